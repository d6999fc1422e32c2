using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Identity.ApiTokens;

/// <summary>Knows tokens by what is presented. One that was revoked is dead at once on this node and within two seconds on others.</summary>
internal sealed class ApiTokenBook(TimeProvider time, Sessions sessions)
{
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan noteUse = TimeSpan.FromMinutes(1);
    private const int MaxRemembered = 20_000;
    private readonly ConcurrentDictionary<string, Known> remembered = new(StringComparer.Ordinal);

    private sealed record Known(ClaimsPrincipal Principal, Guid TokenId, DateTimeOffset? ExpiresAt, long At);

    /// <summary>Who calls with this token, or null. Notes the use, at most once a minute.</summary>
    public async ValueTask<ClaimsPrincipal?> CheckAsync(ProFlowDb db, string presented, string? address, CancellationToken ct)
    {
        if (remembered.TryGetValue(presented, out var known) && time.GetElapsedTime(known.At) < trust && !(known.ExpiresAt <= time.GetUtcNow())) return known.Principal;
        remembered.TryRemove(presented, out _);
        if (!TokenText.IsWellFormed(presented)) return null;
        var (hash, now, at) = (Sessions.Hash(presented), time.Now(), time.GetTimestamp());
        var found = await (
            from t in db.Set<ApiToken>().AsNoTracking()
            join u in db.Set<User>() on t.UserId equals u.Id
            where t.Hash == hash && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now) && u.DisabledAt == null
            select new { Token = t, IsService = u.ServiceOfId != null }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var token = found.Token;
        if (!(token.LastUsedAt > now - noteUse)) await NoteUseAsync(db, token.Id, now, address);
        var principal = new ClaimsPrincipal(new TokenIdentity(token.UserId, GrantOf(token.Id, found.IsService, token.Scopes, token.ProjectIds, token.Methods)));
        if (remembered.Count > MaxRemembered) remembered.Clear();
        remembered[presented] = new Known(principal, token.Id, token.ExpiresAt, at);
        return principal;
    }

    public static TokenGrant GrantOf(Guid id, bool isService, string[] scopes, Guid[]? projects, string[] methods) =>
        new(id, isService, scopes.ToFrozenSet(StringComparer.Ordinal), projects?.ToFrozenSet(), methods);

    /// <summary>Writes a new token down and gives it, for this once.</summary>
    public static async Task<string> AddAsync(ProFlowDb db, NewToken token, bool isService)
    {
        var text = TokenText.New(isService);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO api_token (id, user_id, name, hash, hint, scopes, project_ids, methods, created_by_id, created_at, expires_at)
            VALUES ({token.Id}, {token.UserId}, {token.Name}, {Sessions.Hash(text)}, {text[^4..]}, {token.Scopes}, {token.ProjectIds}, {token.Methods}, {token.CreatedById}, {token.CreatedAt}, {token.ExpiresAt})
            """, CancellationToken.None);
        return text;
    }

    /// <summary>Revokes those of the user's tokens and closes their sockets. Without ids: all of them.</summary>
    public async Task<int> RevokeAsync(ProFlowDb db, Guid userId, Guid? tokenId = null)
    {
        var revoked = await db.Database.SqlQuery<Guid>(
            $"UPDATE api_token SET revoked_at = {time.Now()} WHERE user_id = {userId} AND revoked_at IS NULL AND ({tokenId}::uuid IS NULL OR id = {tokenId}::uuid) RETURNING id").ToListAsync(CancellationToken.None);
        Forget(revoked);
        return revoked.Count;
    }

    /// <summary>Their next use is looked up anew, and their sockets here close: for tokens of somebody who was disabled.</summary>
    public void Forget(IReadOnlyCollection<Guid> tokenIds)
    {
        if (tokenIds.Count == 0) return;
        foreach (var (text, known) in remembered)
        {
            if (tokenIds.Contains(known.TokenId)) remembered.TryRemove(text, out _);
        }
        sessions.Close(tokenIds);
    }

    private static Task<int> NoteUseAsync(ProFlowDb db, Guid id, DateTimeOffset now, string? address) => db.Database.ExecuteSqlAsync(
        $"UPDATE api_token SET last_used_at = {now}, last_address = {address} WHERE id = {id} AND (last_used_at IS NULL OR last_used_at <= {now - noteUse})", CancellationToken.None);
}

/// <summary>A token that is to be, as its form was understood.</summary>
internal sealed record NewToken(Guid Id, Guid UserId, string Name, string[] Scopes, Guid[]? ProjectIds, string[] Methods, Guid CreatedById, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
