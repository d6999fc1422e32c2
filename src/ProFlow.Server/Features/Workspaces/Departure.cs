using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <summary>Somebody leaves a workspace for good, and what they had in hand goes to somebody else or to nobody.</summary>
internal static class Departure
{
    private static readonly StatusCategory[] open = [StatusCategory.Todo, StatusCategory.InProgress];

    /// <summary>The open tasks that somebody has in a workspace.</summary>
    public static IQueryable<TaskItem> OpenTasks(ProFlowDb db, Guid workspaceId, Guid userId) =>
        from t in db.Set<TaskItem>()
        join p in db.Set<Project>() on t.ProjectId equals p.Id
        where p.WorkspaceId == workspaceId && t.AssigneeIds.Contains(userId) && open.Contains(t.Category)
        select t;

    /// <summary>
    /// Takes the member and their roles in projects away. Open tasks go to the successor where the project exists for them, else they lose the
    /// assignee; closed ones, comments and hours stay as they are, with the name that was written with them.
    /// </summary>
    public static async Task LeaveAsync(ProFlowDb db, Command command, AccessBook book, WorkspaceMember member, Guid? successorId, CancellationToken ct)
    {
        db.Remove(member);
        db.RemoveRange(await db.Set<ProjectMember>().Where(m => m.WorkspaceId == member.WorkspaceId && m.UserId == member.UserId).ToListAsync(ct));
        foreach (var task in await OpenTasks(db, member.WorkspaceId, member.UserId).ToListAsync(ct))
        {
            var successor = successorId is { } id && await book.InProjectAsync(db, id, task.ProjectId, ct) is not null ? successorId : null;
            task.AssigneeIds = [.. task.AssigneeIds.Select(a => a == member.UserId ? successor : a).OfType<Guid>().Distinct()];
            task.UpdatedAt = command.At;
        }
    }

    /// <summary>A workspace that nobody is left in.</summary>
    public static async Task CloseAsync(ProFlowDb db, Command command, Guid workspaceId, CancellationToken ct)
    {
        if (await db.Set<Workspace>().FirstOrDefaultAsync(w => w.Id == workspaceId, ct) is { } workspace) (workspace.DeletedAt, workspace.UpdatedAt) = (command.At, command.At);
    }
}
