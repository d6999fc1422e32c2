using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

internal static class MoveTask
{
    /// <param name="StatusId">The column; the task's own if absent.</param>
    /// <param name="AfterId">The task that it comes to stand below.</param>
    /// <param name="BeforeId">The task that it comes to stand above. With neither it goes to the bottom.</param>
    /// <param name="Position">The place itself, from a client that has worked it out; the neighbours are not looked at then.</param>
    public sealed record Request(Guid? StatusId, Guid? AfterId, Guid? BeforeId, string? Position);

    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, ProjectSettingsBook settings, CancellationToken ct)
    {
        var (task, mine) = await db.WriteTaskAsync(access, taskId, ct);
        command.ExpectVersion(task);
        var project = await settings.OfAsync(db, mine.ProjectId, ct);
        var status = project.Status(request.StatusId ?? task.StatusId) ?? throw Refusal.Invalid("statusId", "There is no such status in this project.");
        Transitions.Demand(project, mine, task.StatusId, status);
        Task<string> Place() => PlaceAsync(db, task, status.Id, request, ct);
        task.Position = await Place();
        task.Enter(status.Id, status.Category, command.At);
        task.UpdatedAt = command.At;
        await db.SpreadColumnAsync(task, Place, ct);
        return await db.CommitAsync(command, () => Reply.Ok(TaskView.Of(task), task.Version));
    }

    private static async Task<string> PlaceAsync(ProFlowDb db, TaskItem task, Guid statusId, Request request, CancellationToken ct)
    {
        var column = db.Set<TaskItem>().AsNoTracking().Where(t => t.ProjectId == task.ProjectId && t.StatusId == statusId && t.Id != task.Id);
        if (request.Position is { } given) return Ordering.IsValid(given) ? given : throw Refusal.Invalid("position", "This is not a position.");
        if (request.AfterId is { } afterId)
        {
            var above = await NeighbourAsync(column, "afterId", afterId, ct);
            var below = await column.Where(t => t.Position.CompareTo(above) > 0).OrderBy(t => t.Position).Select(t => t.Position).FirstOrDefaultAsync(ct);
            return Ordering.Between(above, below);
        }
        if (request.BeforeId is { } beforeId)
        {
            var below = await NeighbourAsync(column, "beforeId", beforeId, ct);
            var above = await column.Where(t => t.Position.CompareTo(below) < 0).OrderByDescending(t => t.Position).Select(t => t.Position).FirstOrDefaultAsync(ct);
            return Ordering.Between(above, below);
        }
        return Ordering.Between(await db.LastPositionAsync(task.ProjectId, statusId), null);
    }

    private static async Task<string> NeighbourAsync(IQueryable<TaskItem> column, string field, Guid id, CancellationToken ct) =>
        await column.Where(t => t.Id == id).Select(t => t.Position).FirstOrDefaultAsync(ct)
        ?? throw Refusal.Invalid(field, "This task is not in that column (any more).");
}
