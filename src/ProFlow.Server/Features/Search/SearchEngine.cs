using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Search;

/// <summary>The seam behind which words are looked up: what another engine would have to answer. PostgreSQL is the only one (decision 80).</summary>
internal interface ISearchEngine
{
    /// <summary>Hits, the best first, at most <see cref="SearchRequest.Limit"/> and one more that tells of a next page.</summary>
    /// <remarks>Whoever answers has to leave out what the asker may not see before anything is counted, ranked or cut.</remarks>
    Task<SearchHits> FindAsync(SearchRequest request, CancellationToken ct);
}

/// <param name="Asker">Whose eyes it is looked for with.</param>
/// <param name="Typed">As it was typed.</param>
/// <param name="ProjectId">In this project alone; null for all that the asker sees.</param>
/// <param name="After">The last hit of the page before.</param>
internal sealed record SearchRequest(WorkspaceAccess Asker, Guid UserId, string Typed, IReadOnlyList<SearchKind> Kinds, Guid? ProjectId, int Limit, HitPlace? After);

/// <summary>A place in the order of hits: by score, then the newest, then by id.</summary>
internal sealed record HitPlace(int Score, DateTimeOffset At, Guid Id);

/// <param name="Words">What to mark in the texts.</param>
internal sealed record SearchHits(IReadOnlyList<SearchHit> Items, IReadOnlyCollection<string> Words);

/// <param name="Score">Millionths.</param>
internal sealed record SearchHit(SearchKind Kind, Guid Id, Guid ProjectId, Guid TaskId, int Score, DateTimeOffset At)
{
    public HitPlace Place => new(Score, At, Id);
}
