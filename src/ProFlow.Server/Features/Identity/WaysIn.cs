using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>What somebody can sign in with: their password, a passkey, an account at a provider that this server still has.</summary>
internal sealed class WaysIn(IReadOnlyList<ProviderSettings> providers)
{
    /// <summary>Refuses to take the last way into an account. Within the transaction that takes it: until its end nobody else takes one.</summary>
    /// <param name="going">The passkey or the linked login that is to go.</param>
    public async Task KeepOneAsync(ProFlowDb db, Guid userId, Guid going, CancellationToken ct)
    {
        // Before any other row of theirs, so that two who come by different doors wait in one line.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM app_user WHERE id = {userId} FOR NO KEY UPDATE", ct);
        var configured = providers.Select(p => p.Id).ToArray();
        if (await db.Set<User>().AnyAsync(u => u.Id == userId && u.PasswordHash != "", ct)
            || await db.Set<Passkey>().AnyAsync(p => p.UserId == userId && p.Id != going, ct)
            || await db.Set<ExternalLogin>().AnyAsync(l => l.UserId == userId && l.Id != going && configured.Contains(l.Provider), ct)) return;
        throw Refusal.Conflict("last_way_in", "This is the only way into your account. Set a password, add a passkey or link another account first.");
    }
}
