using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <param name="PendingEmail">The address that waits to be confirmed before it replaces <paramref name="Email"/>.</param>
/// <param name="SendsMail">False: no mail server is set, and letters stand in the server's log.</param>
public sealed record EmailView(string Email, DateTimeOffset? VerifiedAt, string? PendingEmail, bool SendsMail);

internal static class GetEmail
{
    public static async Task<EmailView> Handle(ProFlowDb db, Caller caller, MailStatus mail, TimeProvider time, CancellationToken ct)
    {
        var (id, now) = (caller.UserId, time.GetUtcNow());
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        var pending = await db.Set<AccountToken>().Where(t => t.UserId == id && t.Kind == AccountTokenKind.ChangeAddress && t.UsedAt == null && t.ExpiresAt > now)
            .OrderByDescending(t => t.CreatedAt).Select(t => t.Email).FirstOrDefaultAsync(ct);
        return new EmailView(user.Email, user.EmailVerifiedAt, pending, mail.IsSet);
    }
}

internal static class ResendConfirmation
{
    /// <summary>Another letter with a link that confirms the caller's address.</summary>
    public static async Task<IResult> Handle(ProFlowDb db, Caller caller, AccountLetters letters, MailOutbox outbox, TimeProvider time, CancellationToken ct)
    {
        var (id, now) = (caller.UserId, time.Now());
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        if (user.EmailVerifiedAt is not null) throw Refusal.Conflict("email_verified", "Your address is confirmed already.");
        if (await AccountTokens.HadEnoughAsync(db, AccountTokenKind.ConfirmAddress, user.Email, now, ct)) throw TooManyLetters();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await SendAsync(db, letters, user, now);
        await transaction.CommitAsync(CancellationToken.None);
        outbox.Ring();
        return Reply.NoContent();
    }

    public static async Task SendAsync(ProFlowDb db, AccountLetters letters, User user, DateTimeOffset now)
    {
        var token = await AccountTokens.IssueAsync(db, AccountTokenKind.ConfirmAddress, user.Id, user.Email, now);
        await MailOutbox.QueueAsync(db, letters.ConfirmAddress(user, token), now);
    }

    public static Refusal TooManyLetters() => new(429, "too_many_letters", "So many letters were sent in the last hour that one more would help nobody. Look among the unwanted ones, or try again later.");
}
