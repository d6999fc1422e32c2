using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>Authorization: Bearer with an access token whose session lives, or with a token for programs. A token in a query string is never read.</summary>
internal sealed class BearerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AccessTokens tokens, ApiTokenBook apiTokens, Sessions sessions, ProFlowDb db) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var presented = header["Bearer ".Length..].Trim();
        var isApiToken = presented.StartsWith(TokenText.Start, StringComparison.Ordinal);
        var principal = isApiToken
            ? await apiTokens.CheckAsync(db, presented, Context.Connection.RemoteIpAddress?.ToString(), Context.RequestAborted)
            : await tokens.CheckAsync(presented, Context.RequestAborted);
        if (principal is null) return AuthenticateResult.Fail("The token is not valid.");
        if (!isApiToken && !await sessions.IsAliveAsync(db, Guid.Parse(principal.FindFirst("sid")!.Value), Context.RequestAborted)) return AuthenticateResult.Fail("The session has ended.");
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        RefusalHandler.WriteAsync(Context, Request.Headers.Authorization.Count > 0
            ? new Refusal(401, Refusal.InvalidToken, "This token is not valid, or no longer. Sign in again, or send another one.")
            : Refusal.Unauthenticated("Sign in first, or send a valid access token."));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefusalHandler.WriteAsync(Context, Refusal.Forbidden("You may not do this."));
}
