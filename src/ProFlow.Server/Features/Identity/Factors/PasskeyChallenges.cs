using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Challenges that wait for their answer: each for one browser, for five minutes, for one answer.</summary>
internal sealed class PasskeyChallenges(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly BrowserSecret cookie = new("passkey", "/api/v1/auth", Lifetime);

    public Task KeepAsync(HttpContext http, ProFlowDb db, string state, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO passkey_challenge (hash, state, expires_at) VALUES ({Sessions.Hash(cookie.Leave(http))}, {state}, {time.Now() + Lifetime})", ct);

    /// <summary>Takes this browser's challenge out of the world; null if there is none.</summary>
    public async Task<string?> TakeAsync(HttpContext http, ProFlowDb db)
    {
        if (cookie.Read(http.Request) is not { } secret) return null;
        var taken = await db.Database.SqlQuery<Taken>($"DELETE FROM passkey_challenge WHERE hash = {Sessions.Hash(secret)} RETURNING state, expires_at").ToListAsync(CancellationToken.None);
        return taken is [var one] && one.ExpiresAt > time.GetUtcNow() ? one.State : null;
    }

    private sealed record Taken(string State, DateTimeOffset ExpiresAt);
}
