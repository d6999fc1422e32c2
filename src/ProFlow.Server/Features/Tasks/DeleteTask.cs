using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

internal static class DeleteTask
{
    /// <summary>Takes the task and its sub-tasks out of sight, as one command; nothing is erased.</summary>
    public static async Task<IResult> Handle(Guid taskId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var (task, _) = await db.WriteTaskAsync(access, taskId, ct);
        command.ExpectVersion(task);
        await ApplyAsync(db, task, command.At, ct);
        return await db.CommitAsync(command, Reply.NoContent);
    }

    public static async Task ApplyAsync(ProFlowDb db, TaskItem task, DateTimeOffset now, CancellationToken ct)
    {
        (task.DeletedAt, task.UpdatedAt) = (now, now);
        List<Guid> parents = [task.Id];
        while (parents.Count > 0)
        {
            var children = await db.Set<TaskItem>().Where(t => t.ParentId != null && parents.Contains(t.ParentId.Value)).ToListAsync(ct);
            children.RemoveAll(c => c.DeletedAt is not null);
            foreach (var child in children) (child.DeletedAt, child.UpdatedAt) = (now, now);
            parents = [.. children.Select(c => c.Id)];
        }
    }
}
