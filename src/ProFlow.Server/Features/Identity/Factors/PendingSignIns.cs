using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Sign-ins that wait for their second proof: in one browser, for ten minutes, for one session.</summary>
internal sealed class PendingSignIns(TimeProvider time)
{
    private static readonly BrowserSecret cookie = new("pending", "/api/v1/auth", TimeSpan.FromMinutes(10));

    public Task BeginAsync(HttpContext http, ProFlowDb db, Guid userId, string[] methods, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO pending_sign_in (hash, user_id, methods, expires_at) VALUES ({Sessions.Hash(cookie.Leave(http))}, {userId}, {methods}, {time.Now() + cookie.Lifetime})", ct);

    /// <summary>The one that this browser began, or null.</summary>
    public async Task<PendingSignIn?> FindAsync(HttpContext http, ProFlowDb db, CancellationToken ct)
    {
        if (cookie.Read(http.Request) is not { } secret) return null;
        var (hash, now) = (Sessions.Hash(secret), time.GetUtcNow());
        return await db.Set<PendingSignIn>().AsNoTracking().FirstOrDefaultAsync(p => p.Hash == hash && p.ExpiresAt > now, ct);
    }

    /// <summary>True for whoever ends it; it is over then.</summary>
    public static async Task<bool> EndAsync(HttpContext http, ProFlowDb db, PendingSignIn pending)
    {
        cookie.Clear(http);
        return await db.Database.ExecuteSqlAsync($"DELETE FROM pending_sign_in WHERE hash = {pending.Hash}", CancellationToken.None) == 1;
    }
}
