using Scalar.AspNetCore;

namespace ProFlow.Server.Platform.Web;

/// <summary>Headers that every answer carries, errors included.</summary>
internal static class SecurityHeaders
{
    private const string Always = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private const string Data = "default-src 'none'; form-action 'none'; " + Always;
    /// <summary>What somebody has uploaded: opened by itself it has an origin of its own, and runs and loads nothing.</summary>
    private const string File = "sandbox; " + Data;
    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
    private const string TwoYears = "max-age=63072000; includeSubDomains";

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, http);
        return next(http);
    }

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Policy(http);
        // A browser would hold other servers on this machine to it as well.
        if (http.Request.IsHttps && http.Request.Host.Host != "localhost") headers.StrictTransportSecurity = TwoYears;
        if (!ClientPaths.IsClients(http.Request.Path) && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
    }

    private static string Policy(HttpContext http)
    {
        var path = http.Request.Path;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ServedFile>() is not null) return File;
        if (ClientPaths.IsReference(path)) return Reference(http);
        return ClientPaths.IsClients(path) ? Page(http) : Data;
    }

    /// <summary>The client: scripts from here alone, styles from here or with the page's nonce (its component library writes rules into the page at run time).</summary>
    private static string Page(HttpContext http)
    {
        var nonce = PageNonce.Of(http) is { } made ? $" 'nonce-{made}'" : "";
        var socket = $"{(http.Request.IsHttps ? "wss" : "ws")}://{http.Request.Host.Value}";
        return $"default-src 'self'; script-src 'self'; style-src 'self'{nonce}; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' {socket}; form-action 'self'; {Always}";
    }

    /// <summary>The API reference: its one inline script carries a nonce, its styles can't.</summary>
    private static string Reference(HttpContext http)
    {
        var nonce = http.Items[ScalarOptions.NonceHttpContextItemKey] is string made ? $" 'nonce-{made}'" : "";
        return $"default-src 'self'; script-src 'self'{nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; {Always}";
    }
}

/// <summary>On a route that answers with what somebody has uploaded.</summary>
internal sealed class ServedFile;

internal static class ServedFiles
{
    public static TBuilder ServesFiles<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ServedFile());
}

/// <summary>Which addresses are the server's own, and which are places in the client.</summary>
internal static class ClientPaths
{
    private static readonly PathString[] servers = ["/api", "/hubs", "/health", "/openapi", "/docs", "/metrics", "/graphql", "/feeds", "/.well-known"];

    public static bool IsClients(PathString path) => !servers.Any(s => path.StartsWithSegments(s, StringComparison.OrdinalIgnoreCase));
    public static bool IsReference(PathString path) => path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase);
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
            404 when http.GetEndpoint() is null => UnknownAddress.Why(http),
            404 => Refusal.NotFound(),
            405 => new Refusal(405, "method", "This address does not know that method."),
            415 => new Refusal(415, "media_type", "Send the body as application/json."),
            413 => new Refusal(413, "too_large", "The request is larger than this server accepts."),
            var status => new Refusal(status, "error", RefusalHandler.Title(status)),
        };
        await RefusalHandler.WriteAsync(http, refusal);
    }
}
