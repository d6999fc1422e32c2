using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Accounts;

internal static class ForgotPassword
{
    public sealed record Request(string? Email);

    /// <summary>
    /// Sends a link to the account with this address, if there is one. The answer tells nothing, nor does its time: the same reads are made
    /// and the same rows written for an address that nobody has, to be sent to nobody.
    /// </summary>
    public static async Task<IResult> Handle(Request request, ProFlowDb db, AccountLetters letters, MailOutbox outbox, TimeProvider time, CancellationToken ct)
    {
        var (email, now) = (User.Normalise(request.Email ?? ""), time.Now());
        if (email.Length > 254 || !Invalid.Storable(email) || !Register.IsAddress(email)) throw Refusal.Invalid("email", "This is not an e-mail address.");
        var user = await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(u => u.Email == email && u.DisabledAt == null, ct);
        var enough = await AccountTokens.HadEnoughAsync(db, AccountTokenKind.ResetPassword, email, now, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var token = await AccountTokens.IssueAsync(db, AccountTokenKind.ResetPassword, enough ? null : user?.Id, email, now);
        var letter = letters.ResetPassword(email, user?.Name ?? "nobody", token);
        await MailOutbox.QueueAsync(db, letter, now, user is null || enough ? OutgoingMail.Void : OutgoingMail.Waiting);
        await transaction.CommitAsync(CancellationToken.None);
        outbox.Ring();
        return Reply.NoContent();
    }
}
