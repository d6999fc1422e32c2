using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

internal static class ReadFactors
{
    public static async Task<FactorsView> Handle(ProFlowDb db, Caller caller, CancellationToken ct)
    {
        var userId = caller.UserId;
        var app = await db.Set<Authenticator>().AsNoTracking().FirstOrDefaultAsync(a => a.UserId == userId && a.ConfirmedAt != null, ct);
        var passkeys = await db.Set<Passkey>().AsNoTracking().Where(p => p.UserId == userId).OrderBy(p => p.Id).ToListAsync(ct);
        return new FactorsView(app?.ConfirmedAt, await RecoveryCodes.LeftAsync(db, userId, ct), [.. passkeys.Select(PasskeyView.Of)]);
    }
}

internal static class RenewRecoveryCodes
{
    public static async Task<IResult> Handle(FactorChanges changes, CancellationToken ct) => Reply.Ok(new RecoveryCodesView(await changes.RenewRecoveryCodesAsync(ct)));
}
