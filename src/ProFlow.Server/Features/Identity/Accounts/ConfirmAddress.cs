using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <summary>The address that is now the account's, and known to be its person's.</summary>
public sealed record ConfirmedAddress(string Email);

internal static class ConfirmAddress
{
    /// <param name="Token">From the link in the letter.</param>
    public sealed record Request(string? Token);

    /// <summary>Confirms the first address of an account, or makes a new one its address. Needs no session: whoever reads the letter may be at another device.</summary>
    public static async Task<IResult> Handle(Request request, ProFlowDb db, Command command, MailOutbox outbox, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(request.Token)) throw Refusal.Invalid("token", "Open the link from your letter.");
        User? user = null;
        var reply = await db.CommitAsync(command, async () =>
        {
            var (userId, kind, email) = await AccountTokens.RedeemAsync(db, request.Token, command.At, AccountTokenKind.ConfirmAddress, AccountTokenKind.ChangeAddress);
            user = await db.Set<User>().FirstOrDefaultAsync(u => u.Id == userId && u.DisabledAt == null, ct) ?? throw Refusal.NotFound();
            command.ActorId = user.Id;
            if (kind == AccountTokenKind.ChangeAddress) await MoveAsync(db, command, user, email, ct);
            else if (email != user.Email) throw Refusal.Gone("This link is for an address that the account no longer has.");
            (user.EmailVerifiedAt, user.UpdatedAt) = (command.At, command.At);
        }, () => Reply.Ok(new ConfirmedAddress(user!.Email)));
        outbox.Ring();
        return reply;
    }

    /// <summary>The address follows into every membership, and the old one is told.</summary>
    private static async Task MoveAsync(ProFlowDb db, Command command, User user, string email, CancellationToken ct)
    {
        await MailOutbox.QueueAsync(db, AccountLetters.AddressChanged(user.Email, user.Name, email, command.At), command.At);
        user.Email = email;
        foreach (var membership in await db.Set<WorkspaceMember>().Where(m => m.UserId == user.Id).ToListAsync(ct)) membership.Email = email;
    }
}
