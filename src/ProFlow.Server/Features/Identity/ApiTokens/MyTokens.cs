using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Identity.ApiTokens;

internal static class ListMyTokens
{
    public static Task<Page<ApiTokenView>> Handle(ProFlowDb db, Caller caller, int? limit, string? cursor, CancellationToken ct) =>
        TokenForm.ListAsync(db, caller.UserId, limit, cursor, ct);
}

internal static class CreateMyToken
{
    /// <remarks>Written without a command: a receipt would keep the token, and it is told only once.</remarks>
    public static async Task<IResult> Handle(TokenRequest request, ProFlowDb db, Caller caller, AccessBook book, AuditTrail audit, TimeProvider time, CancellationToken ct)
    {
        var methods = await Sessions.MethodsAsync(db, caller.SessionId, ct);
        var token = await TokenForm.ReadAsync(request, caller.UserId, caller.UserId, methods, db, book, time.Now(), ct);
        var text = await ApiTokenBook.AddAsync(db, token, isService: false);
        await audit.NoteAsync(AuditEvents.Token(AuditAction.TokenCreated, AuditPlace.Person(caller.UserId), token.Id, caller.UserId, token.Name, new { token.Scopes, token.ProjectIds, token.ExpiresAt }));
        return Reply.Created("/api/v1/me/tokens", new CreatedTokenView(token.Id, text));
    }
}

internal static class RevokeMyToken
{
    public static async Task<IResult> Handle(Guid tokenId, ProFlowDb db, Caller caller, ApiTokenBook tokens, AuditTrail audit)
    {
        if (await tokens.RevokeAsync(db, caller.UserId, tokenId) == 0) throw Refusal.NotFound();
        await audit.NoteAsync(AuditEvents.Token(AuditAction.TokenRevoked, AuditPlace.Person(caller.UserId), tokenId, caller.UserId));
        return Reply.NoContent();
    }
}
