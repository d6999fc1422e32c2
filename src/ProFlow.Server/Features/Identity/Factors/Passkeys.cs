using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>The two ceremonies of WebAuthn: making a passkey and signing with one. What is signed, for whom and where is checked by ASP.NET's handler.</summary>
internal sealed class Passkeys(ProFlowDb db, IPasskeyHandler<User> handler, PasskeyChallenges challenges, AuditTrail audit, TimeProvider time)
{
    public const int Most = 20;

    public async Task<string> BeginRegistrationAsync(HttpContext http, User user, CancellationToken ct)
    {
        var begun = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email, DisplayName = user.Name }, http);
        await challenges.KeepAsync(http, db, begun.AttestationState ?? "", ct);
        return begun.CreationOptionsJson;
    }

    /// <summary>The passkey that the browser has made for the user's own challenge, which is used up by it. It is not kept yet.</summary>
    public async Task<Passkey> AttestAsync(HttpContext http, User user, string name, JsonElement credential)
    {
        var state = await challenges.TakeAsync(http, db) ?? throw Over();
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential.GetRawText(), AttestationState = state });
        if (!made.Succeeded || made.UserEntity.Id != user.Id.ToString()) throw NotTrusted();
        return new Passkey
        {
            Id = Id.New(),
            UserId = user.Id,
            CredentialId = made.Passkey.CredentialId,
            PublicKey = made.Passkey.PublicKey,
            Name = name,
            CreatedAt = time.Now(),
            SignCount = made.Passkey.SignCount,
            Transports = made.Passkey.Transports ?? [],
            BackupEligible = made.Passkey.IsBackupEligible,
            BackedUp = made.Passkey.IsBackedUp,
        };
    }

    /// <param name="user">Null: whoever has a passkey for this server may answer.</param>
    public async Task<string> BeginSigningAsync(HttpContext http, User? user, CancellationToken ct)
    {
        var begun = await handler.MakeRequestOptionsAsync(user, http);
        await challenges.KeepAsync(http, db, begun.AssertionState ?? "", ct);
        return begun.RequestOptionsJson;
    }

    /// <summary>Who has signed this browser's challenge. Refuses with 401 whatever is not right about it.</summary>
    public async Task<User> SignedByAsync(HttpContext http, JsonElement credential)
    {
        var state = await challenges.TakeAsync(http, db) ?? throw Over();
        var signed = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential.GetRawText(), AssertionState = state });
        if (!signed.Succeeded)
        {
            await audit.NoteAsync(AuditEvents.SignInFailed(null, "", "passkey"));
            throw NotTrusted();
        }
        var (key, count) = (signed.Passkey.CredentialId, (long)signed.Passkey.SignCount);
        // The row decides once more: of two uses of a copied key at the same moment one is refused, too.
        var used = await db.Database.ExecuteSqlAsync($"""
            UPDATE passkey SET last_used_at = {time.Now()}, sign_count = {count}, backed_up = {signed.Passkey.IsBackedUp}
            WHERE credential_id = {key} AND (sign_count < {count} OR {count} = 0)
            """, CancellationToken.None);
        return used == 1 ? signed.User : throw NotTrusted();
    }

    public async Task<bool> RemoveAsync(Guid userId, Guid id) =>
        await db.Database.ExecuteSqlAsync($"DELETE FROM passkey WHERE id = {id} AND user_id = {userId}", CancellationToken.None) == 1;

    public async Task<Passkey?> RenameAsync(Guid userId, Guid id, string name, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"UPDATE passkey SET name = {name} WHERE id = {id} AND user_id = {userId}", CancellationToken.None);
        return await db.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.UserId == userId, ct);
    }

    public async Task AddAsync(Passkey p)
    {
        try
        {
            var inserted = await db.Database.ExecuteSqlAsync($"""
                INSERT INTO passkey (id, user_id, credential_id, public_key, name, created_at, sign_count, transports, backup_eligible, backed_up)
                SELECT {p.Id}, {p.UserId}, {p.CredentialId}, {p.PublicKey}, {p.Name}, {p.CreatedAt}, {p.SignCount}, {p.Transports}, {p.BackupEligible}, {p.BackedUp}
                WHERE (SELECT count(*) FROM passkey WHERE user_id = {p.UserId}) < {Most}
                """, CancellationToken.None);
            if (inserted == 0) throw Refusal.Conflict("too_many_passkeys", $"You have {Most} passkeys. Remove one that you no longer use first.");
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Refusal.Conflict("passkey_known", "This passkey is registered already.");
        }
    }

    private static Refusal Over() => new(401, "passkey_over", "This took too long, or was begun in another browser. Try again.");

    private static Refusal NotTrusted() => new(401, "passkey_refused", "This passkey could not be checked, or is not known here. Use another one, or sign in with your password.");
}
