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
    public sealed record Request(Guid? StatusId, Guid? AfterId, Guid? BeforeId);

    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, ProjectSettingsBook settings, CancellationToken ct)
    {
        var (task, mine) = await db.WriteTaskAsync(access, taskId, ct);
        command.ExpectVersion(task);
        var project = await settings.OfAsync(db, mine.ProjectId, ct);
        var status = project.Status(request.StatusId ?? task.StatusId) ?? throw Refusal.Invalid("statusId", "There is no such status in this project.");
        var place = await PlaceAsync(db, task, status.Id, request, ct);
        task.Position = place.Length <= Ordering.MaxLength ? place : await SpreadAsync(db, task, status.Id, place, ct);
        task.Enter(status.Id, status.Category, command.At);
        task.UpdatedAt = command.At;
        return await db.CommitAsync(command, () => Reply.Ok(TaskView.Of(task), task.Version));
    }

    private static async Task<string> PlaceAsync(ProFlowDb db, TaskItem task, Guid statusId, Request request, CancellationToken ct)
    {
        var column = db.Set<TaskItem>().AsNoTracking().Where(t => t.ProjectId == task.ProjectId && t.StatusId == statusId && t.Id != task.Id);
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

    /// <summary>Gives a whole column short positions again: due after a thousand moves to one and the same place.</summary>
    private static async Task<string> SpreadAsync(ProFlowDb db, TaskItem task, Guid statusId, string place, CancellationToken ct)
    {
        var column = await db.Set<TaskItem>().Where(t => t.ProjectId == task.ProjectId && t.StatusId == statusId && t.Id != task.Id)
            .OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(ct);
        var at = column.TakeWhile(t => string.CompareOrdinal(t.Position, place) < 0).Count();
        var (last, own) = ((string?)null, "");
        for (var i = 0; i <= column.Count; i++)
        {
            if (i == at) own = last = Ordering.Between(last, null);
            if (i < column.Count) column[i].Position = last = Ordering.Between(last, null);
        }
        return own;
    }

    private static async Task<string> NeighbourAsync(IQueryable<TaskItem> column, string field, Guid id, CancellationToken ct) =>
        await column.Where(t => t.Id == id).Select(t => t.Position).FirstOrDefaultAsync(ct)
        ?? throw Refusal.Invalid(field, "This task is not in that column (any more).");
}
