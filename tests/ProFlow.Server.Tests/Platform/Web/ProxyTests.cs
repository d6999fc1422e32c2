using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web;
using ProFlow.Server.Tests.Features.Identity;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>Case B-9, v5.0.0-4.1.3 and v5.0.0-15.3.4: what proxies say counts from configured networks alone.</summary>
public sealed class ProxyTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Theory]
    [InlineData(null), InlineData("10.0.0.0/8")]
    public async Task A_forged_header_changes_neither_the_limit_nor_what_is_noted(string? networks)
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("Address", "4/600")) + Trusting(networks));
        using var client = SignInThrottleTests.Client(node, "127.0.0.7");

        var statuses = new List<int>();
        for (var i = 0; i < 6; i++) statuses.Add(await AskAsync(client, $"198.51.100.{i}"));
        Assert.Equal([200, 200, 200, 200, 429, 429], statuses);

        using var other = SignInThrottleTests.Client(node, "127.0.0.8");
        Assert.Equal("127.0.0.8", await AddressOfSessionAsync(other, "198.51.100.1"));
    }

    [Fact]
    public async Task A_trusted_proxy_tells_whom_it_speaks_for()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("Address", "2/600")) + Trusting("127.0.0.7, 192.0.2.0/24"));
        using var proxy = SignInThrottleTests.Client(node, "127.0.0.7");

        for (var i = 0; i < 3; i++) Assert.Equal(i < 2 ? 200 : 429, await AskAsync(proxy, "198.51.100.1"));
        Assert.Equal(200, await AskAsync(proxy, "198.51.100.2"));
        // Only what the outermost trusted hop has seen counts; what stands before it the caller has written.
        Assert.Equal(429, await AskAsync(proxy, "203.0.113.9, 198.51.100.1, 192.0.2.1"));
        Assert.Equal("198.51.100.3", await AddressOfSessionAsync(proxy, "203.0.113.9, 198.51.100.3"));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_with_TLS_cookies_are_secure_and_the_browser_is_held_to_TLS()
    {
        await using var node = await app.StartNodeAsync(Trusting("127.0.0.7"));
        using var proxy = SignInThrottleTests.Client(node, "127.0.0.7");
        using var stranger = SignInThrottleTests.Client(node, "127.0.0.8");

        using var over = await RegisterAsync(proxy, "198.51.100.4");
        using var plain = await RegisterAsync(stranger, "198.51.100.4");

        var cookies = over.Headers.GetValues("Set-Cookie").ToList();
        Assert.All(cookies, c => Assert.StartsWith("__Secure-", c, StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("max-age=63072000; includeSubDomains", over.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.DoesNotContain("__Secure-", plain.Headers.GetValues("Set-Cookie").First(), StringComparison.Ordinal);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("everything"), InlineData("10.0.0.0/33"), InlineData("10.0.0.0/8, nonsense")]
    public void A_network_that_is_none_stops_the_start_with_one_line(string text)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ProFlow:Proxy:Networks", text)]).Build();

        Assert.Contains("ProFlow__Proxy__Networks", Assert.Throws<StartupRefusal>(() => new ServiceCollection().AddTrustedProxies(configuration)).Message, StringComparison.Ordinal);
    }

    private static Action<WebApplicationBuilder> Trusting(string? networks) => builder => builder.Configuration["ProFlow:Proxy:Networks"] = networks;

    private static async Task<int> AskAsync(HttpClient client, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "auth/providers") { Headers = { { "X-Forwarded-For", forwardedFor }, { "Forwarded", $"for={forwardedFor}" }, { "X-Real-IP", forwardedFor } } };
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private async Task<string?> AddressOfSessionAsync(HttpClient client, string forwardedFor)
    {
        using var answer = await RegisterAsync(client, forwardedFor);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var user = (await answer.Content.ReadFromJsonAsync<SignedIn>(ProFlow.Server.Platform.Json.Options))!.User;
        return await app.LookAsync(db => db.Set<Session>().Where(s => s.UserId == user.Id).Select(s => s.Address).SingleAsync());
    }

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient client, string forwardedFor) => client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "auth/register")
    {
        Headers = { { "X-Forwarded-For", forwardedFor }, { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "flow.example.org" } },
        Content = JsonContent.Create(new { email = $"{Guid.CreateVersion7():n}@example.org", password = "correct horse", name = "Ada" }),
    });
}
