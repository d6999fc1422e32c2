using ProFlow.Server.Data;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Workspaces;

internal static class InvitationLetter
{
    /// <summary>Leaves the letter in the outbox if the invitation is for an address; whoever invites sends the link themselves otherwise.</summary>
    public static Task SendAsync(ProFlowDb db, Invitation invitation, Workspace workspace, string inviter, string url)
    {
        if (invitation.Email is not { } email) return Task.CompletedTask;
        var letter = new Letter("invitation", email, "", $"{inviter} invites you to {workspace.Name}", ["Hello,", $"{inviter} invites you to work together in {workspace.Name} on ProFlow, as {invitation.Role.ToString().ToLowerInvariant()}."])
        {
            Action = ("Join", url),
            Foot = "The link works once and for seven days, for an account with this address. If you do not know what this is about, leave this letter alone.",
        };
        return MailOutbox.QueueAsync(db, letter, invitation.CreatedAt);
    }
}
