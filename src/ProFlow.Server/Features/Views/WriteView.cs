using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Views;

internal static class CreateView
{
    private const int MaxViews = 200;

    /// <param name="ProjectId">Of one project; without, of all that the reader sees.</param>
    /// <param name="Query">In the query language.</param>
    public sealed record Request(string? Name, string? Icon, ViewLayout? Layout, Guid? ProjectId, string? Query, string? Grouping, string? Sort, Guid? Id);

    /// <summary>Begins as a private one.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, Request request, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var (invalid, userId) = (new Invalid(), caller.UserId);
        ViewQueries.CheckName(invalid, request.Name);
        ViewQueries.CheckIcon(invalid, request.Icon);
        ViewQueries.CheckLayout(invalid, request.Layout, request.ProjectId);
        ViewQueries.CheckWord(invalid, "grouping", request.Grouping);
        ViewQueries.CheckWord(invalid, "sort", request.Sort);
        if (request.ProjectId is { } project && !await db.VisibleProjects(mine, userId).AnyAsync(p => p.Project.Id == project, ct)) invalid.Add("projectId", "There is no such project here.");
        invalid.Throw();
        ViewQueries.CheckQuery(request.Query ?? "");
        if (await db.Set<SavedView>().CountAsync(v => v.WorkspaceId == workspaceId && v.OwnerId == userId, ct) >= MaxViews)
            throw Refusal.Conflict("too_many_views", $"You have {MaxViews} views here. Delete one first.");
        var view = new SavedView
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = workspaceId,
            OwnerId = userId,
            ProjectId = request.ProjectId,
            Name = request.Name!.Trim(),
            Icon = request.Icon,
            Layout = request.Layout!.Value,
            Query = request.Query?.Trim() ?? "",
            Grouping = request.Grouping,
            Sort = request.Sort,
            CreatedAt = command.At,
            UpdatedAt = command.At,
        };
        db.Add(view);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/workspaces/{workspaceId}/views/{view.Id}", SavedViewView.Of(view), view.Version));
    }
}

internal static class PatchView
{
    public sealed record Request(Optional<string> Name, Optional<string?> Icon, Optional<ViewLayout?> Layout, Optional<string> Query, Optional<string?> Grouping, Optional<string?> Sort);

    public static async Task<IResult> Handle(Guid workspaceId, Guid viewId, Request request, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var view = await db.WriteViewAsync(mine, caller.UserId, viewId, ct);
        command.ExpectVersion(view);
        var invalid = new Invalid();
        if (request.Name.IsSet) ViewQueries.CheckName(invalid, request.Name.Value);
        ViewQueries.CheckIcon(invalid, request.Icon.Or(null));
        if (request.Layout.IsSet) ViewQueries.CheckLayout(invalid, request.Layout.Value, view.ProjectId);
        invalid.When(request.Query is { IsSet: true, Value: null }, "query", "Can't be null.");
        ViewQueries.CheckWord(invalid, "grouping", request.Grouping.Or(null));
        ViewQueries.CheckWord(invalid, "sort", request.Sort.Or(null));
        invalid.Throw();
        var query = request.Query.IsSet ? request.Query.Value!.Trim() : view.Query;
        ViewQueries.CheckQuery(query);
        view.Name = request.Name.IsSet ? request.Name.Value.Trim() : view.Name;
        view.Icon = request.Icon.Or(view.Icon);
        view.Layout = request.Layout.Or(view.Layout) ?? view.Layout;
        view.Query = query;
        view.Grouping = request.Grouping.Or(view.Grouping);
        view.Sort = request.Sort.Or(view.Sort);
        if (db.ChangeTracker.HasChanges()) view.UpdatedAt = command.At;
        return await db.CommitAsync(command, () => Reply.Ok(SavedViewView.Of(view), view.Version));
    }
}

/// <summary>Shows a view to the team, or to its owner alone again: a new view in the place of the old one, as one command.</summary>
internal static class ShareView
{
    /// <param name="Id">Of the view that comes in its place.</param>
    public sealed record Request(bool? Shared, Guid? Id);

    public static async Task<IResult> Handle(Guid workspaceId, Guid viewId, Request request, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var view = await db.WriteViewAsync(mine, caller.UserId, viewId, ct);
        command.ExpectVersion(view);
        var shared = request.Shared ?? throw Refusal.Invalid("shared", "Can't be null.");
        if (shared == view.Shared) return Reply.Ok(SavedViewView.Of(view), view.Version);
        var other = new SavedView
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = workspaceId,
            OwnerId = view.OwnerId,
            ProjectId = view.ProjectId,
            Shared = shared,
            Name = view.Name,
            Icon = view.Icon,
            Layout = view.Layout,
            Query = view.Query,
            Grouping = view.Grouping,
            Sort = view.Sort,
            CreatedAt = view.CreatedAt,
            UpdatedAt = command.At,
        };
        db.Add(other);
        db.Remove(view);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/workspaces/{workspaceId}/views/{other.Id}", SavedViewView.Of(other), other.Version));
    }
}

internal static class DeleteView
{
    public static async Task<IResult> Handle(Guid workspaceId, Guid viewId, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var view = await db.WriteViewAsync(mine, caller.UserId, viewId, ct);
        command.ExpectVersion(view);
        db.Remove(view);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
