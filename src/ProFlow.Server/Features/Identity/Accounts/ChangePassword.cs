using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Passwords;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Accounts;

internal static class ChangePassword
{
    /// <param name="CurrentPassword">Not asked of an account that has none yet; a fresh sign-in stands for it.</param>
    public sealed record Request(string? CurrentPassword, string? NewPassword);

    /// <summary>Ends all other sessions, and tells the person by letter.</summary>
    public static async Task<IResult> Handle(
        Request request, HttpContext http, ProFlowDb db, Command command, Caller caller, Sessions sessions, PasswordCheck passwords, IPasswordHasher<User> hasher, MailOutbox outbox, CancellationToken ct)
    {
        var id = caller.UserId;
        var user = await db.Set<User>().FirstAsync(u => u.Id == id, ct);
        var invalid = new Invalid();
        if (user.PasswordHash.Length == 0) await FreshSignInFilter.DemandAsync(http);
        else invalid.When(!passwords.Matches(user, request.CurrentPassword ?? ""), "currentPassword", "This is not your password.");
        PasswordRules.Check(invalid, "newPassword", request.NewPassword, user);
        invalid.Throw();
        (user.PasswordHash, user.UpdatedAt) = (hasher.HashPassword(user, request.NewPassword!), command.At);
        var reply = await db.CommitAsync(command, () => MailOutbox.QueueAsync(db, AccountLetters.PasswordChanged(user, command.At), command.At), Reply.NoContent);
        await sessions.EndOthersAsync(db, id, caller.SessionId, CancellationToken.None);
        await sessions.ProveAsync(db, caller.SessionId, Proof.ByPassword);
        outbox.Ring();
        return reply;
    }
}
