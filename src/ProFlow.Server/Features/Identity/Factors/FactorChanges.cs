using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>What follows from a factor that came or went.</summary>
internal sealed class FactorChanges(ProFlowDb db, Caller caller, RecoveryCodes recovery, Sessions sessions, AuditTrail audit)
{
    /// <summary>The session has just shown the new factor and is proved by it. The first factor brings recovery codes.</summary>
    /// <returns>New recovery codes, or null where there are some.</returns>
    public async Task<IReadOnlyList<string>?> AddedAsync(string method, CancellationToken ct)
    {
        await sessions.ProveAsync(db, caller.SessionId, method);
        await NoteAsync(AuditAction.FactorAdded, method);
        return await RecoveryCodes.LeftAsync(db, caller.UserId, ct) > 0 ? null : await recovery.RenewAsync(db, caller.UserId);
    }

    /// <summary>Without any factor left, no session is proved by one any more, and recovery codes have nothing to stand in for.</summary>
    public async Task RemovedAsync(string method, CancellationToken ct)
    {
        await NoteAsync(AuditAction.FactorRemoved, method);
        if ((await OwnFactors.OfAsync(db, caller.UserId, ct)).Any) return;
        await RecoveryCodes.ForgetAsync(db, caller.UserId);
        await Sessions.ForgetFactorsAsync(db, caller.UserId);
    }

    /// <summary>Ten new codes in place of the earlier ones, for whoever has a factor that they can stand in for.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(CancellationToken ct)
    {
        if (!(await OwnFactors.OfAsync(db, caller.UserId, ct)).Any)
            throw Refusal.Conflict("no_second_factor", "Recovery codes stand in for a second factor. Add an authenticator app or a passkey first.");
        await NoteAsync(AuditAction.RecoveryCodesRenewed, Proof.ByRecoveryCode);
        return await recovery.RenewAsync(db, caller.UserId);
    }

    private Task NoteAsync(AuditAction action, string method) =>
        audit.NoteAsync(new AuditEvent(action, AuditPlace.Person(caller.UserId)) { Target = new("user", caller.UserId), Details = new { method } });
}
