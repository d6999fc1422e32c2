using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ProFlow.Server.Platform.Web;

/// <summary>Sends an asset of the client as the build has compressed it, beside the asset as <c>.br</c> and <c>.gz</c>, to whoever takes it so.</summary>
internal sealed class CompressedAssets(string folder) : IContentTypeProvider
{
    private static readonly (string Coding, string Suffix)[] Codings = [("br", ".br"), ("gzip", ".gz")];
    private readonly FileExtensionContentTypeProvider _types = new();

    /// <summary>Turns the request to the smallest form that the client accepts.</summary>
    public Task ChooseAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (!path.StartsWithSegments("/assets", StringComparison.Ordinal)) return next(http);
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (coding, suffix) in Codings)
        {
            if (!accepted.Any(a => a.Value == coding && a.Quality is not 0) || path.Value!.Contains("..", StringComparison.Ordinal)) continue;
            if (!File.Exists(Path.Join(folder, path.Value) + suffix)) continue;
            http.Request.Path = path.Value + suffix;
            http.Response.Headers.ContentEncoding = coding;
            break;
        }
        return next(http);
    }

    /// <summary>The type of what is in the file, whatever it is compressed with.</summary>
    public bool TryGetContentType(string subpath, out string contentType)
    {
        var suffix = Codings.Select(c => c.Suffix).FirstOrDefault(s => subpath.EndsWith(s, StringComparison.Ordinal)) ?? "";
        return _types.TryGetContentType(subpath[..^suffix.Length], out contentType!);
    }
}
