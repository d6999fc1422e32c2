using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Tests.Rules;

/// <summary>
/// Who may do what, said a second time and apart from the server: which permission each operation takes, and what each role of the
/// world has. The matrix is computed from it, and so is docs/permissions.md. An operation that is missing here fails the build.
/// </summary>
internal static class Reference
{
    public static bool Has(Role role, Right right) => right switch
    {
        Right.Anonymous => true,
        Right.SignedIn => role != Role.Anonymous,
        Right.ViewWorkspace => role >= Role.Guest,
        _ => roles.TryGetValue(role, out var rights) && rights.Contains(right),
    };

    /// <summary>The role in the workspace is the row's, that in the private project what the name says.</summary>
    private static readonly Dictionary<Role, Right[]> roles = new()
    {
        [Role.Member] = OfMembers,
        [Role.Viewer] = [.. OfMembers, .. OfViewers],
        [Role.GuestViewer] = OfViewers,
        [Role.Contributor] = [.. OfMembers, .. OfContributors],
        [Role.Lead] = [.. OfMembers, .. OfLeads],
        [Role.Custom] = [.. RoleWorld.CustomInWorkspace, Right.ViewProject, .. RoleWorld.CustomInProject],
        [Role.Admin] = [.. OfAdmins, .. OfLeads],
        [Role.Owner] = [.. OfAdmins, Right.OwnWorkspace, .. OfLeads],
    };

    internal static Right[] OfMembers => [Right.ViewOpenProjects, Right.TeamComments, Right.CreateProject, Right.Import];
    internal static Right[] OfAdmins => [.. OfMembers, Right.ManageWorkspace, Right.ManageInvitations, Right.ManageMembers, Right.ManageRoles, Right.LeadAllProjects];
    internal static Right[] OfViewers => [Right.ViewProject, Right.Comment, Right.SeeTime];
    internal static Right[] OfContributors => [.. OfViewers, Right.TrackTime, Right.WriteTasks, Right.DeleteTasks, Right.PlanTasks];
    internal static Right[] OfLeads =>
        [.. OfContributors, Right.ModerateComments, Right.ManageWorkflow, Right.ManageProject, Right.ManageProjectMembers, Right.DeleteProject];

    /// <summary>The permission without which an operation is refused, by the operation's name.</summary>
    public static readonly IReadOnlyDictionary<string, Right> Operations = new Dictionary<string, Right>
    {
        ["POST auth/register"] = Right.Anonymous,
        ["POST auth/login"] = Right.Anonymous,
        ["POST auth/refresh"] = Right.Anonymous,
        ["POST auth/logout"] = Right.Anonymous,
        ["GET auth/providers"] = Right.Anonymous,
        ["GET auth/sessions"] = Right.SignedIn,
        ["DELETE auth/sessions/{sessionId}"] = Right.SignedIn,
        ["GET auth/reauthenticate"] = Right.SignedIn,
        ["POST auth/reauthenticate"] = Right.SignedIn,
        ["GET auth/email"] = Right.SignedIn,
        ["POST auth/change-email"] = Right.SignedIn,
        ["POST auth/confirm-email"] = Right.Anonymous,
        ["POST auth/resend-confirmation"] = Right.SignedIn,
        ["POST auth/change-password"] = Right.SignedIn,
        ["POST auth/forgot-password"] = Right.Anonymous,
        ["POST auth/reset-password"] = Right.Anonymous,
        ["GET auth/delete-account"] = Right.SignedIn,
        ["POST auth/delete-account"] = Right.SignedIn,
        ["POST auth/tickets"] = Right.SignedIn,
        ["GET auth/factor"] = Right.Anonymous,
        ["POST auth/factor"] = Right.Anonymous,
        ["POST auth/passkeys/options"] = Right.Anonymous,
        ["POST auth/passkeys"] = Right.Anonymous,
        ["GET auth/factors"] = Right.SignedIn,
        ["POST auth/factors/totp"] = Right.SignedIn,
        ["POST auth/factors/totp/confirm"] = Right.SignedIn,
        ["DELETE auth/factors/totp"] = Right.SignedIn,
        ["POST auth/factors/recovery-codes"] = Right.SignedIn,
        ["POST auth/factors/passkeys/options"] = Right.SignedIn,
        ["POST auth/factors/passkeys"] = Right.SignedIn,
        ["PATCH auth/factors/passkeys/{passkeyId}"] = Right.SignedIn,
        ["DELETE auth/factors/passkeys/{passkeyId}"] = Right.SignedIn,
        ["DELETE auth/sessions"] = Right.SignedIn,
        ["GET me/tokens"] = Right.SignedIn,
        ["POST me/tokens"] = Right.SignedIn,
        ["DELETE me/tokens/{tokenId}"] = Right.SignedIn,
        ["GET me"] = Right.SignedIn,
        ["PATCH me"] = Right.SignedIn,
        ["PUT me/picture"] = Right.SignedIn,
        ["DELETE me/picture"] = Right.SignedIn,
        ["GET pictures/{key}"] = Right.Anonymous,
        ["GET me/snapshot"] = Right.SignedIn,
        ["GET me/changes"] = Right.SignedIn,
        ["GET permissions"] = Right.SignedIn,

        ["GET workspaces"] = Right.SignedIn,
        ["POST workspaces"] = Right.SignedIn,
        ["GET workspaces/{workspaceId}"] = Right.ViewWorkspace,
        ["PATCH workspaces/{workspaceId}"] = Right.ManageWorkspace,
        ["DELETE workspaces/{workspaceId}"] = Right.OwnWorkspace,
        ["POST workspaces/{workspaceId}/transfer"] = Right.OwnWorkspace,
        ["GET workspaces/{workspaceId}/snapshot"] = Right.ViewWorkspace,
        ["GET workspaces/{workspaceId}/changes"] = Right.ViewWorkspace,
        ["GET workspaces/{workspaceId}/audit"] = Right.ManageWorkspace,
        ["GET workspaces/{workspaceId}/audit/state"] = Right.ManageWorkspace,
        ["GET workspaces/{workspaceId}/audit/export"] = Right.ManageWorkspace,
        ["GET workspaces/{workspaceId}/members"] = Right.ViewWorkspace,
        ["PATCH workspaces/{workspaceId}/members/{userId}"] = Right.ManageMembers,
        ["DELETE workspaces/{workspaceId}/members/{userId}"] = Right.ManageMembers,
        ["GET workspaces/{workspaceId}/roles"] = Right.ViewWorkspace,
        ["POST workspaces/{workspaceId}/roles"] = Right.ManageRoles,
        ["PATCH workspaces/{workspaceId}/roles/{roleId}"] = Right.ManageRoles,
        ["DELETE workspaces/{workspaceId}/roles/{roleId}"] = Right.ManageRoles,
        ["GET workspaces/{workspaceId}/service-accounts"] = Right.ManageMembers,
        ["POST workspaces/{workspaceId}/service-accounts"] = Right.ManageMembers,
        ["PATCH workspaces/{workspaceId}/service-accounts/{userId}"] = Right.ManageMembers,
        ["DELETE workspaces/{workspaceId}/service-accounts/{userId}"] = Right.ManageMembers,
        ["GET workspaces/{workspaceId}/service-accounts/{userId}/tokens"] = Right.ManageMembers,
        ["POST workspaces/{workspaceId}/service-accounts/{userId}/tokens"] = Right.ManageMembers,
        ["DELETE workspaces/{workspaceId}/service-accounts/{userId}/tokens/{tokenId}"] = Right.ManageMembers,
        ["GET workspaces/{workspaceId}/invitations"] = Right.ManageInvitations,
        ["POST workspaces/{workspaceId}/invitations"] = Right.ManageInvitations,
        ["DELETE workspaces/{workspaceId}/invitations/{invitationId}"] = Right.ManageInvitations,
        ["GET invitations/{token}"] = Right.Anonymous,
        ["POST invitations/{token}/accept"] = Right.SignedIn,

        ["GET workspaces/{workspaceId}/projects"] = Right.ViewWorkspace,
        ["POST workspaces/{workspaceId}/projects"] = Right.CreateProject,
        ["POST workspaces/{workspaceId}/sample"] = Right.CreateProject,
        ["POST workspaces/{workspaceId}/imports"] = Right.Import,
        ["GET jobs/{jobId}"] = Right.SignedIn,
        ["GET projects/{projectId}"] = Right.ViewProject,
        ["PATCH projects/{projectId}"] = Right.ManageProject,
        ["DELETE projects/{projectId}"] = Right.DeleteProject,
        ["GET projects/{projectId}/snapshot"] = Right.ViewProject,
        ["GET projects/{projectId}/changes"] = Right.ViewProject,
        ["GET projects/{projectId}/imports"] = Right.ManageProject,
        ["GET projects/{projectId}/imported-data"] = Right.ManageProject,
        ["GET projects/{projectId}/members"] = Right.ViewProject,
        ["POST projects/{projectId}/members"] = Right.ManageProjectMembers,
        ["PATCH projects/{projectId}/members/{userId}"] = Right.ManageProjectMembers,
        ["DELETE projects/{projectId}/members/{userId}"] = Right.ManageProjectMembers,
        ["GET projects/{projectId}/members/{userId}/access"] = Right.ViewProject,
        ["GET projects/{projectId}/statuses"] = Right.ViewProject,
        ["POST projects/{projectId}/statuses"] = Right.ManageWorkflow,
        ["PATCH projects/{projectId}/statuses/{statusId}"] = Right.ManageWorkflow,
        ["DELETE projects/{projectId}/statuses/{statusId}"] = Right.ManageWorkflow,
        ["GET projects/{projectId}/labels"] = Right.ViewProject,
        ["POST projects/{projectId}/labels"] = Right.WriteTasks,
        ["PATCH projects/{projectId}/labels/{labelId}"] = Right.WriteTasks,
        ["DELETE projects/{projectId}/labels/{labelId}"] = Right.ManageWorkflow,
        ["GET projects/{projectId}/task-parts"] = Right.ViewProject,
        ["GET projects/{projectId}/dependencies"] = Right.ViewProject,
        ["POST commands/{commandId}/undo"] = Right.WriteTasks,

        ["GET projects/{projectId}/tasks"] = Right.ViewProject,
        ["POST projects/{projectId}/tasks"] = Right.WriteTasks,
        ["POST projects/{projectId}/tasks/batch"] = Right.WriteTasks,
        ["GET workspaces/{workspaceId}/tasks/{key}"] = Right.ViewProject,
        ["GET tasks/{taskId}"] = Right.ViewProject,
        ["PATCH tasks/{taskId}"] = Right.WriteTasks,
        ["DELETE tasks/{taskId}"] = Right.DeleteTasks,
        ["POST tasks/{taskId}/move"] = Right.WriteTasks,
        ["GET tasks/{taskId}/activity"] = Right.ViewProject,
        ["GET tasks/{taskId}/comments"] = Right.ViewProject,
        ["POST tasks/{taskId}/comments"] = Right.Comment,
        ["PATCH comments/{commentId}"] = Right.Comment,
        ["DELETE comments/{commentId}"] = Right.Comment,
        ["GET tasks/{taskId}/dependencies"] = Right.ViewProject,
        ["POST tasks/{taskId}/dependencies"] = Right.PlanTasks,
        ["PATCH dependencies/{dependencyId}"] = Right.PlanTasks,
        ["DELETE dependencies/{dependencyId}"] = Right.PlanTasks,
        ["GET tasks/{taskId}/checklist"] = Right.ViewProject,
        ["POST tasks/{taskId}/checklist"] = Right.WriteTasks,
        ["PATCH checklist/{itemId}"] = Right.WriteTasks,
        ["DELETE checklist/{itemId}"] = Right.WriteTasks,
        ["GET tasks/{taskId}/attachments"] = Right.ViewProject,
        ["POST tasks/{taskId}/attachments"] = Right.WriteTasks,
        ["DELETE attachments/{attachmentId}"] = Right.WriteTasks,
        ["GET tasks/{taskId}/time-entries"] = Right.ViewProject,
        ["POST tasks/{taskId}/time-entries"] = Right.TrackTime,
    };
}
