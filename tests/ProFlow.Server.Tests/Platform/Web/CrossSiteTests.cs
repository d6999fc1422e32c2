using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>A server that lists one other site, and what the pages of others may do with it.</summary>
public sealed class ListingNode : IAsyncLifetime
{
    public const string Listed = "https://intranet.example.org";
    public ProFlowApp App { get; } = new();
    public Person Ada { get; private set; } = null!;
    public WebApplication Node { get; private set; } = null!;
    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Node = await App.StartNodeAsync(b => b.Configuration["ProFlow:Cors:Origins"] = Listed);
        Client = App.Client(RateLimitTests.Address(Node));
        Ada = await App.RegisterAsync("Ada", Node);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Node.DisposeAsync();
        await App.DisposeAsync();
    }
}

public sealed class CrossSiteTests(ListingNode site) : IClassFixture<ListingNode>
{
    public static TheoryData<string> Foreign => ["https://evil.example", "null", "https://intranet.example.org.evil.example", "https://evilintranet.example.org", "http://intranet.example.org", "https://intranet.example.org:8443", "https://sub.intranet.example.org"];

    // v5.0.0-3.4.2
    [Theory, MemberData(nameof(Foreign))]
    public async Task A_site_that_is_not_listed_gets_no_leave_to_read(string origin)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Options])
        {
            using var answer = await AskAsync(method, "me", origin, ("Access-Control-Request-Method", "PATCH"), ("Access-Control-Request-Headers", "authorization"));

            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task A_listed_site_may_read_with_credentials_and_is_told_so_before_it_writes()
    {
        using var read = await AskAsync(HttpMethod.Get, "auth/providers", ListingNode.Listed);
        using var refused = await AskAsync(HttpMethod.Get, "me", ListingNode.Listed);
        using var preflight = await AskAsync(HttpMethod.Options, "me", ListingNode.Listed, ("Access-Control-Request-Method", "PATCH"), ("Access-Control-Request-Headers", "authorization,content-type,if-match,idempotency-key"));

        foreach (var answer in (HttpResponseMessage[])[read, refused, preflight])
        {
            Assert.Equal(ListingNode.Listed, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal("true", answer.Headers.GetValues("Access-Control-Allow-Credentials").Single());
        }
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("PATCH", string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Contains("if-match", string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ETag", string.Join(',', read.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_listed_nobody_gets_leave()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.App.Address, "/api/v1/auth/providers")) { Headers = { { "Origin", ListingNode.Listed } } };
        using var answer = await site.Client.SendAsync(request);

        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    // v5.0.0-3.5.1: the cookie alone, sent by another site's page.
    [Theory, InlineData("auth/refresh"), InlineData("auth/logout")]
    public async Task Another_sites_page_can_not_use_the_cookie(string path)
    {
        var person = await site.App.RegisterAsync("Eve", site.Node);
        var cookie = ("Cookie", person.RefreshCookie.Split(';')[0]);

        foreach (var header in ((string, string)[])[("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site")])
        {
            using var answer = await person.TryAsync(HttpMethod.Post, path, null, cookie, header);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        using var own = await person.TryAsync(HttpMethod.Post, "auth/refresh", null, cookie, ("Origin", RateLimitTests.Address(site.Node).GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    // Case E-1 and v5.0.0-4.4.2: CORS does not cover WebSockets.
    [Theory, MemberData(nameof(Foreign))]
    public async Task Another_sites_page_can_not_open_the_live_channel(string origin) => Assert.Equal(403, await KnockAsync(origin));

    [Fact]
    public async Task A_listed_sites_page_can_open_the_live_channel() => Assert.Equal(101, await KnockAsync(ListingNode.Listed));

    [Theory]
    [InlineData("*"), InlineData("https://*.example.org"), InlineData("null"), InlineData("example.org"), InlineData("https://a.example.org/path"), InlineData("https://a.example.org/")]
    public void An_origin_that_is_none_stops_the_start_with_one_line(string text)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ProFlow:Cors:Origins", text)]).Build();

        Assert.Contains("ProFlow__Cors__Origins", Assert.Throws<StartupRefusal>(() => AllowedOrigins.From(configuration)).Message, StringComparison.Ordinal);
    }

    private async Task<int> KnockAsync(string origin)
    {
        var ticket = (await site.Ada.PostAsync<TicketView>("auth/tickets")).Ticket;
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        var address = new UriBuilder(new Uri(RateLimitTests.Address(site.Node), "/hubs/live")) { Scheme = "ws", Query = $"access_token={ticket}" };
        try
        {
            await socket.ConnectAsync(address.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return (int)socket.HttpStatusCode;
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string origin, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", origin } } };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await site.Client.SendAsync(request);
    }
}
