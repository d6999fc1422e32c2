using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>Authorization: Bearer with an access token whose session lives. A token in a query string is never read.</summary>
internal sealed class BearerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AccessTokens tokens, Sessions sessions, ProFlowDb db) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var principal = await tokens.CheckAsync(header["Bearer ".Length..].Trim(), Context.RequestAborted);
        if (principal is null) return AuthenticateResult.Fail("The token is not valid.");
        var session = Guid.Parse(principal.FindFirst("sid")!.Value);
        if (!await sessions.IsAliveAsync(db, session, Context.RequestAborted)) return AuthenticateResult.Fail("The session has ended.");
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        RefusalHandler.WriteAsync(Context, Refusal.Unauthenticated("Sign in first, or send a valid access token."));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefusalHandler.WriteAsync(Context, Refusal.Forbidden("You may not do this."));
}
