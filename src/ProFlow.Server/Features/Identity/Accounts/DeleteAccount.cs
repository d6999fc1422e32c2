using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Accounts;

internal static class DeleteAccount
{
    private const string FormerName = "Former member";

    /// <param name="Confirm">The address of the account, typed once more.</param>
    /// <param name="HandOver">Where open tasks go to a colleague; elsewhere they lose their assignee.</param>
    public sealed record Request(string? Confirm, IReadOnlyList<HandOver>? HandOver);

    public sealed record HandOver(Guid WorkspaceId, Guid UserId);

    /// <summary>
    /// Ends the account at once: sessions, memberships, picture and secrets go, open tasks are handed over or lose their assignee, and what was
    /// written stays with the name that was written with it. Refuses as long as a workspace with others in it would have no owner.
    /// </summary>
    public static async Task<IResult> Handle(
        Request request, HttpContext http, ProFlowDb db, Command command, Caller caller, AccessBook book, Sessions sessions, MailOutbox outbox, CancellationToken ct)
    {
        var id = caller.UserId;
        var user = await db.Set<User>().FirstAsync(u => u.Id == id, ct);
        // Whoever else leaves a workspace at this moment makes this be decided again.
        foreach (var workspaceId in await db.Set<WorkspaceMember>().Where(m => m.UserId == id).Select(m => m.WorkspaceId).ToListAsync(ct)) await command.GuardAsync(db, workspaceId, ct);
        var places = await DeletionPreview.PlacesAsync(db, id, ct);
        Check(request, user, places);
        await LeaveAsync(db, command, book, id, places, request.HandOver!, ct);
        var (email, name) = (user.Email, user.Name);
        Forget(user, command.At);
        command.Notes.Add(new AuditEvent(AuditAction.AccountDeleted, AuditPlace.Server) { Target = new("user", id) });
        var reply = await db.CommitAsync(command, async () =>
        {
            await AccountSecrets.ForgetAllAsync(db, id);
            await AuditErasure.QueueAsync(db, id, email, command.At);
            await MailOutbox.QueueAsync(db, AccountLetters.Deleted(email, name, command.At), command.At);
        }, Reply.NoContent);
        await sessions.EndOthersAsync(db, id, null, CancellationToken.None);
        RefreshCookie.Clear(http);
        outbox.Ring();
        return reply;
    }

    private static void Check(Request request, User user, List<DeletionPlace> places)
    {
        var invalid = new Invalid();
        invalid.When(User.Normalise(request.Confirm ?? "") != user.Email, "confirm", "Type the address of your account, to be sure that it is this one.");
        if (request.HandOver is null) invalid.Add("handOver", "Say to whom your open tasks go, or give an empty list.");
        foreach (var hand in request.HandOver ?? [])
            invalid.When(places.FirstOrDefault(p => p.WorkspaceId == hand.WorkspaceId)?.Colleagues.Any(c => c.UserId == hand.UserId) != true, "handOver", "Somebody here is not in that workspace.");
        invalid.Throw();
        var blocked = places.Where(p => p.Outcome == DeletionOutcome.Blocked).Select(p => p.Name).ToList();
        if (blocked.Count > 0)
            throw Refusal.Conflict("last_owner", $"You are the only owner of {string.Join(" and ", blocked)}, where others work. Make one of them an owner first, or delete the workspace.");
    }

    private static async Task LeaveAsync(ProFlowDb db, Command command, AccessBook book, Guid id, List<DeletionPlace> places, IReadOnlyList<HandOver> hands, CancellationToken ct)
    {
        foreach (var member in await db.Set<WorkspaceMember>().Where(m => m.UserId == id).ToListAsync(ct))
        {
            await Departure.LeaveAsync(db, command, book, member, hands.FirstOrDefault(h => h.WorkspaceId == member.WorkspaceId)?.UserId, ct);
            if (places.Any(p => p.WorkspaceId == member.WorkspaceId && p.Outcome == DeletionOutcome.Closed)) await Departure.CloseAsync(db, command, member.WorkspaceId, ct);
        }
    }

    /// <summary>What is left of the account is a number that old rows refer to.</summary>
    private static void Forget(User user, DateTimeOffset at)
    {
        (user.Email, user.EmailVerifiedAt, user.Name) = ($"{user.Id:N}@deleted.invalid", null, FormerName);
        (user.PasswordHash, user.TimeZone, user.Locale, user.Picture) = ("", null, null, null);
        (user.DisabledAt, user.UpdatedAt) = (at, at);
    }
}
