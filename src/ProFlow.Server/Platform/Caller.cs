using System.Security.Claims;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Platform;

/// <summary>Who makes this request.</summary>
internal sealed class Caller(IHttpContextAccessor http)
{
    private ClaimsPrincipal Principal => http.HttpContext?.User ?? throw new InvalidOperationException("There is no request.");

    public bool IsSignedIn => Principal.Identity?.IsAuthenticated == true;
    public Guid UserId => Guid.Parse(Principal.FindFirstValue("sub") ?? throw Refusal.Unauthenticated("Sign in first."));
    public Guid SessionId => Guid.Parse(Principal.FindFirstValue("sid")
        ?? throw (Token is null ? Refusal.Unauthenticated("Sign in first.") : Refusal.Forbidden("This is for somebody who is signed in themselves, not for a token.")));

    /// <summary>What the token may be used for, where the caller shows one instead of a session.</summary>
    public TokenGrant? Token => (Principal.Identity as TokenIdentity)?.Grant;

    /// <summary>The session or token, whichever is shown: when it ends, so does what depends on it.</summary>
    public Guid CredentialId => Token?.TokenId ?? SessionId;
}
