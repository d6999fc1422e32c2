namespace ProFlow.Server.Platform.Web;

/// <summary>Headers that every answer carries, errors included.</summary>
internal static class SecurityHeaders
{
    // Styles: the client's component library writes its rules into the page at run time.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = Policy;
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, http);
        return next(http);
    }
}

internal static class MiddlewareDelegates
{
    public static void UseMiddlewareDelegate(this IApplicationBuilder app, Func<HttpContext, RequestDelegate, Task> middleware) =>
        app.Use(next => http => middleware(http, next));
}

/// <summary>Gives bare statuses of routing and binding (404, 405, 415 without a body) the problem details that every error has.</summary>
internal static class BareStatus
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response.HasStarted || http.Response.StatusCode < 400 || http.Response.ContentLength > 0 || http.Response.ContentType is not null) return;
        var refusal = http.Response.StatusCode switch
        {
            404 => Refusal.NotFound(),
            405 => new Refusal(405, "method", "This address does not know that method."),
            415 => new Refusal(415, "media_type", "Send the body as application/json."),
            413 => new Refusal(413, "too_large", "The request is larger than this server accepts."),
            var status => new Refusal(status, "error", RefusalHandler.Title(status)),
        };
        await RefusalHandler.WriteAsync(http, refusal);
    }
}
