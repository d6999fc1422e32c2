using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Live;

/// <summary>The hub's door: WebSockets from our own pages, with a single-use ticket. An access token in the address is refused.</summary>
internal static class HubAuthentication
{
    public const string Path = "/hubs/live";

    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }
        RefuseOtherOrigins(http.Request);
        if (!http.WebSockets.IsWebSocketRequest) throw new Refusal(400, "websocket_only", "The live channel speaks WebSockets alone, without negotiation.");
        var ticket = http.Request.Query["access_token"].ToString();
        var db = http.RequestServices.GetRequiredService<ProFlowDb>();
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        if (ticket.Length is 0 or > 100 || await Tickets.RedeemAsync(db, ticket, time.GetUtcNow(), http.RequestAborted) is not { } owner)
            throw Refusal.Unauthenticated("Present a ticket from POST /api/v1/auth/tickets that is less than a minute old and was not used yet.");
        http.User = owner;
        await next(http);
    }

    /// <summary>CORS does not cover WebSockets: a browser's Origin has to be this host or an allowed one.</summary>
    private static void RefuseOtherOrigins(HttpRequest request)
    {
        if (!request.HttpContext.RequestServices.GetRequiredService<AllowedOrigins>().Admits(request)) throw Refusal.Forbidden("Pages of another site may not open the live channel.");
    }
}
