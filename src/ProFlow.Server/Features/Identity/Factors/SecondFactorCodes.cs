using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Takes a code that somebody typed: six digits are of their app, anything else is a recovery code.</summary>
internal sealed class SecondFactorCodes(Authenticators authenticators, RecoveryCodes recovery, IHttpContextAccessor http, TimeProvider time)
{
    public const int LongestCode = 100;
    private const int FreeTries = 5;
    private static readonly TimeSpan firstBlock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan longestBlock = TimeSpan.FromMinutes(15);

    /// <summary>The method that the code proves; refuses a wrong, used or guessed one.</summary>
    public async Task<string> RedeemAsync(ProFlowDb db, Guid userId, string code, CancellationToken ct)
    {
        var plain = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (plain.Length != 6 || !plain.All(char.IsAsciiDigit))
            return code.Length <= LongestCode && await recovery.UseAsync(db, userId, code) ? Proof.ByRecoveryCode : throw await WrongAsync(userId);
        await CountAsync(db, userId, ct);
        if (!await authenticators.AcceptAsync(db, userId, plain, ct)) throw await WrongAsync(userId);
        await db.Database.ExecuteSqlAsync($"DELETE FROM code_tries WHERE user_id = {userId}", CancellationToken.None);
        return Proof.ByCode;
    }

    /// <summary>
    /// Counts a try before it is looked at, in a statement of its own: neither twenty at once nor a refusal afterwards can get round it.
    /// Five are free, then each costs a wait that doubles up to a quarter of an hour. Recovery codes and passkeys stay open all the while.
    /// </summary>
    private async Task CountAsync(ProFlowDb db, Guid userId, CancellationToken ct)
    {
        var now = time.Now();
        var counted = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO code_tries AS t (user_id, count) VALUES ({userId}, 1)
            ON CONFLICT (user_id) DO UPDATE SET count = t.count + 1,
                blocked_until = CASE WHEN t.count + 1 >= {FreeTries} THEN {now} + least({longestBlock}, {firstBlock} * power(2, least(t.count + 1 - {FreeTries}, 10))) END
            WHERE t.blocked_until IS NULL OR t.blocked_until <= {now}
            """, CancellationToken.None);
        if (counted == 1) return;
        var until = await db.Set<CodeTries>().Where(t => t.UserId == userId).Select(t => t.BlockedUntil).FirstOrDefaultAsync(ct);
        throw Refusal.TooMany("too_many_codes", "Too many codes were wrong. Wait a moment, or use a recovery code or a passkey.", (until ?? now) - now);
    }

    private async Task<Refusal> WrongAsync(Guid userId)
    {
        if (http.HttpContext is { } request) await request.RequestServices.GetRequiredService<AuditTrail>().NoteAsync(AuditEvents.SignInFailed(userId, "", "code"));
        return new Refusal(401, "wrong_code", "This code is not right, or was used already. Wait for the next one.");
    }
}
