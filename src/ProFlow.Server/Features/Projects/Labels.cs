using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class ListLabels
{
    private sealed record Position(string Name, Guid Id);

    public static async Task<Page<LabelView>> Handle(Guid projectId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor);
        var rows = await db.Set<Label>().AsNoTracking()
            .Where(l => l.ProjectId == projectId && (after == null || string.Compare(l.Name, after.Name) > 0 || (l.Name == after.Name && l.Id > after.Id)))
            .OrderBy(l => l.Name).ThenBy(l => l.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, LabelView.Of, l => new Position(l.Name, l.Id));
    }
}

internal static class CreateLabel
{
    public sealed record Request(string? Name, string? Color, Guid? Id);

    public static async Task<IResult> Handle(Guid projectId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 60);
        if (request.Color is not null) invalid.Text("color", request.Color, 1, 20);
        invalid.Throw();
        var label = new Label { Id = Id.FromClient(request.Id), ProjectId = projectId, Name = request.Name!.Trim(), Color = request.Color };
        db.Add(label);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/projects/{projectId}/labels/{label.Id}", LabelView.Of(label), label.Version));
    }
}

internal static class PatchLabel
{
    public sealed record Request(Optional<string> Name, Optional<string?> Color);

    public static async Task<IResult> Handle(Guid projectId, Guid labelId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var label = await db.PartAsync<Label>(projectId, labelId, ct);
        command.ExpectVersion(label);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 60);
        if (request.Color.Or(null) is { } color) invalid.Text("color", color, 1, 20);
        invalid.Throw();
        label.Name = request.Name.IsSet ? request.Name.Value.Trim() : label.Name;
        label.Color = request.Color.Or(label.Color);
        return await db.CommitAsync(command, () => Reply.Ok(LabelView.Of(label), label.Version));
    }
}

internal static class DeleteLabel
{
    /// <summary>The label leaves its tasks in the same command.</summary>
    public static async Task<IResult> Handle(Guid projectId, Guid labelId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var label = await db.PartAsync<Label>(projectId, labelId, ct);
        command.ExpectVersion(label);
        foreach (var task in await db.Set<TaskItem>().IgnoreQueryFilters().Where(t => t.ProjectId == projectId && t.LabelIds.Contains(labelId)).ToListAsync(ct))
            (task.LabelIds, task.UpdatedAt) = ([.. task.LabelIds.Where(id => id != labelId)], command.At);
        db.Remove(label);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
