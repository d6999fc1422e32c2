using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>What somebody has to prove themselves with beside the password.</summary>
internal sealed record OwnFactors(bool Totp, bool Passkey, bool Recovery)
{
    /// <summary>A recovery code stands in for a factor and is none by itself.</summary>
    public bool Any => Totp || Passkey;

    /// <summary>As the API calls them: totp, passkey, recovery.</summary>
    public string[] Names() => [.. new[] { (Totp, "totp"), (Passkey, "passkey"), (Recovery, "recovery") }.Where(f => f.Item1).Select(f => f.Item2)];

    public static async Task<OwnFactors> OfAsync(ProFlowDb db, Guid userId, CancellationToken ct) => await db.Set<User>()
        .Where(u => u.Id == userId)
        .Select(u => new OwnFactors(
            db.Set<Authenticator>().Any(a => a.UserId == userId && a.ConfirmedAt != null),
            db.Set<Passkey>().Any(p => p.UserId == userId),
            db.Set<RecoveryCode>().Any(c => c.UserId == userId && c.UsedAt == null)))
        .FirstOrDefaultAsync(ct) ?? new OwnFactors(false, false, false);
}

/// <summary>Stands before every session that begins: whoever has a second factor has to show it, whichever way they came.</summary>
internal sealed class SecondFactorGate(SecondFactorCodes codes, PendingSignIns pending)
{
    /// <summary>All methods that were proved. Refuses with 401 second_factor_required, and then waits for the second proof from this browser.</summary>
    public async Task<string[]> PassAsync(HttpContext http, ProFlowDb db, User user, Proof proof, CancellationToken ct)
    {
        if (proof.IsTwofold) return proof.Methods;
        var own = await OwnFactors.OfAsync(db, user.Id, ct);
        if (!own.Any) return proof.Methods;
        if (proof.Code is { } code) return [.. proof.Methods, await codes.RedeemAsync(db, user.Id, code, ct)];
        await pending.BeginAsync(http, db, user.Id, proof.Methods, ct);
        throw Refusal.SecondFactorRequired(own.Names());
    }
}
