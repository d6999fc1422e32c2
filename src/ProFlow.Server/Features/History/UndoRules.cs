using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.History;

/// <summary>Rules hold for an undo as for any command: what would break one stays undone and is reported, and what follows from something else follows it again.</summary>
internal static class UndoRules
{
    /// <summary>A task's fields that follow from its status or add up: others' edits in between are no conflict.</summary>
    public static bool IsDerived(string field) => field is "category" or "completedAt" or "trackedMinutes";

    /// <summary>A sum loses what the command had added; the others are settled by <see cref="KeepAsync"/>.</summary>
    public static object? Derive(object? now, object? set, object? was) => (now, set, was) is (int sum, int after, int before) ? sum - (after - before) : was;

    public static async Task KeepAsync(ProFlowDb db, Command command, List<UndoConflict> conflicts, CancellationToken ct)
    {
        await KeepMembersAsync(db, conflicts, ct);
        await KeepLinksAsync(db, command, conflicts, ct);
        await KeepReactionsAsync(db, command, conflicts, ct);
        await KeepParentsAsync(db, command, conflicts, ct);
        KeepDates(db, conflicts);
        await FollowStatusesAsync(db, command, conflicts, ct);
        await FollowLabelsAsync(db, command, ct);
        await FollowMilestonesAsync(db, command, conflicts, ct);
        await FollowKeysAsync(db, ct);
    }

    private static List<T> In<T>(ProFlowDb db, EntityState state) where T : Entity =>
        [.. db.ChangeTracker.Entries<T>().Where(e => e.State == state).Select(e => e.Entity)];

    private static async Task KeepMembersAsync(ProFlowDb db, List<UndoConflict> conflicts, CancellationToken ct)
    {
        foreach (var member in In<ProjectMember>(db, EntityState.Added))
        {
            if (await db.Set<WorkspaceMember>().AnyAsync(m => m.WorkspaceId == member.WorkspaceId && m.UserId == member.UserId, ct)) continue;
            db.Entry(member).State = EntityState.Detached;
            conflicts.Add(new UndoConflict("projectMember", member.Id, null, "They have left the workspace since."));
        }
    }

    private static async Task KeepLinksAsync(ProFlowDb db, Command command, List<UndoConflict> conflicts, CancellationToken ct)
    {
        foreach (var link in In<Dependency>(db, EntityState.Added))
        {
            await command.GuardAsync(db, link.ProjectId, ct);
            if (await DependencyRules.PathAsync(db, link.SuccessorId, link.PredecessorId, link.ProjectId, ct) is null) continue;
            db.Entry(link).State = EntityState.Detached;
            conflicts.Add(new UndoConflict("dependency", link.Id, null, "Links that were made since would close a circle with it."));
        }
    }

    /// <summary>A comment that goes takes along what others have said to it since; a reaction comes back once, and to a comment that is there.</summary>
    private static async Task KeepReactionsAsync(ProFlowDb db, Command command, List<UndoConflict> conflicts, CancellationToken ct)
    {
        if (In<Comment>(db, EntityState.Deleted) is { Count: > 0 } gone) await ReactionKinds.RemoveOfAsync(db, [.. gone.Select(c => c.Id)], ct);
        foreach (var reaction in In<Reaction>(db, EntityState.Added))
        {
            await command.GuardAsync(db, reaction.CommentId, ct);
            var again = await db.Set<Reaction>().AnyAsync(r => r.CommentId == reaction.CommentId && r.UserId == reaction.UserId && r.Kind == reaction.Kind, ct);
            if (!again && (In<Comment>(db, EntityState.Added).Exists(c => c.Id == reaction.CommentId) || await db.Set<Comment>().AnyAsync(c => c.Id == reaction.CommentId, ct))) continue;
            db.Entry(reaction).State = EntityState.Detached;
            conflicts.Add(new UndoConflict("reaction", reaction.Id, null, again ? "They have reacted like this again since." : "The comment is gone."));
        }
    }

    private static async Task KeepParentsAsync(ProFlowDb db, Command command, List<UndoConflict> conflicts, CancellationToken ct)
    {
        foreach (var entry in db.ChangeTracker.Entries<TaskItem>().Where(e => e.State == EntityState.Modified && e.Property(t => t.ParentId).IsModified).ToList())
        {
            var invalid = new Invalid();
            await TaskQueries.CheckParentAsync(db, command, invalid, entry.Entity.ProjectId, entry.Entity.Id, entry.Entity.ParentId, ct);
            if (!invalid.Any) continue;
            entry.Entity.ParentId = (Guid?)entry.OriginalValues[nameof(TaskItem.ParentId)];
            conflicts.Add(new UndoConflict("task", entry.Entity.Id, "parentId", "The task that it was a part of is gone, or a part of it by now."));
        }
    }

    private static void KeepDates(ProFlowDb db, List<UndoConflict> conflicts)
    {
        foreach (var entry in db.ChangeTracker.Entries<TaskItem>().Where(e => e.State == EntityState.Modified && e.Entity.DueDate < e.Entity.StartDate).ToList())
        {
            (entry.Property(t => t.StartDate).CurrentValue, entry.Property(t => t.DueDate).CurrentValue) =
                (entry.Property(t => t.StartDate).OriginalValue, entry.Property(t => t.DueDate).OriginalValue);
            conflicts.Add(new UndoConflict("task", entry.Entity.Id, "startDate", "With the dates of today it would begin after its end."));
        }
        foreach (var entry in db.ChangeTracker.Entries<Project>().Where(e => e.State == EntityState.Modified && e.Entity.DueDate < e.Entity.StartDate).ToList())
        {
            (entry.Property(p => p.StartDate).CurrentValue, entry.Property(p => p.DueDate).CurrentValue) =
                (entry.Property(p => p.StartDate).OriginalValue, entry.Property(p => p.DueDate).OriginalValue);
            conflicts.Add(new UndoConflict("project", entry.Entity.Id, "startDate", "With the dates of today it would begin after its end."));
        }
    }

    /// <summary>Category and completion come from the status that a task ends up in, which may be gone or mean something else by now.</summary>
    private static async Task FollowStatusesAsync(ProFlowDb db, Command command, List<UndoConflict> conflicts, CancellationToken ct)
    {
        foreach (var status in In<Status>(db, EntityState.Modified))
        {
            foreach (var task in await db.Set<TaskItem>().IgnoreQueryFilters().Where(t => t.StatusId == status.Id).ToListAsync(ct))
            {
                if (task.StatusId != status.Id || task.Category == status.Category) continue;
                task.Enter(status.Id, status.Category, command.At);
                task.UpdatedAt = command.At;
            }
        }
        foreach (var entry in db.ChangeTracker.Entries<TaskItem>().Where(e => e.State == EntityState.Modified).ToList())
        {
            var (task, was) = (entry.Entity, entry.OriginalValues);
            if (await db.Set<Status>().FindAsync([task.StatusId], ct) is not { } status)
            {
                task.StatusId = (Guid)was[nameof(TaskItem.StatusId)]!;
                conflicts.Add(new UndoConflict("task", task.Id, "statusId", "The status that it was in is gone."));
                status = (await db.Set<Status>().FindAsync([task.StatusId], ct))!;
            }
            task.Category = status.Category;
            task.CompletedAt = status.Category == StatusCategory.Done ? task.CompletedAt ?? (DateTimeOffset?)was[nameof(TaskItem.CompletedAt)] ?? command.At : null;
        }
    }

    private static async Task FollowLabelsAsync(ProFlowDb db, Command command, CancellationToken ct)
    {
        foreach (var label in In<Label>(db, EntityState.Deleted))
        {
            foreach (var task in await db.Set<TaskItem>().IgnoreQueryFilters().Where(t => t.ProjectId == label.ProjectId && t.LabelIds.Contains(label.Id)).ToListAsync(ct))
                (task.LabelIds, task.UpdatedAt) = ([.. task.LabelIds.Where(id => id != label.Id)], command.At);
        }
    }

    private static async Task FollowMilestonesAsync(ProFlowDb db, Command command, List<UndoConflict> conflicts, CancellationToken ct)
    {
        foreach (var milestone in In<Milestone>(db, EntityState.Deleted)) await TaskQueries.LeaveMilestoneAsync(db, milestone, command.At, ct);
        foreach (var entry in db.ChangeTracker.Entries<TaskItem>().Where(e => e.State == EntityState.Modified && e.Property(t => t.MilestoneId).IsModified).ToList())
        {
            if (entry.Entity.MilestoneId is not { } id || (await db.Set<Milestone>().FindAsync([id], ct) is { } there && db.Entry(there).State != EntityState.Deleted)) continue;
            entry.Entity.MilestoneId = null;
            conflicts.Add(new UndoConflict("task", entry.Entity.Id, "milestoneId", "The milestone that it was for is gone."));
        }
    }

    private static async Task FollowKeysAsync(ProFlowDb db, CancellationToken ct)
    {
        foreach (var project in db.ChangeTracker.Entries<Project>().Where(e => e.State == EntityState.Modified && e.Property(p => p.Key).IsModified).Select(e => e.Entity).ToList())
        {
            foreach (var task in await db.Set<TaskItem>().IgnoreQueryFilters().Where(t => t.ProjectId == project.Id).ToListAsync(ct)) task.Rekey(project.Key);
        }
    }
}
