using System.Security.Claims;

namespace ProFlow.Server.Platform;

/// <summary>Who makes this request.</summary>
internal sealed class Caller(IHttpContextAccessor http)
{
    private ClaimsPrincipal Principal => http.HttpContext?.User ?? throw new InvalidOperationException("There is no request.");

    public bool IsSignedIn => Principal.Identity?.IsAuthenticated == true;
    public Guid UserId => Guid.Parse(Principal.FindFirstValue("sub") ?? throw Refusal.Unauthenticated("Sign in first."));
    public Guid SessionId => Guid.Parse(Principal.FindFirstValue("sid") ?? throw Refusal.Unauthenticated("Sign in first."));
}
