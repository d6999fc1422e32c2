using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity.Passwords;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

internal static class LogIn
{
    /// <param name="Code">The second factor, where the account has one.</param>
    public sealed record Request(string? Email, string? Password, string? Code);

    public static async Task<IResult> Handle(Request request, HttpContext http, ProFlowDb db, SignIn signIn, SignInThrottle throttle, PasswordCheck passwords, AuditTrail audit, CancellationToken ct)
    {
        var email = User.Normalise(request.Email ?? "");
        // Asked all the same, the failed query would spoil its connection for whoever comes next.
        if (!Invalid.Storable(email)) throw Refusal.Invalid("email", "This is not an e-mail address.");
        var attempt = await throttle.BeginAsync(http, db, email, ct);
        var user = await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(u => u.Email == email && u.DisabledAt == null, ct);
        if (!await passwords.MatchesAsync(db, user, request.Password ?? "") || user is null)
        {
            await audit.NoteAsync(AuditEvents.SignInFailed(user?.Id, email, "password"));
            throw Refusal.Unauthenticated("E-mail and password do not match. Check both.");
        }
        attempt.Succeeded();
        return Reply.Ok(await signIn.BeginAsync(http, db, user, Proof.Password with { Code = request.Code }, ct));
    }
}
