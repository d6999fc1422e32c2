using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

internal static class TaskQueries
{
    private static readonly Func<ProFlowDb, Guid, Task<TaskItem?>> one = EF.CompileAsyncQuery(
        (ProFlowDb db, Guid id) => db.Set<TaskItem>().AsNoTracking().FirstOrDefault(t => t.Id == id));

    private static readonly Func<ProFlowDb, Guid, Task<TaskItem?>> oneTracked = EF.CompileAsyncQuery(
        (ProFlowDb db, Guid id) => db.Set<TaskItem>().FirstOrDefault(t => t.Id == id));

    private static readonly Func<ProFlowDb, Guid, Guid, Task<string?>> lastPosition = EF.CompileAsyncQuery(
        (ProFlowDb db, Guid projectId, Guid statusId) => db.Set<TaskItem>()
            .Where(t => t.ProjectId == projectId && t.StatusId == statusId).OrderByDescending(t => t.Position).Select(t => t.Position).FirstOrDefault());

    /// <summary>The task to read, if it exists for the caller and they have the endpoint's right.</summary>
    public static async Task<TaskItem> ReadTaskAsync(this ProFlowDb db, Access access, Guid id, CancellationToken ct)
    {
        var task = await one(db, id) ?? throw Refusal.NotFound();
        await access.DemandProjectAsync(task.ProjectId, ct);
        return task;
    }

    /// <summary>The task to write, tracked, with the caller's access to its project.</summary>
    public static async Task<(TaskItem Task, ProjectAccess Access)> WriteTaskAsync(this ProFlowDb db, Access access, Guid id, CancellationToken ct)
    {
        var task = await oneTracked(db, id) ?? throw Refusal.NotFound();
        return (task, await access.DemandProjectAsync(task.ProjectId, ct));
    }

    public static Task<string?> LastPositionAsync(this ProFlowDb db, Guid projectId, Guid statusId) => lastPosition(db, projectId, statusId);

    /// <summary>Gives a column short positions again, in the same order, when many moves to one place have made this task's a long one.</summary>
    /// <param name="place">Works the position out anew, now that the column holds still.</param>
    /// <remarks>
    /// The column's rows are held until the commit: whoever else moves cards there waits and then decides again, and this write,
    /// which touches all of them, does not lose its race time after time.
    /// </remarks>
    public static async Task SpreadColumnAsync(this ProFlowDb db, TaskItem moved, Func<Task<string>>? place, CancellationToken ct)
    {
        if (moved.Position.Length <= Ordering.LongLength) return;
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);
        var column = await db.Set<TaskItem>().FromSql($"SELECT * FROM task WHERE project_id = {moved.ProjectId} AND status_id = {moved.StatusId} AND deleted_at IS NULL ORDER BY id FOR UPDATE").ToListAsync(ct);
        if (place is not null) moved.Position = await place();
        if (moved.Position.Length <= Ordering.LongLength) return;
        string? last = null;
        foreach (var task in column.Where(t => t.Id != moved.Id).Append(moved).OrderBy(t => t.Position, StringComparer.Ordinal).ThenBy(t => t.Id).ToList())
            task.Position = last = Ordering.Between(last, null);
    }

    /// <summary>Tasks in one status go to another, or take over its new category.</summary>
    public static async Task EnterAllAsync(ProFlowDb db, Guid fromStatusId, Guid toStatusId, StatusCategory category, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var task in await db.Set<TaskItem>().IgnoreQueryFilters().Where(t => t.StatusId == fromStatusId).ToListAsync(ct))
        {
            task.Enter(toStatusId, category, now);
            task.UpdatedAt = now;
        }
    }

    /// <summary>A milestone that is going to be deleted leaves its tasks, deleted ones too.</summary>
    public static async Task LeaveMilestoneAsync(ProFlowDb db, Milestone milestone, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var task in await db.Set<TaskItem>().IgnoreQueryFilters().Where(t => t.MilestoneId == milestone.Id).ToListAsync(ct))
            (task.MilestoneId, task.UpdatedAt) = (null, now);
    }

    /// <summary>Refuses a parent that is elsewhere, or one that would make the task its own ancestor.</summary>
    public static async Task CheckParentAsync(this ProFlowDb db, Command command, Invalid invalid, Guid projectId, Guid? taskId, Optional<Guid?> parentId, CancellationToken ct)
    {
        if (parentId.Or(null) is not { } parent) return;
        if (taskId is not null) await command.GuardAsync(db, projectId, ct);
        var parents = await db.Set<TaskItem>().AsNoTracking().Where(t => t.ProjectId == projectId && (t.ParentId != null || t.Id == parent))
            .Select(t => new { t.Id, t.ParentId }).ToDictionaryAsync(t => t.Id, t => t.ParentId, ct);
        // What the same batch or undo has done so far is tracked, not yet stored.
        foreach (var task in Tracked(db).Where(t => t.ProjectId == projectId))
        {
            if (task.DeletedAt is null) parents[task.Id] = task.ParentId;
            else parents.Remove(task.Id);
        }
        if (!parents.ContainsKey(parent))
        {
            invalid.Add("parentId", "There is no such task in this project.");
            return;
        }
        for (Guid? above = parent; above is { } id; above = parents.GetValueOrDefault(id))
        {
            if (id != taskId) continue;
            invalid.Add("parentId", "A task can't be a part of itself or of its own sub-tasks.");
            return;
        }
    }

    /// <summary>The tracked tasks as they stand, without the comparing of all their fields that EF would do first.</summary>
    private static List<TaskItem> Tracked(ProFlowDb db)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. db.ChangeTracker.Entries<TaskItem>().Select(e => e.Entity)];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
