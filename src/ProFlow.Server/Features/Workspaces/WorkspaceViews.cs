using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <param name="Role">The caller's role; with "custom", RoleId says which.</param>
/// <param name="Can">What the caller may do, by the names of the permissions.</param>
public sealed record WorkspaceView(Guid Id, string Name, bool RequiresSecondFactor, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version, WorkspaceRole Role, Guid? RoleId, IReadOnlyList<string> Can)
{
    internal static WorkspaceView Of(Workspace w, WorkspaceStanding mine) =>
        new(w.Id, w.Name, w.RequiresSecondFactor, w.CreatedAt, w.UpdatedAt, w.Version, mine.Role, mine.RoleId, mine.Rights.Names());
}

public sealed record WorkspaceMemberView(Guid Id, Guid WorkspaceId, Guid UserId, string Name, string Email, string? Picture, WorkspaceRole Role, Guid? RoleId, MemberKind Kind, string? ManagedBy, DateTimeOffset CreatedAt, long Version)
{
    internal static WorkspaceMemberView Of(WorkspaceMember m) =>
        new(m.Id, m.WorkspaceId, m.UserId, m.Name, m.Email, m.Picture, m.Role, m.RoleId, m.Kind, m.ManagedBy, m.CreatedAt, m.Version);
}

/// <param name="Token">Only in the answer that creates the invitation; null ever after.</param>
/// <param name="Url">The link to send, likewise once.</param>
public sealed record InvitationView(
    Guid Id, Guid WorkspaceId, string? Email, WorkspaceRole Role, Guid? RoleId, Guid? ProjectId, ProjectRole? ProjectRole, Guid? ProjectRoleId, Guid CreatedById,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? AcceptedAt, long Version, string? Token, string? Url)
{
    internal static InvitationView Of(Invitation i, string? token = null, string? url = null) => new(
        i.Id, i.WorkspaceId, i.Email, i.Role, i.RoleId, i.ProjectId, i.ProjectRole, i.ProjectRoleId,
        i.CreatedById, i.CreatedAt, i.ExpiresAt, i.AcceptedAt, i.Version, token, url);
}

/// <summary>What somebody who only holds the link may know.</summary>
/// <param name="RoleName">Of a role of the workspace's own; null for a built-in one.</param>
public sealed record InvitationPreview(string WorkspaceName, string InviterName, WorkspaceRole Role, string? RoleName, string? Email, DateTimeOffset ExpiresAt);
