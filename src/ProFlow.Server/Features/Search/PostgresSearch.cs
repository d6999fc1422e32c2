using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;

namespace ProFlow.Server.Features.Search;

/// <summary>
/// Three stages, each only if the one before leaves room: all words, the last as a beginning; then words that are spelt alike in place of
/// those that nobody has written; and for what has no words at all, such as an emoji, titles that contain it.
/// </summary>
internal sealed class PostgresSearch(ProFlowDb db, NpgsqlDataSource source) : ISearchEngine
{
    /// <summary>Of a word that stands in more texts, this many hits are ranked: what is looked for that broadly is found by one more word.</summary>
    private const int MostRanked = 5000;

    private const int Enough = 3;
    private const int ShortestToCorrect = 4;
    private const double MillionthsOfRank = 1_000_000;

    // Of D, C, B and A: a word in a title counts five times as much as one in a text.
    private static readonly float[] weights = [0.05f, 0.2f, 0.5f, 1.0f];

    public async Task<SearchHits> FindAsync(SearchRequest request, CancellationToken ct)
    {
        var words = await SearchWords.ReadAsync(source, request.Typed, ct);
        if (words.IsEmpty) return new SearchHits(await ContainingAsync(request, ct), []);
        var hits = await RankedAsync(request, words.ToTsQuery(), ct);
        var spelling = words.All.ToHashSet();
        if (hits.Count >= Enough || request.After is not null) return new SearchHits(hits, spelling);
        var alike = await AlikeAsync(request.Asker.WorkspaceId, spelling, ct);
        if (alike.Count == 0) return new SearchHits(hits, spelling);
        var more = await RankedAsync(request, words.ToTsQuery(alike), ct);
        spelling.UnionWith(alike.Values.SelectMany(w => w));
        return new SearchHits([.. hits, .. more.ExceptBy(hits.Select(h => h.Id), h => h.Id)], spelling);
    }

    private async Task<List<SearchHit>> RankedAsync(SearchRequest request, string query, CancellationToken ct)
    {
        var found = Visible(request).Where(d => d.Words.Matches(EF.Functions.ToTsQuery("simple", query)))
            .Select(d => new { d.Kind, d.Id, d.ProjectId, d.TaskId, d.At, d.Words }).Take(MostRanked);
        var scored = found.Select(d => new
        {
            d.Kind,
            d.Id,
            d.ProjectId,
            d.TaskId,
            d.At,
            Score = (int)(d.Words.Rank(weights, EF.Functions.ToTsQuery("simple", query), NpgsqlTsRankingNormalization.DivideBy1PlusLogLength) * MillionthsOfRank),
        });
        if (request.After is { } after)
            scored = scored.Where(d => d.Score < after.Score || (d.Score == after.Score && (d.At < after.At || (d.At == after.At && d.Id > after.Id))));
        var rows = await scored.OrderByDescending(d => d.Score).ThenByDescending(d => d.At).ThenBy(d => d.Id).Take(request.Limit + 1).ToListAsync(ct);
        return [.. rows.Select(d => new SearchHit(d.Kind, d.Id, d.ProjectId, d.TaskId, d.Score, d.At))];
    }

    /// <summary>Documents of projects that exist for the asker, without what is for the team alone if they are a guest.</summary>
    private IQueryable<SearchDocument> Visible(SearchRequest request)
    {
        var (workspaceId, isGuest, kinds) = (request.Asker.WorkspaceId, !request.Asker.May(Platform.Access.Right.TeamComments), request.Kinds);
        var projects = db.VisibleProjects(request.Asker, request.UserId).Select(p => p.Project.Id);
        var documents = db.Set<SearchDocument>().AsNoTracking()
            .Where(d => d.WorkspaceId == workspaceId && projects.Contains(d.ProjectId) && kinds.Contains(d.Kind) && !(isGuest && d.Internal));
        if (request.ProjectId is { } project) documents = documents.Where(d => d.ProjectId == project);
        return documents;
    }

    /// <summary>For each word long enough to be mistyped, those of the workspace's titles that are spelt most alike. They are only looked for, never told.</summary>
    private async Task<Dictionary<string, IReadOnlyList<string>>> AlikeAsync(Guid workspaceId, IEnumerable<string> words, CancellationToken ct)
    {
        var alike = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var word in words.Where(w => w.Length >= ShortestToCorrect && w.All(char.IsLetter)))
        {
            var found = await db.Set<SearchWord>().AsNoTracking()
                .Where(w => w.WorkspaceId == workspaceId && EF.Functions.TrigramsAreSimilar(w.Word, word) && w.Word != word)
                .OrderByDescending(w => EF.Functions.TrigramsSimilarity(w.Word, word)).ThenBy(w => w.Word).Take(4).Select(w => w.Word).ToListAsync(ct);
            if (found.Count > 0) alike[word] = found;
        }
        return alike;
    }

    private async Task<List<SearchHit>> ContainingAsync(SearchRequest request, CancellationToken ct)
    {
        if (request.After is not null || !request.Kinds.Contains(SearchKind.Task)) return [];
        var (pattern, projectId) = (ListTasks.Containing(request.Typed.Trim()), request.ProjectId);
        var projects = db.VisibleProjects(request.Asker, request.UserId).Select(p => p.Project.Id);
        return await db.Set<TaskItem>().AsNoTracking()
            .Where(t => projects.Contains(t.ProjectId) && (projectId == null || t.ProjectId == projectId) && EF.Functions.ILike(t.Title, pattern, "\\"))
            .OrderByDescending(t => t.UpdatedAt).ThenBy(t => t.Id).Take(request.Limit)
            .Select(t => new SearchHit(SearchKind.Task, t.Id, t.ProjectId, t.Id, 0, t.UpdatedAt)).ToListAsync(ct);
    }
}
