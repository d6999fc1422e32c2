using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>A factor that comes or goes, with all that follows from it, in one transaction: the session's proof, the audit log and a letter.</summary>
internal sealed class FactorChanges(ProFlowDb db, Caller caller, RecoveryCodes recovery, Sessions sessions, AuditTrail audit, SecurityLetters letters, MailOutbox outbox, TimeProvider time)
{
    /// <summary>The session has just shown the new factor and is proved by it. The first factor brings recovery codes.</summary>
    /// <param name="add">Writes the factor, or refuses.</param>
    /// <returns>New recovery codes, or null where there are some.</returns>
    public async Task<IReadOnlyList<string>?> AddAsync(string method, Func<Task> add, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await add();
        await sessions.ProveAsync(db, caller.SessionId, method);
        await NoteAsync(AuditAction.FactorAdded, method);
        var codes = await RecoveryCodes.LeftAsync(db, caller.UserId, ct) > 0 ? null : await recovery.RenewAsync(db, caller.UserId);
        await TellAsync((user, at) => letters.FactorAdded(user, method, at), transaction);
        return codes;
    }

    /// <summary>Without any factor left, no session is proved by one any more, and recovery codes have nothing to stand in for.</summary>
    /// <param name="remove">Takes the factor away; false if there is none.</param>
    public async Task RemoveAsync(string method, Func<Task<bool>> remove, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await remove()) throw Refusal.NotFound();
        await NoteAsync(AuditAction.FactorRemoved, method);
        var isLast = !(await OwnFactors.OfAsync(db, caller.UserId, ct)).Any;
        if (isLast)
        {
            await RecoveryCodes.ForgetAsync(db, caller.UserId);
            await Sessions.ForgetFactorsAsync(db, caller.UserId);
        }
        await TellAsync((user, at) => letters.FactorRemoved(user, method, isLast, at), transaction);
    }

    /// <summary>Ten new codes in place of the earlier ones, for whoever has a factor that they can stand in for.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(CancellationToken ct)
    {
        if (!(await OwnFactors.OfAsync(db, caller.UserId, ct)).Any)
            throw Refusal.Conflict("no_second_factor", "Recovery codes stand in for a second factor. Add an authenticator app or a passkey first.");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await NoteAsync(AuditAction.RecoveryCodesRenewed, Proof.ByRecoveryCode);
        var codes = await recovery.RenewAsync(db, caller.UserId);
        await TellAsync(letters.RecoveryCodesRenewed, transaction);
        return codes;
    }

    /// <summary>Leaves the letter and commits.</summary>
    private async Task TellAsync(Func<User, DateTimeOffset, Letter> letter, IDbContextTransaction transaction)
    {
        var (id, now) = (caller.UserId, time.Now());
        await MailOutbox.QueueAsync(db, letter(await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, CancellationToken.None), now), now);
        await transaction.CommitAsync(CancellationToken.None);
        outbox.Ring();
    }

    private Task NoteAsync(AuditAction action, string method) =>
        audit.NoteAsync(new AuditEvent(action, AuditPlace.Person(caller.UserId)) { Target = new("user", caller.UserId), Details = new { method } });
}
