using Microsoft.AspNetCore.Http.Features;

namespace ProFlow.Server.Platform.Web;

/// <summary>What a request to the API may look like before any endpoint reads it.</summary>
internal static class RequestShape
{
    private const int MaxQueryParameters = 50;

    /// <summary>Nobody has to be signed in to send to these: nothing there is larger than a passkey's answer.</summary>
    public const long MaxAuthBody = 64 * 1024;

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return next(http);
        RefuseAmbiguousQuery(http.Request.Query);
        if (http.Request.Headers.ContentEncoding.Count > 0) throw new Refusal(415, "media_type", "Send the body as it is: compressed ones are not unpacked.");
        if (http.Request.Path.StartsWithSegments("/api/v1/auth", StringComparison.OrdinalIgnoreCase) && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxAuthBody;
        return next(http);
    }

    // Of two values the one that is checked may not be the one that counts (v5.0.0-15.3.7).
    private static void RefuseAmbiguousQuery(IQueryCollection query)
    {
        if (query.Count > MaxQueryParameters) throw Refusal.Invalid("query", $"At most {MaxQueryParameters} parameters.");
        foreach (var (name, values) in query)
        {
            if (values.Count > 1) throw Refusal.Invalid(name, "Give this once; several values stand in one, with commas.");
        }
    }
}
