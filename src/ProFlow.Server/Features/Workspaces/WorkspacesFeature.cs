using ProFlow.Server.Features.Workspaces.ServiceAccounts;
using ProFlow.Server.Features.Workspaces.SignInRules;
using ProFlow.Server.Live;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Web.Limits;

namespace ProFlow.Server.Features.Workspaces;

internal static class WorkspacesFeature
{
    public static void MapWorkspaces(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/workspaces").WithTags("Workspaces");
        all.MapGet("/", ListWorkspaces.Handle).Needs(Right.SignedIn);
        all.MapPost("/", CreateWorkspace.Handle).Produces<WorkspaceView>(StatusCodes.Status201Created).Needs(Right.SignedIn);

        var one = all.MapGroup("/{workspaceId:guid}");
        one.MapGet("/", GetWorkspace.Handle).Produces<WorkspaceView>().Needs(Right.ViewWorkspace);
        one.MapPatch("/", PatchWorkspace.Handle).Produces<WorkspaceView>().Needs(Right.ManageWorkspace);
        one.MapDelete("/", DeleteWorkspace.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.OwnWorkspace);
        one.MapGet("/snapshot", GetWorkspaceSnapshot.Handle).Produces<WorkspaceSnapshot>().Needs(Right.ViewWorkspace).WithScopes(Scopes.WorkspacesRead, Scopes.ProjectsRead);
        one.MapGet("/changes", GetChanges.OfWorkspace).Needs(Right.ViewWorkspace).WithScopes(Scopes.WorkspacesRead, Scopes.ProjectsRead);
        one.MapGet("/members", ListWorkspaceMembers.Handle).Needs(Right.ViewWorkspace);
        one.MapPatch("/members/{userId:guid}", PatchWorkspaceMember.Handle).Produces<WorkspaceMemberView>().Needs(Right.ManageMembers);
        one.MapDelete("/members/{userId:guid}", RemoveWorkspaceMember.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ViewWorkspace);
        one.MapGet("/sign-in", ReadSignInRules.Handle).Produces<WorkspaceSignInView>().Needs(Right.OwnWorkspace);
        one.MapPatch("/sign-in", WriteSignInRules.Handle).Produces<WorkspaceSignInView>().Needs(Right.OwnWorkspace).ForPeopleAlone();
        one.MapServiceAccounts();
        one.MapGet("/invitations", ListInvitations.Handle).Needs(Right.ManageInvitations);
        one.MapPost("/invitations", Invite.Handle).Produces<InvitationView>(StatusCodes.Status201Created).Needs(Right.ManageInvitations).Limited(LimitKind.Invite);
        one.MapDelete("/invitations/{invitationId:guid}", RevokeInvitation.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ManageInvitations);
        one.MapGet("/roles", ListRoles.Handle).Needs(Right.ViewWorkspace);
        one.MapPost("/roles", CreateRole.Handle).Produces<RoleView>(StatusCodes.Status201Created).Needs(Right.ManageRoles);
        one.MapPatch("/roles/{roleId:guid}", PatchRole.Handle).Produces<RoleView>().Needs(Right.ManageRoles);
        one.MapDelete("/roles/{roleId:guid}", DeleteRole.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ManageRoles);
        one.MapPost("/transfer", TransferWorkspace.Handle).Produces<WorkspaceMemberView>().Needs(Right.OwnWorkspace).NeedsFreshSignIn();
        api.MapGet("/permissions", ListPermissions.Handle).Needs(Right.SignedIn).WithTags("Workspaces");

        var invitations = api.MapGroup("/invitations").WithTags("Workspaces");
        invitations.MapGet("/{token}", PreviewInvitation.Handle).Needs(Right.Anonymous);
        invitations.MapPost("/{token}/accept", AcceptInvitation.Handle).Produces<WorkspaceView>().Needs(Right.SignedIn).ForPeopleAlone();
    }
}
