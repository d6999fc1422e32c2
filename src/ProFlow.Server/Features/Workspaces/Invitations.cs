using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Features.Workspaces;

internal static class Invite
{
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(7);

    /// <param name="Email">If given, the link is sent there, and only an account with this address may accept.</param>
    /// <param name="RoleId">One of the workspace's own roles, in place of a built-in one; likewise ProjectRoleId.</param>
    public sealed record Request(string? Email, WorkspaceRole? Role, Guid? RoleId, Guid? ProjectId, ProjectRole? ProjectRole, Guid? ProjectRoleId, Guid? Id);

    public static async Task<IResult> Handle(
        Guid workspaceId, Request request, ProFlowDb db, Command command, Caller caller, Access access, AccessBook book, PublicAddress here, MailOutbox outbox, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var invalid = new Invalid();
        var given = await db.WorkspaceRoleAsync(command, invalid, workspaceId, request.Role, request.RoleId, ct);
        invalid.When(request.Email is { } address && !Register.IsAddress(address.Trim()), "email", "This is not an e-mail address.");
        var place = request.ProjectId is { } project ? await book.InProjectAsync(db, caller.UserId, project, ct) : null;
        if (place?.WorkspaceId != workspaceId) place = null;
        invalid.When(request.ProjectId is not null && place is null, "projectId", "There is no such project in this workspace.");
        var inProject = place is null ? null
            : await db.ProjectRoleAsync(command, invalid, workspaceId, request.ProjectRole ?? (request.ProjectRoleId is null ? ProjectRole.Contributor : null), request.ProjectRoleId, ("projectRole", "projectRoleId"), ct);
        invalid.Throw();
        mine.Rights.DemandToGrant(given!.Rights);
        if (place is not null) InvitationRules.DemandInProject(place, inProject!.Rights);
        var token = Sessions.NewSecret();
        var invitation = new Invitation
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = workspaceId,
            Email = request.Email is null ? null : User.Normalise(request.Email),
            Role = given.Role,
            RoleId = given.RoleId,
            ProjectId = request.ProjectId,
            ProjectRole = inProject?.Role,
            ProjectRoleId = inProject?.RoleId,
            CreatedById = caller.UserId,
            CreatedAt = command.At,
            ExpiresAt = command.At + lifetime,
            TokenHash = Sessions.Hash(token),
        };
        db.Add(invitation);
        var url = here.Of($"/invite/{token}");
        var workspace = await db.Set<Workspace>().AsNoTracking().FirstAsync(w => w.Id == workspaceId, ct);
        var reply = await db.CommitAsync(command, () => InvitationLetter.SendAsync(db, invitation, workspace, mine.MemberName, url), () => Reply.Created($"/api/v1/workspaces/{workspaceId}/invitations", InvitationView.Of(invitation, token, url), invitation.Version));
        outbox.Ring();
        return reply;
    }
}

internal static class ListInvitations
{
    private sealed record Position(Guid Id);

    public static async Task<Page<InvitationView>> Handle(Guid workspaceId, ProFlowDb db, Access access, TimeProvider time, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var (now, take) = (time.GetUtcNow(), Paging.Limit(limit));
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<Invitation>().AsNoTracking()
            .Where(i => i.WorkspaceId == workspaceId && i.AcceptedAt == null && i.ExpiresAt > now && (after == null || i.Id < after))
            .OrderByDescending(i => i.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, i => InvitationView.Of(i), i => new Position(i.Id));
    }
}

internal static class RevokeInvitation
{
    public static async Task<IResult> Handle(Guid workspaceId, Guid invitationId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var invitation = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == invitationId && i.WorkspaceId == workspaceId, ct) ?? throw Refusal.NotFound();
        db.Remove(invitation);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}

internal static class PreviewInvitation
{
    public static async Task<InvitationPreview> Handle(string token, ProFlowDb db, TimeProvider time, CancellationToken ct)
    {
        var invitation = await db.OpenInvitationAsync(token, time.GetUtcNow(), ct);
        var workspace = await db.Set<Workspace>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == invitation.WorkspaceId, ct) ?? throw Refusal.NotFound();
        var inviter = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == invitation.CreatedById, ct);
        var roleName = await db.Set<CustomRole>().Where(r => r.Id == invitation.RoleId).Select(r => r.Name).FirstOrDefaultAsync(ct);
        return new InvitationPreview(workspace.Name, inviter.Name, invitation.Role, roleName, invitation.Email, invitation.ExpiresAt);
    }
}
