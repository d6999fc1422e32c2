using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>
/// Around the way to a provider and back: a sign-in that fails is noted, and whoever comes with a browser is led to a page that says
/// what happened and what to do. Whoever comes with a program gets the problem itself.
/// </summary>
internal static class ProviderPages
{
    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (Refusal refusal)
        {
            var provider = http.GetRouteValue("provider") as string ?? "";
            // What was never begun here is anybody's noise.
            if (http.Items[typeof(SignInTransaction)] is SignInTransaction && refusal.Code != Refusal.SecondFactor)
                await http.RequestServices.GetRequiredService<AuditTrail>().NoteAsync(AuditEvents.SignInFailed(null, "", $"{Proof.ByProvider}:{provider} {refusal.Code}"));
            if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) throw;
            return Results.Redirect(Page(http, refusal, provider));
        }
    }

    private static string Page(HttpContext http, Refusal refusal, string provider)
    {
        var next = http.Items[typeof(SignInTransaction)] is SignInTransaction { ReturnUrl: var url } ? $"next={Uri.EscapeDataString(url)}" : "";
        // The provider was the first factor: the second has a page of its own, for every way in.
        if (refusal.Code == Refusal.SecondFactor) return $"/signin/factor?{next}";
        return $"/signin/problem?code={refusal.Code}&provider={Uri.EscapeDataString(provider)}{(next.Length > 0 ? "&" + next : "")}";
    }
}
