using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces.ServiceAccounts;

internal static class ListServiceAccountTokens
{
    public static async Task<Page<ApiTokenView>> Handle(Guid workspaceId, Guid userId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await db.ServiceAccountAsync(await access.DemandWorkspaceAsync(workspaceId, ct), userId, ct);
        return await TokenForm.ListAsync(db, userId, limit, cursor, ct);
    }
}

internal static class CreateServiceAccountToken
{
    /// <remarks>Written without a command, as one's own tokens are: a receipt would keep the token.</remarks>
    public static async Task<IResult> Handle(
        Guid workspaceId, Guid userId, TokenRequest request, ProFlowDb db, Caller caller, Access access, AccessBook book, AuditTrail audit, TimeProvider time, CancellationToken ct)
    {
        await db.ServiceAccountAsync(await access.DemandWorkspaceAsync(workspaceId, ct), userId, ct);
        var methods = await Sessions.MethodsAsync(db, caller.SessionId, ct);
        var token = await TokenForm.ReadAsync(request, userId, caller.UserId, methods, db, book, time.Now(), ct);
        var text = await ApiTokenBook.AddAsync(db, token, isService: true);
        await audit.NoteAsync(AuditEvents.Token(AuditAction.TokenCreated, AuditPlace.In(workspaceId), token.Id, userId, token.Name, new { ownerId = userId, token.Scopes, token.ProjectIds, token.ExpiresAt }));
        return Reply.Created($"/api/v1/workspaces/{workspaceId}/service-accounts/{userId}/tokens", new CreatedTokenView(token.Id, text));
    }
}

internal static class RevokeServiceAccountToken
{
    public static async Task<IResult> Handle(Guid workspaceId, Guid userId, Guid tokenId, ProFlowDb db, Access access, ApiTokenBook tokens, AuditTrail audit, CancellationToken ct)
    {
        await db.ServiceAccountAsync(await access.DemandWorkspaceAsync(workspaceId, ct), userId, ct);
        if (await tokens.RevokeAsync(db, userId, tokenId) == 0) throw Refusal.NotFound();
        await audit.NoteAsync(AuditEvents.Token(AuditAction.TokenRevoked, AuditPlace.In(workspaceId), tokenId, userId));
        return Reply.NoContent();
    }
}

internal static class ServiceAccountRoutes
{
    /// <summary>For people alone: a token that could make tokens would never end.</summary>
    public static void MapServiceAccounts(this RouteGroupBuilder workspace)
    {
        var all = workspace.MapGroup("/service-accounts").ForPeopleAlone();
        all.MapGet("/", ListServiceAccounts.Handle).Needs(Right.ManageMembers);
        all.MapPost("/", CreateServiceAccount.Handle).Produces<ServiceAccountView>(StatusCodes.Status201Created).Needs(Right.ManageMembers);
        all.MapPatch("/{userId:guid}", PatchServiceAccount.Handle).Produces<ServiceAccountView>().Needs(Right.ManageMembers);
        all.MapDelete("/{userId:guid}", DeleteServiceAccount.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ManageMembers);
        all.MapGet("/{userId:guid}/tokens", ListServiceAccountTokens.Handle).Needs(Right.ManageMembers);
        all.MapPost("/{userId:guid}/tokens", CreateServiceAccountToken.Handle).Produces<CreatedTokenView>(StatusCodes.Status201Created).Needs(Right.ManageMembers).NeedsFreshSignIn();
        all.MapDelete("/{userId:guid}/tokens/{tokenId:guid}", RevokeServiceAccountToken.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ManageMembers);
    }
}
