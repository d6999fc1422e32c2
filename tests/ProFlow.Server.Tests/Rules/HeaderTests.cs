using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Web.Limits;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Platform.Web;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>A server with a client to serve and an endpoint that falls over.</summary>
public sealed class WholeNode : IAsyncLifetime
{
    private readonly TestFolder folder = TestFolder.Create("web");
    public ProFlowApp App { get; } = new();
    public Person Ada { get; private set; } = null!;
    public WebApplication Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "assets"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "index.html"), """<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" src="/assets/app.js"></script>""");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "assets", "app.js"), "0");
        await App.InitializeAsync();
        Node = await App.StartNodeAsync(
            b => b.Configuration.AddInMemoryCollection([new("ProFlow:WebRoot", folder.Path), new("ProFlow:Proxy:Networks", "127.0.0.0/8")]),
            api =>
            {
                api.MapGet("/falls", string () => throw new InvalidOperationException("secret table app_user at /srv/proflow")).Needs(Right.Anonymous);
                api.MapPost("/limited", () => "done").Needs(Right.Anonymous).Limited(LimitKind.Sensitive);
            });
        Ada = await App.RegisterAsync("Ada", Node);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await App.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>
/// Every address of the server, and every way to be refused: v5.0.0-3.4.1, 3.4.3 to 3.4.6, 14.3.2, 4.1.1, 13.4.2 and 16.5.1.
/// </summary>
public sealed partial class HeaderTests(WholeNode whole) : IClassFixture<WholeNode>
{
    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_browsers_strict()
    {
        var seen = new HashSet<int>();
        // What ends the session comes last.
        var walker = await whole.App.RegisterAsync("Walker", whole.Node);
        foreach (var (method, path) in Addresses().OrderBy(a => a.Path.EndsWith("/logout", StringComparison.Ordinal) || (a.Method == "DELETE" && a.Path.EndsWith("/sessions", StringComparison.Ordinal))))
        {
            foreach (var token in (string?[])[null, walker.AccessToken])
            {
                using var answer = await AskAsync(method, path, token);
                seen.Add((int)answer.StatusCode);
                Strict(answer, $"{method} {path}");
            }
        }
        foreach (var status in (int[])[200, 400, 401, 404, 405, 500]) Assert.Contains(status, seen);
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_of_another_kind_is_refused_as_strictly()
    {
        using var large = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login") { Content = new ByteArrayContent(new byte[11 * 1024 * 1024]), Headers = { ExpectContinue = true } };
        large.Content.Headers.ContentType = new("application/json");
        using var tooLarge = await whole.Ada.Http.SendAsync(large);
        using var otherKind = await whole.Ada.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "text/plain") });

        Assert.Equal(413, (int)tooLarge.StatusCode);
        Assert.Equal(415, (int)otherKind.StatusCode);
        Strict(tooLarge, "413", tls: false);
        Strict(otherKind, "415", tls: false);
    }

    [Fact]
    public async Task The_page_gets_a_nonce_of_its_own_each_time_and_no_inline_script()
    {
        var nonces = new HashSet<string>();
        foreach (var path in (string[])["/", "/w/anything/board", "/index.html"])
        {
            using var page = await AskAsync("GET", path, null);
            var html = await page.Content.ReadAsStringAsync();
            var nonce = Nonce().Match(html).Groups[1].Value;
            var policy = page.Headers.GetValues("Content-Security-Policy").Single();

            Assert.True(nonces.Add(nonce) && Convert.FromBase64String(nonce).Length == 16);
            Assert.Contains($"style-src 'self' 'nonce-{nonce}'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-", policy, StringComparison.Ordinal);
            Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());
        }
    }

    // v5.0.0-4.1.4
    [Theory]
    [InlineData("TRACE", "/api/v1/me", "GET, PATCH"), InlineData("PROPFIND", "/api/v1/auth/login", "POST"), InlineData("TRACE", "/health/live", "GET")]
    [InlineData("DELETE", "/openapi/v1.json", "GET"), InlineData("TRACE", "/", "GET, HEAD"), InlineData("PUT", "/assets/app.js", "GET, HEAD"), InlineData("TRACK", "/w/somewhere", "GET, HEAD")]
    public async Task A_method_that_an_address_does_not_know_is_405_with_those_it_knows(string method, string path, string allow)
    {
        using var answer = await AskAsync(method, path, whole.Ada.AccessToken);

        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal(allow, string.Join(", ", answer.Content.Headers.Allow));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_fault_of_the_servers_tells_nothing_of_its_insides()
    {
        using var answer = await AskAsync("GET", "/api/v1/falls", null);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(500, (int)answer.StatusCode);
        foreach (var secret in (string[])["app_user", "/srv", "Exception", "   at ", ".cs"]) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    // v5.0.0-13.4.5, with the contract's exception: the API's description is open (decision 61).
    [Theory]
    [InlineData("/metrics", 404), InlineData("/health/details", 404), InlineData("/openapi/v1.json", 200), InlineData("/docs/", 200), InlineData("/health/live", 200), InlineData("/health/ready", 200)]
    public async Task What_describes_the_API_is_open_and_what_describes_the_machine_is_not(string path, int status)
    {
        using var answer = await AskAsync("GET", path, null);

        Assert.Equal(status, (int)answer.StatusCode);
        if (path.StartsWith("/health", StringComparison.Ordinal) && status == 200) Assert.DoesNotMatch(@"\d+\.\d+|/|Host=", await answer.Content.ReadAsStringAsync());
    }

    private IEnumerable<(string Method, string Path)> Addresses()
    {
        foreach (var endpoint in Endpoints.All(whole.Node.Services).Where(e => !Endpoints.Path(e).Contains("{*", StringComparison.Ordinal)))
        {
            var path = Parameter().Replace(Endpoints.Path(endpoint), _ => Guid.CreateVersion7().ToString());
            yield return (Endpoints.Method(endpoint) is "ANY" ? "GET" : Endpoints.Method(endpoint), path);
        }
        foreach (var path in (string[])["/", "/w/somewhere", "/assets/app.js", "/assets/gone.js", "/gone.png", "/api/v1/nowhere", "/api/v1/tasks/x", "/api/v1/projects/%F0%9F%98%80", "/metrics", "/openapi/v2.json"])
            yield return ("GET", path);
        yield return ("TRACE", "/api/v1/me");
        yield return ("POST", "/api/v1/nowhere");
    }

    private async Task<HttpResponseMessage> AskAsync(string method, string path, string? token)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = RateLimitTests.Address(whole.Node) };
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path) { Headers = { { "X-Forwarded-Proto", "https" } } };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (method is "POST" or "PATCH" or "PUT") request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    private static void Strict(HttpResponseMessage answer, string what, bool tls = true)
    {
        string One(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : throw new Xunit.Sdk.XunitException($"{what} ({(int)answer.StatusCode}) has no {name}.");
        Assert.Equal("nosniff", One("X-Content-Type-Options"));
        Assert.Equal("no-referrer", One("Referrer-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", One("Permissions-Policy"), StringComparison.Ordinal);
        var policy = One("Content-Security-Policy");
        foreach (var part in (string[])["default-src", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", ScriptPart().Match(policy).Value, StringComparison.Ordinal);
        if (tls) Assert.Matches("max-age=(31536000|[4-9][0-9]{7,}); includeSubDomains", One("Strict-Transport-Security").Replace("63072000", "31536000", StringComparison.Ordinal));
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"));
        if (what.Contains("/api/", StringComparison.Ordinal)) Assert.True(answer.Headers.CacheControl is { NoStore: true } || (answer.IsSuccessStatusCode && what.Contains("/pictures/", StringComparison.Ordinal)), $"{what} may be cached.");
        if (!what.Contains(" /docs", StringComparison.Ordinal) && answer.Content.Headers.ContentLength is not 0 && answer.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.Redirect or HttpStatusCode.NotModified) && answer.Content.Headers.ContentType?.MediaType is "text/html" or "text/plain")
            Assert.True(answer.Content.Headers.ContentType.CharSet == "utf-8", $"{what} does not say its charset.");
        if ((int)answer.StatusCode >= 400 && what.Contains("/api/", StringComparison.Ordinal)) Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        if (answer.StatusCode == HttpStatusCode.Unauthorized) Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("script-src[^;]*")]
    private static partial Regex ScriptPart();
}
