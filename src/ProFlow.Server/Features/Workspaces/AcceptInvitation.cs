using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class AcceptInvitation
{
    /// <summary>Gives the caller the promised roles; a role is replaced only by one that takes nothing away.</summary>
    public static async Task<IResult> Handle(string token, ProFlowDb db, Command command, Caller caller, AccessBook book, CancellationToken ct)
    {
        var userId = caller.UserId;
        var invitation = await db.OpenInvitationAsync(token, command.At, ct);
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == userId, ct);
        if (invitation.Email is { } address && address != user.Email) throw Refusal.Forbidden($"This invitation is for {address}. Sign in with that address.");
        var workspace = await db.Set<Workspace>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == invitation.WorkspaceId, ct) ?? throw Refusal.NotFound();
        var promised = WorkspaceStanding.Of(invitation.Role, invitation.RoleId, await db.PermissionsAsync(invitation.RoleId, ct));
        var member = await db.FindMemberAsync(workspace.Id, userId, ct);
        var standing = member is null ? promised : WorkspaceStanding.Of(member.Role, member.RoleId, await db.PermissionsAsync(member.RoleId, ct));
        if (member is null) db.Add(WorkspaceQueries.Membership(workspace.Id, user, promised.Role, command.At, promised.RoleId));
        else if (promised.Rights.Covers(standing.Rights) && promised.Rights != standing.Rights)
            (member.Role, member.RoleId, standing) = (promised.Role, promised.RoleId, promised);
        await DemandStillGoodAsync(db, book, invitation, promised, ct);
        if (invitation is { ProjectId: { } projectId, ProjectRole: not null }) await JoinAsync(db, book, invitation, projectId, userId, command.At, ct);
        invitation.AcceptedAt = command.At;
        return await db.CommitAsync(command, () => Reply.Ok(WorkspaceView.Of(workspace, standing), workspace.Version));
    }

    /// <summary>A promise is worth what its maker may give today: one that was made before they lost a role is no way back in.</summary>
    private static async Task DemandStillGoodAsync(ProFlowDb db, AccessBook book, Invitation invitation, WorkspaceStanding promised, CancellationToken ct)
    {
        var maker = await book.InWorkspaceAsync(db, invitation.CreatedById, invitation.WorkspaceId, ct);
        if (maker is null || !maker.May(Right.ManageInvitations) || !maker.Rights.Covers(promised.Rights))
            throw Refusal.Gone("Whoever made this invitation may not give this role any more. Ask for a new one.");
    }

    private static async Task JoinAsync(ProFlowDb db, AccessBook book, Invitation invitation, Guid projectId, Guid userId, DateTimeOffset at, CancellationToken ct)
    {
        var promised = ProjectStanding.Of(invitation.ProjectRole!.Value, invitation.ProjectRoleId, await db.PermissionsAsync(invitation.ProjectRoleId, ct));
        // A project that is gone, or that its maker does not manage any more, is no reason to stay out of the workspace.
        if (await book.InProjectAsync(db, invitation.CreatedById, projectId, ct) is not { } maker || !InvitationRules.MayGive(maker, promised.Rights)) return;
        var member = await db.Set<ProjectMember>().FirstOrDefaultAsync(m => m.ProjectId == projectId && m.UserId == userId, ct);
        if (member is null)
        {
            db.Add(new ProjectMember
            {
                Id = Id.New(),
                WorkspaceId = invitation.WorkspaceId,
                ProjectId = projectId,
                UserId = userId,
                Role = promised.Role,
                RoleId = promised.RoleId,
                CreatedAt = at,
            });
        }
        else if (Rights.Of(member.Role, await db.PermissionsAsync(member.RoleId, ct)) is var own && promised.Rights.Covers(own) && promised.Rights != own)
        {
            (member.Role, member.RoleId) = (promised.Role, promised.RoleId);
        }
    }
}

internal static class InvitationRules
{
    public static async Task<Invitation> OpenInvitationAsync(this ProFlowDb db, string token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = Sessions.Hash(token);
        var invitation = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.TokenHash == hash, ct) ?? throw Refusal.NotFound();
        if (invitation.AcceptedAt is not null) throw Refusal.Gone("This invitation was used already. Ask for a new one.");
        if (invitation.ExpiresAt <= now) throw Refusal.Gone("This invitation has expired. Ask for a new one.");
        return invitation;
    }

    public static bool MayGive(ProjectAccess maker, RightSet role) => maker.May(Right.ManageProjectMembers) && maker.Rights.Covers(role);

    public static void DemandInProject(ProjectAccess maker, RightSet role)
    {
        if (!maker.May(Right.ManageProjectMembers)) throw Refusal.Forbidden(RightWords.Sentence(Right.ManageProjectMembers));
        maker.Rights.DemandToGrant(role);
    }
}
