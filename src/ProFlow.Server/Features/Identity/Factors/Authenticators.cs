using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Secrets;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Authenticator apps: one a person counts, a new one replaces it once it is confirmed.</summary>
internal sealed class Authenticators(Vault vault, TimeProvider time)
{
    public static readonly SealedColumn SecretColumn = new("authenticator", "secret");

    /// <summary>A new secret, which counts for nothing before a code has shown that the app has it.</summary>
    public async Task<(Guid Id, byte[] Secret)> DraftAsync(ProFlowDb db, Guid userId, CancellationToken ct)
    {
        var (id, secret) = (Id.New(), RandomNumberGenerator.GetBytes(Totp.SecretSize));
        await db.Database.ExecuteSqlAsync($"""
            WITH earlier AS (DELETE FROM authenticator WHERE user_id = {userId} AND confirmed_at IS NULL)
            INSERT INTO authenticator (id, user_id, secret, created_at, last_step) VALUES ({id}, {userId}, {vault.Seal(secret, SecretColumn, id)}, {time.Now()}, 0)
            """, ct);
        return (id, secret);
    }

    /// <summary>True: the code was right, and this app counts from now on in place of an earlier one.</summary>
    public async Task<bool> ConfirmAsync(ProFlowDb db, Guid userId, Guid id, string code, CancellationToken ct)
    {
        var draft = await db.Set<Authenticator>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.UserId == userId && a.ConfirmedAt == null, ct) ?? throw Refusal.NotFound();
        if (StepOf(draft, code) is not { } step) return false;
        var confirmed = await db.Database.SqlQuery<Guid>($"""
            WITH won AS (UPDATE authenticator SET confirmed_at = {time.Now()}, last_step = {step} WHERE id = {id} AND confirmed_at IS NULL RETURNING id),
            earlier AS (DELETE FROM authenticator WHERE user_id = {userId} AND id <> {id} AND EXISTS (SELECT 1 FROM won))
            SELECT id AS "Value" FROM won
            """).ToListAsync(CancellationToken.None);
        return confirmed.Count == 1;
    }

    /// <summary>True for the first use of a right code. Whoever comes second with it, or with an older one, is refused by the row itself.</summary>
    public async Task<bool> AcceptAsync(ProFlowDb db, Guid userId, string code, CancellationToken ct)
    {
        var app = await db.Set<Authenticator>().AsNoTracking().FirstOrDefaultAsync(a => a.UserId == userId && a.ConfirmedAt != null, ct);
        if (app is null || StepOf(app, code) is not { } step) return false;
        return await db.Database.ExecuteSqlAsync($"UPDATE authenticator SET last_step = {step} WHERE id = {app.Id} AND last_step < {step}", CancellationToken.None) == 1;
    }

    public static async Task<bool> RemoveAsync(ProFlowDb db, Guid userId) =>
        await db.Database.ExecuteSqlAsync($"DELETE FROM authenticator WHERE user_id = {userId} AND confirmed_at IS NOT NULL", CancellationToken.None) > 0;

    private long? StepOf(Authenticator app, string code) => Totp.StepOf(code, vault.Open(app.Secret, SecretColumn, app.Id), time.GetUtcNow());
}
