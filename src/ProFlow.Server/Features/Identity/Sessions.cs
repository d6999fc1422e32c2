using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>Sessions and their refresh tokens. A session that was ended is dead at once on this node and within two seconds on others.</summary>
internal sealed class Sessions(TimeProvider time, SessionSettings settings)
{
    public const int LongestAgent = 300;
    private static readonly TimeSpan grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Guid, long> alive = new();

    /// <summary>Raised with the ids of sessions that were ended here, so that their sockets close.</summary>
    public event Action<IReadOnlyCollection<Guid>>? Ended;

    public async ValueTask<bool> IsAliveAsync(ProFlowDb db, Guid sessionId, CancellationToken ct)
    {
        if (alive.TryGetValue(sessionId, out var seen) && time.GetElapsedTime(seen) < trust) return true;
        var at = time.GetTimestamp();
        if ((await AliveAmongAsync(db, [sessionId], ct)).Count == 0)
        {
            alive.TryRemove(sessionId, out _);
            return false;
        }
        if (alive.Count > 50_000) alive.Clear();
        alive[sessionId] = at;
        return true;
    }

    /// <summary>Those of the sessions, and of the tokens for programs, that may still be used.</summary>
    public async Task<List<Guid>> AliveAmongAsync(ProFlowDb db, Guid[] ids, CancellationToken ct)
    {
        var (now, idle) = (time.GetUtcNow(), time.GetUtcNow() - settings.Idle);
        var sessions =
            from s in db.Set<Session>()
            join u in db.Set<User>() on s.UserId equals u.Id
            where ids.Contains(s.Id) && s.EndedAt == null && s.ExpiresAt > now && s.LastUsedAt > idle && u.DisabledAt == null
            select s.Id;
        var tokens =
            from t in db.Set<ApiToken>()
            join u in db.Set<User>() on t.UserId equals u.Id
            where ids.Contains(t.Id) && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now) && u.DisabledAt == null
            select t.Id;
        return await sessions.Concat(tokens).ToListAsync(ct);
    }

    /// <summary>How the session was begun: <see cref="Proof"/>.</summary>
    public static Task<string[]> MethodsAsync(ProFlowDb db, Guid sessionId, CancellationToken ct) =>
        db.Set<Session>().AsNoTracking().Where(s => s.Id == sessionId).Select(s => s.Methods).FirstAsync(ct);

    /// <summary>Whose session this is, or null if it is over.</summary>
    public async Task<Guid?> OwnerAsync(ProFlowDb db, Guid sessionId, CancellationToken ct) =>
        (await AliveAmongAsync(db, [sessionId], ct)).Count == 0 ? null : await db.Set<Session>().Where(s => s.Id == sessionId).Select(s => (Guid?)s.UserId).FirstOrDefaultAsync(ct);

    /// <summary>A new session and its first refresh token.</summary>
    public async Task<Rotation> BeginAsync(ProFlowDb db, Guid userId, string[] methods, string? userAgent, string? address, CancellationToken ct)
    {
        var now = time.Now();
        var (sessionId, token) = (Id.New(), NewSecret());
        await db.Database.ExecuteSqlAsync($"""
            WITH s AS (INSERT INTO session (id, user_id, created_at, last_used_at, authenticated_at, expires_at, methods, user_agent, address)
                       VALUES ({sessionId}, {userId}, {now}, {now}, {now}, {now + settings.Lifetime}, {methods}, {Cut.To(userAgent ?? "", LongestAgent)}, {address}) RETURNING id)
            INSERT INTO refresh_token (hash, session_id, created_at) SELECT {Hash(token)}, id, {now} FROM s
            """, ct);
        return new Rotation(userId, sessionId, token, Until(now + settings.Lifetime, now));
    }

    /// <summary>
    /// Exchanges a refresh token for its successor, in one statement. A token that was used less than ten seconds ago, whose
    /// successor is still unused, gives that same successor: two tabs woke at once. Any other second use is a theft.
    /// </summary>
    /// <returns>Null if the token is unknown, expired or ended; without a token if it was stolen, and the session has to end for that.</returns>
    public async Task<Rotation?> RotateAsync(ProFlowDb db, string presented, string? address, CancellationToken ct)
    {
        var (now, idle) = (time.Now(), time.Now() - settings.Idle);
        var hash = Hash(presented);
        var successor = NewSecret();
        var rotated = await db.Database.SqlQuery<RotatedRow>($"""
            WITH used AS (
                UPDATE refresh_token t SET used_at = {now}, successor_hash = {Hash(successor)}, sealed_successor = {Seal(presented, successor)}
                FROM session s JOIN app_user u ON u.id = s.user_id
                WHERE t.hash = {hash} AND t.used_at IS NULL AND s.id = t.session_id AND s.ended_at IS NULL AND s.expires_at > {now} AND s.last_used_at > {idle} AND u.disabled_at IS NULL
                RETURNING s.id AS session_id, s.user_id, s.expires_at),
            fresh AS (INSERT INTO refresh_token (hash, session_id, created_at) SELECT {Hash(successor)}, session_id, {now} FROM used),
            touched AS (UPDATE session SET last_used_at = {now}, address = coalesce({address}, address) FROM used WHERE session.id = used.session_id)
            SELECT session_id, user_id, expires_at FROM used
            """).ToListAsync(CancellationToken.None);
        if (rotated is [var row]) return new Rotation(row.UserId, row.SessionId, successor, Until(row.ExpiresAt, now));
        return await GraceAsync(db, presented, hash, now, ct);
    }

    private async Task<Rotation?> GraceAsync(ProFlowDb db, string presented, byte[] hash, DateTimeOffset now, CancellationToken ct)
    {
        var old = await (
            from t in db.Set<RefreshToken>().AsNoTracking()
            join s in db.Set<Session>() on t.SessionId equals s.Id
            join n in db.Set<RefreshToken>() on t.SuccessorHash equals n.Hash into next
            from n in next.DefaultIfEmpty()
            where t.Hash == hash
            select new { t.UsedAt, t.SealedSuccessor, s.UserId, SessionId = s.Id, s.ExpiresAt, Alive = s.EndedAt == null && s.ExpiresAt > now, SuccessorUsed = n!.UsedAt != null })
            .FirstOrDefaultAsync(ct);
        if (old is not { Alive: true, UsedAt: { } usedAt }) return null;
        if (now - usedAt <= grace && !old.SuccessorUsed && old.SealedSuccessor is { } seal) return new Rotation(old.UserId, old.SessionId, Unseal(presented, seal), Until(old.ExpiresAt, now));
        return new Rotation(old.UserId, old.SessionId, null, now);
    }

    /// <summary>When somebody last proved at this session who they are; null if it is over.</summary>
    public Task<DateTimeOffset?> ProvedAtAsync(ProFlowDb db, Guid sessionId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.Set<Session>().Where(s => s.Id == sessionId && s.EndedAt == null && s.ExpiresAt > now).Select(s => (DateTimeOffset?)s.AuthenticatedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>The session has been to a provider, which need not have asked anybody anything: no fresh proof, but a way that a place may ask for.</summary>
    public static Task ComeByAsync(ProFlowDb db, Guid sessionId, string method) => db.Database.ExecuteSqlAsync(
        $"UPDATE session SET methods = array_append(methods, {method}) WHERE id = {sessionId} AND ended_at IS NULL AND NOT methods @> ARRAY[{method}]", CancellationToken.None);

    /// <summary>Whoever sits at the session has just proved in this way who they are.</summary>
    public Task ProveAsync(ProFlowDb db, Guid sessionId, string method) => db.Database.ExecuteSqlAsync($"""
        UPDATE session SET authenticated_at = {time.Now()}, methods = CASE WHEN methods @> ARRAY[{method}] THEN methods ELSE array_append(methods, {method}) END
        WHERE id = {sessionId} AND ended_at IS NULL
        """, CancellationToken.None);

    /// <summary>Whoever has no second factor any more has neither a session nor a token of their own that is proved by one.</summary>
    public static Task ForgetFactorsAsync(ProFlowDb db, Guid userId) => ForgetMethodsAsync(db, userId, [.. Proof.Second]);

    /// <summary>What somebody can't prove themselves by any more proves nothing that they have begun with it.</summary>
    public static Task ForgetMethodsAsync(ProFlowDb db, Guid userId, string[] methods) => db.Database.ExecuteSqlAsync($"""
        WITH tokens AS (UPDATE api_token SET methods = ARRAY(SELECT m FROM unnest(methods) AS m WHERE m <> ALL({methods})) WHERE user_id = {userId})
        UPDATE session SET methods = ARRAY(SELECT m FROM unnest(methods) AS m WHERE m <> ALL({methods})) WHERE user_id = {userId}
        """, CancellationToken.None);

    /// <summary>Ends those of the sessions that are the user's.</summary>
    public async Task<int> EndAsync(ProFlowDb db, Guid userId, Guid[] sessionIds)
    {
        var now = time.Now();
        var ended = await db.Database.ExecuteSqlAsync(
            $"UPDATE session SET ended_at = {now} WHERE user_id = {userId} AND id = ANY({sessionIds}) AND ended_at IS NULL", CancellationToken.None);
        foreach (var id in sessionIds) alive.TryRemove(id, out _);
        if (ended > 0) Ended?.Invoke(sessionIds);
        return ended;
    }

    /// <summary>Ends all of the user's sessions but the one.</summary>
    /// <returns>The ids of those that were ended.</returns>
    public async Task<Guid[]> EndOthersAsync(ProFlowDb db, Guid userId, Guid? but, CancellationToken ct)
    {
        var others = await db.Set<Session>().Where(s => s.UserId == userId && s.Id != but && s.EndedAt == null).Select(s => s.Id).ToArrayAsync(ct);
        // A sign-in that has given its first proof and not its second would be one in a moment.
        await db.Database.ExecuteSqlAsync($"DELETE FROM pending_sign_in WHERE user_id = {userId}", CancellationToken.None);
        await EndAsync(db, userId, others);
        return others;
    }

    /// <summary>Closes the sockets here of sessions and tokens that were ended; other nodes look by themselves.</summary>
    public void Close(IReadOnlyCollection<Guid> ids)
    {
        foreach (var id in ids) alive.TryRemove(id, out _);
        Ended?.Invoke(ids);
    }

    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    // The successor lies sealed under a key that only the presented token gives: the database alone can't open it.
    private static byte[] Seal(string presented, string successor)
    {
        var nonce = RandomNumberGenerator.GetBytes(12);
        var plain = Encoding.UTF8.GetBytes(successor);
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using var aes = new AesGcm(SealKey(presented), 16);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. tag, .. cipher];
    }

    private static string Unseal(string presented, byte[] seal)
    {
        var plain = new byte[seal.Length - 28];
        using var aes = new AesGcm(SealKey(presented), 16);
        aes.Decrypt(seal.AsSpan(0, 12), seal.AsSpan(28), seal.AsSpan(12, 16), plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] SealKey(string presented) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(presented), 32, info: "refresh-successor"u8.ToArray());

    // The cookie is of no use after the session, nor when it was not used for so long.
    private DateTimeOffset Until(DateTimeOffset expiresAt, DateTimeOffset now) => expiresAt < now + settings.Idle ? expiresAt : now + settings.Idle;

    private sealed record RotatedRow(Guid SessionId, Guid UserId, DateTimeOffset ExpiresAt);
}
