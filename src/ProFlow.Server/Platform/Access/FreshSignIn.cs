using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;

namespace ProFlow.Server.Platform.Access;

/// <summary>Marks a route that a borrowed screen must not be enough for: the caller has to have proved who they are in the last ten minutes.</summary>
internal sealed record FreshSignIn
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
}

/// <summary>Refuses with 401 and the code of RFC 9470 what needs a fresh proof and has only an old one. POST /auth/reauthenticate gives one.</summary>
internal static class FreshSignInFilter
{
    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FreshSignIn>() is not null) await DemandAsync(context.HttpContext);
        return await next(context);
    }

    /// <summary>The same from within a handler, where it depends on more than the route.</summary>
    public static async Task DemandAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var provedAt = await services.GetRequiredService<Sessions>().ProvedAtAsync(
            services.GetRequiredService<ProFlowDb>(), services.GetRequiredService<Caller>().SessionId, http.RequestAborted);
        if (provedAt is not { } at || services.GetRequiredService<TimeProvider>().GetUtcNow() - at > FreshSignIn.Lifetime) throw Refusal.NotFresh();
    }
}

internal static class FreshSignInExtensions
{
    /// <summary>Declares, beside <c>.Needs(...)</c>, that the caller's last proof of identity may be ten minutes old at the most.</summary>
    public static TBuilder NeedsFreshSignIn<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new FreshSignIn());
}
