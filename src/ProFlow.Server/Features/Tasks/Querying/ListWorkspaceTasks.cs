using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>Tasks of all projects of a workspace that exist for the caller.</summary>
internal static class ListWorkspaceTasks
{
    private static readonly IReadOnlyList<(TaskSortKey Key, bool Descending)> newest = [(TaskOrder.Updated, true)];

    /// <param name="query">In the query language; nothing: all, the last changed first.</param>
    /// <param name="timeZone">An IANA name, for "today" of whoever has chosen none in their profile.</param>
    public static async Task<Page<TaskView>> Handle(
        Guid workspaceId, string? query, string? timeZone, int? limit, string? cursor, ProFlowDb db, NpgsqlDataSource source, Caller caller, Access access, TimeProvider time, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var userId = caller.UserId;
        var asked = await TaskQuery.ReadAsync(db, source, query ?? "", mine, new Asker(userId, timeZone, time.Now()), ct);
        var projects = db.VisibleProjects(mine, userId).Select(p => p.Project.Id);
        var tasks = db.Set<TaskItem>().AsNoTracking().Where(t => t.WorkspaceId == workspaceId && projects.Contains(t.ProjectId)).Where(asked.Filter);
        return await TaskOrder.PageAsync(tasks, asked.OrderName, asked.Order.Count > 0 ? asked.Order : newest, Paging.Limit(limit), cursor, ct);
    }
}
