using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class ListStatuses
{
    /// <summary>All of them, in the order of the board: a workflow is short.</summary>
    public static async Task<Page<StatusView>> Handle(Guid projectId, ProFlowDb db, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var rows = await db.Set<Status>().AsNoTracking().Where(s => s.ProjectId == projectId).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(ct);
        return new Page<StatusView>([.. rows.Select(StatusView.Of)], null);
    }
}

internal static class CreateStatus
{
    private const int MaxStatuses = 50;

    public sealed record Request(string? Name, StatusCategory? Category, string? Color, string? Position, int? WipLimit, StatusTransition[]? Transitions, Guid? Id);

    public static async Task<IResult> Handle(Guid projectId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 60);
        invalid.When(request.Category is null, "category", "Choose a category: todo, inProgress, done or cancelled.");
        if (request.Color is not null) invalid.Text("color", request.Color, 1, 20);
        invalid.When(request.Position is not null && !Ordering.IsValid(request.Position), "position", "This is not a position.");
        CheckLimit(invalid, request.WipLimit);
        await Transitions.CheckAsync(db, invalid, projectId, request.Id, request.Transitions, ct);
        invalid.Throw();
        var positions = await db.Set<Status>().Where(s => s.ProjectId == projectId).Select(s => s.Position).ToListAsync(ct);
        if (positions.Count >= MaxStatuses) throw Refusal.Conflict("too_many_statuses", $"A project has at most {MaxStatuses} statuses.");
        var status = new Status
        {
            Id = Id.FromClient(request.Id),
            ProjectId = projectId,
            Name = request.Name!.Trim(),
            Category = request.Category!.Value,
            Color = request.Color,
            Position = request.Position ?? Ordering.Between(positions.Max(StringComparer.Ordinal), null),
            WipLimit = request.WipLimit,
            Transitions = Transitions.Write(request.Transitions, null),
        };
        db.Add(status);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/projects/{projectId}/statuses/{status.Id}", StatusView.Of(status), status.Version));
    }

    public static void CheckLimit(Invalid invalid, int? limit) => invalid.When(limit is < 1 or > 1000, "wipLimit", "Has to be between 1 and 1000, or null for no limit.");
}

internal static class PatchStatus
{
    public sealed record Request(Optional<string> Name, Optional<StatusCategory?> Category, Optional<string?> Color, Optional<string> Position, Optional<int?> WipLimit, Optional<StatusTransition[]?> Transitions);

    /// <summary>A new category goes to the tasks that stand in the status, and with it their moment of completion.</summary>
    public static async Task<IResult> Handle(Guid projectId, Guid statusId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var status = await db.PartAsync<Status>(projectId, statusId, ct);
        command.ExpectVersion(status);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 60);
        invalid.When(request.Category is { IsSet: true, Value: null }, "category", "Can't be null.");
        if (request.Color.Or(null) is { } color) invalid.Text("color", color, 1, 20);
        invalid.When(request.Position.IsSet && !Ordering.IsValid(request.Position.Value), "position", "This is not a position.");
        CreateStatus.CheckLimit(invalid, request.WipLimit.Or(null));
        if (request.Transitions.IsSet) await Transitions.CheckAsync(db, invalid, projectId, statusId, request.Transitions.Value, ct);
        invalid.Throw();
        status.Name = request.Name.IsSet ? request.Name.Value.Trim() : status.Name;
        status.Color = request.Color.Or(status.Color);
        status.Position = request.Position.Or(status.Position);
        status.WipLimit = request.WipLimit.Or(status.WipLimit);
        if (request.Transitions.IsSet) status.Transitions = Transitions.Write(request.Transitions.Value, status.Transitions);
        if (request.Category.Or(null) is { } category && category != status.Category)
        {
            status.Category = category;
            await TaskQueries.EnterAllAsync(db, statusId, statusId, category, command.At, ct);
        }
        return await db.CommitAsync(command, () => Reply.Ok(StatusView.Of(status), status.Version));
    }
}

internal static class DeleteStatus
{
    /// <summary>A status in use asks where its tasks go: ?moveTo= the id of another status of the project.</summary>
    public static async Task<IResult> Handle(Guid projectId, Guid statusId, Guid? moveTo, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var status = await db.PartAsync<Status>(projectId, statusId, ct);
        command.ExpectVersion(status);
        await command.GuardAsync(db, projectId, ct);
        if (await db.Set<Status>().CountAsync(s => s.ProjectId == projectId, ct) == 1) throw Refusal.Conflict("last_status", "A project needs at least one status.");
        var used = await db.Set<TaskItem>().IgnoreQueryFilters().CountAsync(t => t.StatusId == statusId, ct);
        if (used > 0)
        {
            var target = moveTo is { } id && id != statusId
                ? await db.Set<Status>().FirstOrDefaultAsync(s => s.Id == id && s.ProjectId == projectId, ct) ?? throw Refusal.Invalid("moveTo", "There is no such status in this project.")
                : throw Refusal.Conflict("status_in_use", $"{used} tasks have this status. Say with moveTo where they go.", "tasks", used);
            await TaskQueries.EnterAllAsync(db, statusId, target.Id, target.Category, command.At, ct);
        }
        await Transitions.ForgetAsync(db, projectId, statusId, ct);
        db.Remove(status);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
