using System.Linq.Expressions;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Search;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>A query that somebody may ask, ready for the database.</summary>
/// <param name="Order">Empty: as the list does it by itself.</param>
/// <param name="OrderName">The order, spelt one way.</param>
internal sealed record TaskQuery(Expression<Func<TaskItem, bool>> Filter, IReadOnlyList<(TaskSortKey Key, bool Descending)> Order, string OrderName)
{
    /// <summary>Reads a query asked of one project.</summary>
    /// <exception cref="Refusal">400 with the place, what was expected and what was perhaps meant.</exception>
    public static Task<TaskQuery> ReadAsync(ProFlowDb db, NpgsqlDataSource source, string text, ProjectAccess mine, Asker asker, CancellationToken ct)
    {
        var projects = db.Set<Project>().Where(p => p.Id == mine.ProjectId).Select(p => p.Id);
        return ReadAsync(db, source, text, mine.WorkspaceId, projects, mine.IsGuest, asker, ct);
    }

    /// <summary>Reads a query asked of all projects of a workspace that exist for the asker.</summary>
    /// <inheritdoc cref="ReadAsync(ProFlowDb, NpgsqlDataSource, string, ProjectAccess, Asker, CancellationToken)"/>
    public static Task<TaskQuery> ReadAsync(ProFlowDb db, NpgsqlDataSource source, string text, WorkspaceAccess mine, Asker asker, CancellationToken ct) =>
        ReadAsync(db, source, text, mine.WorkspaceId, db.VisibleProjects(mine, asker.UserId).Select(p => p.Project.Id), !mine.May(Right.TeamComments), asker, ct);

    private static async Task<TaskQuery> ReadAsync(
        ProFlowDb db, NpgsqlDataSource source, string text, Guid workspaceId, IQueryable<Guid> projects, bool isGuest, Asker asker, CancellationToken ct)
    {
        try
        {
            var syntax = QueryParser.Parse(text);
            var scope = new QueryScope
            {
                UserId = asker.UserId,
                Zone = await QueryScope.ZoneOfAsync(db, asker.UserId, asker.TimeZone, ct),
                Now = asker.Now,
                Tasks = db.Set<TaskItem>(),
                Documents = db.Set<SearchDocument>().Where(d => d.WorkspaceId == workspaceId && projects.Contains(d.ProjectId) && !(isGuest && d.Internal)),
            };
            await scope.LoadAsync(db, source, workspaceId, projects, syntax, ct);
            return new TaskQuery(QueryTranslation.Filter(syntax.Filter, scope), QueryTranslation.Order(syntax), QueryPrinter.Print(syntax with { Filter = null }));
        }
        catch (QueryProblem problem)
        {
            throw Refusal.BadQuery(problem.Message, problem.At.Start, problem.At.Length, problem.Expected, problem.Suggestion);
        }
    }
}

/// <param name="TimeZone">That of the device, for whoever has not chosen one.</param>
internal sealed record Asker(Guid UserId, string? TimeZone, DateTimeOffset Now);
