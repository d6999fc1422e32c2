using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <param name="Role">The caller's role.</param>
/// <param name="Can">What the caller may do: view, createProject, manage, own.</param>
public sealed record WorkspaceView(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version, WorkspaceRole Role, IReadOnlyList<string> Can)
{
    internal static WorkspaceView Of(Workspace w, WorkspaceRole role) =>
        new(w.Id, w.Name, w.CreatedAt, w.UpdatedAt, w.Version, role, role.Can());
}

public sealed record WorkspaceMemberView(Guid Id, Guid WorkspaceId, Guid UserId, string Name, string Email, WorkspaceRole Role, DateTimeOffset CreatedAt, long Version)
{
    internal static WorkspaceMemberView Of(WorkspaceMember m) =>
        new(m.Id, m.WorkspaceId, m.UserId, m.Name, m.Email, m.Role, m.CreatedAt, m.Version);
}

/// <param name="Token">Only in the answer that creates the invitation; null ever after.</param>
/// <param name="Url">The link to send, likewise once.</param>
public sealed record InvitationView(
    Guid Id, Guid WorkspaceId, string? Email, WorkspaceRole Role, Guid? ProjectId, ProjectRole? ProjectRole, Guid CreatedById,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? AcceptedAt, long Version, string? Token, string? Url)
{
    internal static InvitationView Of(Invitation i, string? token = null, string? url = null) => new(
        i.Id, i.WorkspaceId, i.Email, i.Role, i.ProjectId, i.ProjectRole,
        i.CreatedById, i.CreatedAt, i.ExpiresAt, i.AcceptedAt, i.Version, token, url);
}

/// <summary>What somebody who only holds the link may know.</summary>
public sealed record InvitationPreview(string WorkspaceName, string InviterName, WorkspaceRole Role, string? Email, DateTimeOffset ExpiresAt);
