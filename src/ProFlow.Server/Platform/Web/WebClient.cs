using Microsoft.Extensions.FileProviders;

namespace ProFlow.Server.Platform.Web;

/// <summary>Serves the built client: its files under content-hashed names for ever, its page for every other address that is a place in it.</summary>
internal static class WebClient
{
    public static void UseWebClient(this WebApplication app)
    {
        if (Folder(app) is not { } folder) return;
        var assets = new CompressedAssets(folder);
        app.UseMiddlewareDelegate((http, next) =>
        {
            // The page itself never goes out as the file that it is.
            if (http.Request.Path == "/index.html") http.Request.Path = "/";
            return assets.ChooseAsync(http, next);
        });
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
        var page = Folder(app) is { } folder ? new PageNonce(Path.Combine(folder, "index.html")) : null;
        // Every address has an endpoint: without one, the fallback of authorization would ask a stranger to sign in where nothing is.
        app.MapFallback("{*path}", async http =>
        {
            var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
            if (!ClientPaths.IsClients(http.Request.Path) || Path.HasExtension(http.Request.Path) || page is null || !reads) throw UnknownAddress.Why(http);
            await page.WriteAsync(http);
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
