using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ProFlow.Server.Platform.Web;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform;

public sealed class WebClientTests : IAsyncLifetime
{
    private const string Script = "console.log('as it was built')";
    private readonly TestFolder folder = TestFolder.Create("client");
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        Write("index.html", "<!doctype html>"u8.ToArray());
        Write("theme.js", Encoding.UTF8.GetBytes(Script));
        Write("assets/app-1.js", Encoding.UTF8.GetBytes(Script));
        Write("assets/app-1.js.br", Packed(s => new BrotliStream(s, CompressionLevel.Fastest)));
        Write("assets/app-1.js.gz", Packed(s => new GZipStream(s, CompressionLevel.Fastest)));
        Write("assets/small-1.js", Encoding.UTF8.GetBytes(Script));
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["ProFlow:WebRoot"] = folder.Path;
        app = builder.Build();
        app.UseWebClient();
        await app.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task An_asset_goes_out_in_the_smallest_form_that_the_browser_takes(string? accepts, string? coding)
    {
        var answer = await AskAsync("assets/app-1.js", accepts);

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Script, await UnpackedAsync(answer, coding));
    }

    [Theory]
    [InlineData("assets/small-1.js")]
    [InlineData("theme.js")]
    public async Task A_file_that_the_build_has_not_compressed_goes_out_as_it_is(string path)
    {
        var answer = await AskAsync(path, "gzip, br");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal(Script, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_asset_that_is_not_there_is_not_found_in_any_form()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("assets/gone-1.js", "gzip, br")).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        folder.Dispose();
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? accepts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        return await client.SendAsync(request);
    }

    private static async Task<string> UnpackedAsync(HttpResponseMessage answer, string? coding)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(coding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        return await reader.ReadToEndAsync();
    }

    private static byte[] Packed(Func<Stream, Stream> coding)
    {
        using var packed = new MemoryStream();
        using (var stream = coding(packed)) stream.Write(Encoding.UTF8.GetBytes(Script));
        return packed.ToArray();
    }

    private void Write(string path, byte[] content)
    {
        var file = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}
