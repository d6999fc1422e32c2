using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Search;

/// <param name="Title">The task's title; a file's own name.</param>
/// <param name="Snippet">The words around what was found, plain text on one line; empty if the title says it all.</param>
/// <param name="TitleMarks">What of the title was looked for.</param>
/// <param name="Exact">The task whose key was typed.</param>
public sealed record SearchResult(
    SearchKind Type, Guid Id, string Title, string Snippet, double Score, IReadOnlyList<Mark> TitleMarks, IReadOnlyList<Mark> SnippetMarks,
    Guid TaskId, string TaskKey, Guid ProjectId, StatusCategory Category, string? AuthorName, DateTimeOffset At, bool Exact);

internal static partial class SearchWorkspace
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>Of a long text only the beginning is read for the snippet.</summary>
    private const int SnippetReach = 20_000;

    private static readonly SearchKind[] allKinds = Enum.GetValues<SearchKind>();

    /// <param name="Q">Words; the last may be unfinished. "In quotes": next to each other. A key, WEB-42, comes first.</param>
    /// <param name="Type">task, comment, file, comma-separated.</param>
    public sealed record Query(string? Q, string? Type, Guid? ProjectId, int? Limit, string? Cursor);

    public static async Task<Page<SearchResult>> Handle(Guid workspaceId, [AsParameters] Query query, ProFlowDb db, Caller caller, Access access, ISearchEngine engine, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var limit = query.Limit ?? DefaultLimit;
        var invalid = new Invalid();
        invalid.Text("q", query.Q, 1, SearchWords.MaxLength);
        invalid.When(limit is < 1 or > MaxLimit, "limit", $"Has to be between 1 and {MaxLimit}.");
        var kinds = Kinds(query.Type, invalid);
        invalid.Throw();
        var request = new SearchRequest(mine, caller.UserId, query.Q!, kinds, query.ProjectId, limit, Paging.Decode<HitPlace>(query.Cursor));
        var hits = await engine.FindAsync(request, ct);
        var page = hits.Items.Take(limit).ToList();
        var results = await ReadAsync(db, page, hits.Words, ct);
        if (request.After is null && kinds.Contains(SearchKind.Task) && await ByKeyAsync(db, request, ct) is { } exact)
            results = [exact, .. results.Where(r => r.Id != exact.Id)];
        return new Page<SearchResult>(results, hits.Items.Count > limit ? Paging.Encode(page[^1].Place) : null);
    }

    private static IReadOnlyList<SearchKind> Kinds(string? types, Invalid invalid)
    {
        if (string.IsNullOrEmpty(types)) return allKinds;
        var kinds = new List<SearchKind>();
        foreach (var type in types.Split(','))
        {
            if (type.All(char.IsAsciiLetter) && Enum.TryParse<SearchKind>(type, true, out var kind)) kinds.Add(kind);
            else invalid.Add("type", "Has to be task, comment or file, or several of them with commas between.");
        }
        return kinds;
    }

    /// <summary>What the hits show, from the rows as they are now: a row that has gone since it was indexed is left out.</summary>
    private static async Task<List<SearchResult>> ReadAsync(ProFlowDb db, IReadOnlyList<SearchHit> hits, IReadOnlyCollection<string> words, CancellationToken ct)
    {
        var ids = hits.Select(h => h.Id).ToList();
        var taskIds = hits.Select(h => h.TaskId).Distinct().ToList();
        var tasks = await db.Set<TaskItem>().AsNoTracking().Where(t => taskIds.Contains(t.Id))
            .Select(t => new { t.Id, t.Key, t.ProjectId, t.Title, t.Category, Description = t.Description.Substring(0, SnippetReach) }).ToDictionaryAsync(t => t.Id, ct);
        var comments = !hits.Any(h => h.Kind == SearchKind.Comment) ? [] : await db.Set<Comment>().AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.AuthorName, Body = c.Body.Substring(0, SnippetReach) }).ToDictionaryAsync(c => c.Id, ct);
        var files = !hits.Any(h => h.Kind == SearchKind.File) ? [] : await db.Set<Attachment>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var results = new List<SearchResult>();
        foreach (var hit in hits)
        {
            if (!tasks.TryGetValue(hit.TaskId, out var task) || task.ProjectId != hit.ProjectId) continue;
            var comment = comments.GetValueOrDefault(hit.Id);
            var file = files.GetValueOrDefault(hit.Id);
            if ((hit.Kind == SearchKind.Comment && comment is null) || (hit.Kind == SearchKind.File && file is null)) continue;
            var (snippet, marks) = Excerpt.Around(hit.Kind switch { SearchKind.Task => task.Description, SearchKind.Comment => comment!.Body, _ => "" }, words);
            var title = file ?? task.Title;
            results.Add(new SearchResult(
                hit.Kind, hit.Id, title, snippet, hit.Score / 1_000_000d, Excerpt.Marks(title, words), marks,
                task.Id, task.Key, task.ProjectId, task.Category, comment?.AuthorName, hit.At, false));
        }
        return results;
    }

    private static async Task<SearchResult?> ByKeyAsync(ProFlowDb db, SearchRequest request, CancellationToken ct)
    {
        var key = request.Typed.Trim().ToUpperInvariant();
        if (!Key().IsMatch(key)) return null;
        var (workspaceId, projectId) = (request.Asker.WorkspaceId, request.ProjectId);
        var projects = Workspaces.WorkspaceQueries.VisibleProjects(db, request.Asker, request.UserId).Select(p => p.Project.Id);
        var task = await db.Set<TaskItem>().AsNoTracking()
            .FirstOrDefaultAsync(t => t.WorkspaceId == workspaceId && t.Key == key && projects.Contains(t.ProjectId) && (projectId == null || t.ProjectId == projectId), ct);
        return task is null ? null : new SearchResult(
            SearchKind.Task, task.Id, task.Title, Excerpt.Around(Cut.To(task.Description, SnippetReach), []).Text, 1, [], [],
            task.Id, task.Key, task.ProjectId, task.Category, null, task.UpdatedAt, true);
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{0,9}-[0-9]{1,9}$")]
    private static partial Regex Key();
}
