using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class Invite
{
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(7);

    /// <param name="Email">If given, only an account with this address may accept.</param>
    public sealed record Request(string? Email, WorkspaceRole? Role, Guid? ProjectId, ProjectRole? ProjectRole, Guid? Id);

    public static async Task<IResult> Handle(Guid workspaceId, Request request, HttpContext http, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var invalid = new Invalid();
        invalid.When(request.Role is null, "role", "Choose a role: guest, member, admin or owner.");
        invalid.When(request.Email is { } address && !Register.IsAddress(address.Trim()), "email", "This is not an e-mail address.");
        invalid.When(request.ProjectId is { } project && !await db.Set<Project>().AnyAsync(p => p.Id == project && p.WorkspaceId == workspaceId, ct), "projectId", "There is no such project in this workspace.");
        invalid.Throw();
        if (request.Role > mine.Role) throw Refusal.Forbidden("You can't give a role above your own.");
        var token = Sessions.NewSecret();
        var invitation = new Invitation
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = workspaceId,
            Email = request.Email is null ? null : User.Normalise(request.Email),
            Role = request.Role!.Value,
            ProjectId = request.ProjectId,
            ProjectRole = request.ProjectId is null ? null : request.ProjectRole ?? ProjectRole.Contributor,
            CreatedById = caller.UserId,
            CreatedAt = command.At,
            ExpiresAt = command.At + lifetime,
            TokenHash = Sessions.Hash(token),
        };
        db.Add(invitation);
        var url = $"{http.Request.Scheme}://{http.Request.Host}/invite/{token}";
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/workspaces/{workspaceId}/invitations", InvitationView.Of(invitation, token, url), invitation.Version));
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
        return new InvitationPreview(workspace.Name, inviter.Name, invitation.Role, invitation.Email, invitation.ExpiresAt);
    }

    public static async Task<Invitation> OpenInvitationAsync(this ProFlowDb db, string token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = Sessions.Hash(token);
        var invitation = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.TokenHash == hash, ct) ?? throw Refusal.NotFound();
        if (invitation.AcceptedAt is not null) throw Refusal.Gone("This invitation was used already. Ask for a new one.");
        if (invitation.ExpiresAt <= now) throw Refusal.Gone("This invitation has expired. Ask for a new one.");
        return invitation;
    }
}

internal static class AcceptInvitation
{
    /// <summary>Gives the caller the promised roles; a role that they have already is never lowered.</summary>
    public static async Task<IResult> Handle(string token, ProFlowDb db, Command command, Caller caller, CancellationToken ct)
    {
        var userId = caller.UserId;
        var invitation = await db.OpenInvitationAsync(token, command.At, ct);
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == userId, ct);
        if (invitation.Email is { } address && address != user.Email) throw Refusal.Forbidden($"This invitation is for {address}. Sign in with that address.");
        var workspace = await db.Set<Workspace>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == invitation.WorkspaceId, ct) ?? throw Refusal.NotFound();
        var member = await db.Set<WorkspaceMember>().FirstOrDefaultAsync(m => m.WorkspaceId == workspace.Id && m.UserId == userId, ct);
        if (member is null) db.Add(member = WorkspaceQueries.Membership(workspace.Id, user, invitation.Role, command.At));
        else if (member.Role < invitation.Role) member.Role = invitation.Role;
        if (invitation is { ProjectId: { } projectId, ProjectRole: { } projectRole }) await JoinAsync(db, invitation, projectId, projectRole, userId, command.At, ct);
        invitation.AcceptedAt = command.At;
        return await db.CommitAsync(command, () => Reply.Ok(WorkspaceView.Of(workspace, member.Role), workspace.Version));
    }

    private static async Task JoinAsync(ProFlowDb db, Invitation invitation, Guid projectId, ProjectRole role, Guid userId, DateTimeOffset at, CancellationToken ct)
    {
        if (!await db.Set<Project>().AnyAsync(p => p.Id == projectId, ct)) return;
        var member = await db.Set<ProjectMember>().FirstOrDefaultAsync(m => m.ProjectId == projectId && m.UserId == userId, ct);
        if (member is null) db.Add(new ProjectMember { Id = Id.New(), WorkspaceId = invitation.WorkspaceId, ProjectId = projectId, UserId = userId, Role = role, CreatedAt = at });
        else if (member.Role < role) member.Role = role;
    }
}
