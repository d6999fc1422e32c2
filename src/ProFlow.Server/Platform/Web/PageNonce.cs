using System.Security.Cryptography;

namespace ProFlow.Server.Platform.Web;

/// <summary>The client's page with a nonce of its own in each answer, for the styles that it makes at run time (web/src/app/styleCache.ts).</summary>
internal sealed class PageNonce(string file)
{
    private const string Placeholder = "__CSP_NONCE__";
    private sealed record Page(DateTime Written, string Text);
    private volatile Page? page;

    public static string? Of(HttpContext http) => http.Items[typeof(PageNonce)] as string;

    public async Task WriteAsync(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[typeof(PageNonce)] = nonce;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        var text = (await ReadAsync(http.RequestAborted)).Replace(Placeholder, nonce, StringComparison.Ordinal);
        if (HttpMethods.IsHead(http.Request.Method)) http.Response.ContentLength = System.Text.Encoding.UTF8.GetByteCount(text);
        else await http.Response.WriteAsync(text, http.RequestAborted);
    }

    // Read again only when a new build has replaced it.
    private async Task<string> ReadAsync(CancellationToken ct)
    {
        var written = File.GetLastWriteTimeUtc(file);
        if (page is { } known && known.Written == written) return known.Text;
        var text = await File.ReadAllTextAsync(file, ct);
        page = new Page(written, text);
        return text;
    }
}
