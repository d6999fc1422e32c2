using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Passwords;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Accounts;

internal static class ResetPassword
{
    /// <param name="Token">From the link in the letter.</param>
    /// <param name="Password">The new one.</param>
    public sealed record Request(string? Token, string? Password);

    /// <summary>
    /// Sets a new password and ends all sessions. It signs nobody in: that goes through the sign-in like always, and so past the second factor.
    /// If it is the first proof of whose the address is, the account's earlier factors, tokens and linked logins are gone.
    /// </summary>
    public static async Task<IResult> Handle(
        Request request, ProFlowDb db, Command command, Sessions sessions, IPasswordHasher<User> hasher, ApiTokenBook tokens, MailOutbox outbox, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.When(string.IsNullOrEmpty(request.Token), "token", "Open the link from your letter.");
        PasswordRules.Check(invalid, "password", request.Password);
        invalid.Throw();
        User? user = null;
        var reply = await db.CommitAsync(command, async () =>
        {
            var (userId, _, email) = await AccountTokens.RedeemAsync(db, request.Token, command.At, AccountTokenKind.ResetPassword);
            user = await db.Set<User>().FirstOrDefaultAsync(u => u.Id == userId && u.DisabledAt == null, ct) ?? throw Refusal.NotFound();
            if (user.Email != email) throw Refusal.Gone("This link is for an address that the account no longer has.");
            PasswordRules.Check(invalid, "password", request.Password, user);
            invalid.Throw();
            command.ActorId = user.Id;
            (user.PasswordHash, user.UpdatedAt) = (hasher.HashPassword(user, request.Password!), command.At);
            // Whoever holds the letter reads the address.
            if (user.EmailVerifiedAt is null) await AccountSecrets.ForgetEarlierHolderAsync(db, tokens, user.Id);
            user.EmailVerifiedAt ??= command.At;
            await MailOutbox.QueueAsync(db, AccountLetters.PasswordChanged(user, command.At), command.At);
        }, () => Reply.Ok(new ConfirmedAddress(user!.Email)));
        await sessions.EndOthersAsync(db, user!.Id, null, CancellationToken.None);
        outbox.Ring();
        return reply;
    }
}
