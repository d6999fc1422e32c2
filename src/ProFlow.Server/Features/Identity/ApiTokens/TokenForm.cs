using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Identity.ApiTokens;

/// <param name="Hint">Its last characters.</param>
/// <param name="ProjectIds">Null: all projects of its owner.</param>
/// <param name="LastUsedAt">To the minute.</param>
public sealed record ApiTokenView(
    Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, IReadOnlyList<Guid>? ProjectIds, Guid CreatedById,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, string? LastAddress)
{
    internal static ApiTokenView Of(ApiToken t) =>
        new(t.Id, t.Name, t.Hint, t.Scopes, t.ProjectIds, t.CreatedById, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.LastAddress);
}

/// <param name="Token">The token itself: it is never told again.</param>
public sealed record CreatedTokenView(Guid Id, string Token);

/// <param name="Scopes">From the list in the documentation: tasks:read, tasks:write, …</param>
/// <param name="ProjectIds">If given, the only projects that exist for the token.</param>
/// <param name="ExpiresAt">Without it, the token is good until it is revoked.</param>
public sealed record TokenRequest(string? Name, IReadOnlyList<string>? Scopes, IReadOnlyList<Guid>? ProjectIds, DateTimeOffset? ExpiresAt);

/// <summary>What making a token for oneself and for a service account have in common.</summary>
internal static class TokenForm
{
    public const int MaxTokens = 100;
    private const int MaxProjects = 100;

    private sealed record Position(Guid Id);

    /// <param name="request">As it was sent.</param>
    /// <param name="ownerId">Whose token it will be: a project has to exist for them.</param>
    /// <param name="makerId">Who makes it.</param>
    /// <param name="methods">How the maker has signed in.</param>
    public static async Task<NewToken> ReadAsync(TokenRequest request, Guid ownerId, Guid makerId, string[] methods, ProFlowDb db, AccessBook book, DateTimeOffset now, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        var scopes = request.Scopes?.Distinct(StringComparer.Ordinal).ToArray() ?? [];
        invalid.When(scopes.Length == 0, "scopes", "Choose what the token may do: one scope at least.");
        foreach (var unknown in scopes.Where(s => !Scopes.All.Contains(s)).Take(3)) invalid.Add("scopes", $"There is no scope {Cut.To(unknown, 40)}.");
        invalid.When(request.ExpiresAt <= now, "expiresAt", "Has to be in the future.");
        var projects = request.ProjectIds?.Distinct().ToArray();
        invalid.When(projects is { Length: 0 or > MaxProjects }, "projectIds", $"Name 1 to {MaxProjects} projects, or leave it out for all.");
        foreach (var project in projects?.Take(MaxProjects) ?? [])
            invalid.When(await book.InProjectAsync(db, ownerId, project, ct) is null, "projectIds", "There is no such project.");
        invalid.When(await db.Set<ApiToken>().CountAsync(t => t.UserId == ownerId && t.RevokedAt == null, ct) >= MaxTokens, "name", $"There are {MaxTokens} tokens already. Revoke some first.");
        invalid.Throw();
        return new NewToken(Id.New(), ownerId, request.Name!.Trim(), scopes, projects, methods, makerId, now, request.ExpiresAt?.ToUniversalTime());
    }

    /// <summary>The tokens of somebody that were not revoked, the youngest first; expired ones too, so that one sees why something stopped.</summary>
    public static async Task<Page<ApiTokenView>> ListAsync(ProFlowDb db, Guid ownerId, int? limit, string? cursor, CancellationToken ct)
    {
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<ApiToken>().AsNoTracking().Where(t => t.UserId == ownerId && t.RevokedAt == null && (after == null || t.Id < after))
            .OrderByDescending(t => t.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, ApiTokenView.Of, t => new Position(t.Id));
    }
}
