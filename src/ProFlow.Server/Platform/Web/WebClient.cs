using Microsoft.Extensions.FileProviders;

namespace ProFlow.Server.Platform.Web;

/// <summary>Serves the built client: its files under content-hashed names for ever, its page for every other address that is a place in it.</summary>
internal static class WebClient
{
    public static void UseWebClient(this WebApplication app)
    {
        if (Folder(app) is not { } folder) return;
        var assets = new CompressedAssets(folder);
        app.UseMiddlewareDelegate(assets.ChooseAsync);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            ContentTypeProvider = assets,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    public static void MapWebClient(this WebApplication app)
    {
        var folder = Folder(app);
        app.MapFallback("{*path:nonfile}", async http =>
        {
            var path = http.Request.Path;
            var isServers = path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs") || path.StartsWithSegments("/health") || path.StartsWithSegments("/openapi");
            if (isServers || folder is null || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
            {
                throw UnknownAddress.Why(http);
            }
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-cache";
            await http.Response.SendFileAsync(Path.Combine(folder, "index.html"), http.RequestAborted);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static string? Folder(WebApplication app)
    {
        var configured = app.Configuration["ProFlow:WebRoot"];
        if (!string.IsNullOrEmpty(configured)) return File.Exists(Path.Combine(configured, "index.html")) ? Path.GetFullPath(configured) : null;
        for (var at = new DirectoryInfo(app.Environment.ContentRootPath); at is not null; at = at.Parent)
        {
            var built = Path.Combine(at.FullName, "web", "dist");
            if (File.Exists(Path.Combine(built, "index.html"))) return built;
        }
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return File.Exists(Path.Combine(published, "index.html")) ? published : null;
    }
}
