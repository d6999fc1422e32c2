using System.Net.Mime;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;

namespace ProFlow.Server.Platform.Web;

/// <summary>Says why no endpoint took a request: the address is unknown, or it does not know the method, or not the kind of body.</summary>
internal static class UnknownAddress
{
    public static Refusal Why(HttpContext http)
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var here = http.RequestServices.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not null && Matches(e, http.Request.Path)).ToList();
        if (here.Count == 0 && ClientPaths.IsClients(http.Request.Path) && !reads) return WrongMethod(["GET", "HEAD"]);
        if (here.Count == 0) return Refusal.NotFound();
        var known = here.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains(http.Request.Method)).ToList();
        if (known.Count == 0) return WrongMethod(here.SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods));
        var kinds = known.SelectMany(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? []).Distinct().ToList();
        return kinds.Count > 0 && !kinds.Contains(Kind(http.Request.ContentType), StringComparer.OrdinalIgnoreCase) ? WrongKind(kinds) : Refusal.NotFound();
    }

    /// <summary>Middleware: JSON is UTF-8 (RFC 8259), and another encoding is refused before anything tries to read it.</summary>
    public static Task RefuseOtherEncodings(HttpContext http, RequestDelegate next) =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && IsJson(http.Request.ContentType)
            ? throw WrongKind([MediaTypeNames.Application.Json])
            : next(http);

    private static Refusal WrongMethod(IEnumerable<string> known) => new(405, "method", "This address does not know that method.")
    {
        Headers = new Dictionary<string, string> { [HeaderNames.Allow] = string.Join(", ", known.Distinct().Order(StringComparer.Ordinal)) },
    };

    private static Refusal WrongKind(IReadOnlyCollection<string> kinds) => new(415, "media_type",
        $"Send the body as {string.Join(" or ", kinds)}{(kinds.Any(IsJson) ? " in UTF-8" : "")}.");

    private static string? Kind(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.MediaType.Value : null;

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && (type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText ?? ""), []).TryMatch(path, []);
}
