using Microsoft.AspNetCore.Authorization;

namespace ProFlow.Server.Platform.Web.Limits;

/// <summary>The limit that an endpoint has besides those of all requests.</summary>
internal sealed record Limited(LimitKind Kind);

/// <summary>
/// Every request to the API spends: of its account and its token, or of its address while nobody is signed in, and of the limit that its endpoint
/// declares. A write that is open to anybody and declares none spends of Sensitive, so that none is forgotten.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimiter limiter)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        if (!path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }
        var verdict = await SpendAsync(http);
        if (!verdict.Allowed)
        {
            await RefusalHandler.WriteAsync(http, RateLimiter.Refused(verdict, "Too many requests came from you in a short time. Wait for as long as Retry-After says."));
            return;
        }
        RateLimitFields.Write(http.Response.Headers, verdict);
        await next(http);
    }

    private async ValueTask<Verdict> SpendAsync(HttpContext http)
    {
        var (kind, who) = (LimitKind.Address, Who.Of(http.Connection.RemoteIpAddress));
        if (http.User.Identity?.IsAuthenticated == true && Guid.TryParse(http.User.FindFirst("sub")?.Value, out var user))
        {
            var token = await limiter.SpendAsync(LimitKind.Token, Token(http));
            if (!token.Allowed) return token;
            (kind, who) = (LimitKind.Account, Who.Of(user));
        }
        var verdict = await limiter.SpendAsync(kind, who);
        return verdict.Allowed && Own(http) is { } own ? await limiter.SpendAsync(own, who) : verdict;
    }

    private static UInt128 Token(HttpContext http) =>
        Guid.TryParse(http.User.FindFirst("sid")?.Value, out var session) ? Who.Of(session) : Who.Of(http.Request.Headers.Authorization.ToString());

    private static LimitKind? Own(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint) return null;
        if (endpoint.Metadata.GetMetadata<Limited>() is { } declared) return declared.Kind == LimitKind.Address ? null : declared.Kind;
        var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return open && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method) ? LimitKind.Sensitive : null;
    }
}

internal static class RateLimitServices
{
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(RateLimits.From(configuration)).AddSingleton<LimitBook>().AddSingleton<SharedLimitBook>().AddSingleton<RateLimiter>();

    /// <summary>Declares the limit of a route. Address: no other than all requests have.</summary>
    public static TBuilder Limited<TBuilder>(this TBuilder builder, LimitKind kind) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Limited(kind));
}
