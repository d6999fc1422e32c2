using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Accounts;

internal static class ChangeAddress
{
    public sealed record Request(string? Email);

    /// <summary>
    /// Asks the new address to confirm, and tells the old one; nothing changes until then. Whether the new address has an account already
    /// is told to nobody but its owner, by the absence of a letter.
    /// </summary>
    public static async Task<IResult> Handle(Request request, ProFlowDb db, Caller caller, AccountLetters letters, MailOutbox outbox, TimeProvider time, CancellationToken ct)
    {
        var (id, now) = (caller.UserId, time.Now());
        var invalid = new Invalid();
        invalid.Text("email", request.Email, 3, 254);
        if (!invalid.Any) invalid.When(!Register.IsAddress(request.Email!.Trim()), "email", "This is not an e-mail address.");
        invalid.Throw();
        var email = User.Normalise(request.Email!);
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        if (email == user.Email) throw Refusal.Invalid("email", "This is your address already.");
        if (await AccountTokens.HadEnoughAsync(db, AccountTokenKind.ChangeAddress, email, now, ct)) throw ResendConfirmation.TooManyLetters();
        var taken = await db.Set<User>().AnyAsync(u => u.Email == email, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var token = await AccountTokens.IssueAsync(db, AccountTokenKind.ChangeAddress, id, email, now);
        await MailOutbox.QueueAsync(db, letters.ConfirmNewAddress(user, email, token), now, taken ? OutgoingMail.Void : OutgoingMail.Waiting);
        await MailOutbox.QueueAsync(db, AccountLetters.AddressChangeAsked(user, email, now), now);
        await transaction.CommitAsync(CancellationToken.None);
        outbox.Ring();
        return Reply.NoContent();
    }
}
