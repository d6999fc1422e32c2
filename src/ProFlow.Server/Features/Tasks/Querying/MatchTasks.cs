using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <param name="Ids">In the order that the query asks for, else in that of the board.</param>
public sealed record TaskMatches(IReadOnlyList<Guid> Ids);

/// <summary>Which tasks of a project a query is about: for a client that has the tasks themselves and follows their changes.</summary>
internal static class MatchTasks
{
    /// <param name="timeZone">An IANA name, for "today" of whoever has chosen none in their profile.</param>
    public static async Task<TaskMatches> Handle(
        Guid projectId, string? query, string? timeZone, ProFlowDb db, NpgsqlDataSource source, Caller caller, Access access, TimeProvider time, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var asked = await TaskQuery.ReadAsync(db, source, query ?? "", mine, new Asker(caller.UserId, timeZone, time.Now()), ct);
        var tasks = db.Set<TaskItem>().AsNoTracking().Where(t => t.ProjectId == projectId).Where(asked.Filter);
        IOrderedQueryable<TaskItem>? ordered = null;
        foreach (var (key, descending) in asked.Order) ordered = key.Order(tasks, ordered, descending);
        ordered = ordered is null ? tasks.OrderBy(t => t.Position).ThenBy(t => t.Id) : ordered.ThenBy(t => t.Position).ThenBy(t => t.Id);
        return new TaskMatches(await ordered.Select(t => t.Id).ToListAsync(ct));
    }
}
