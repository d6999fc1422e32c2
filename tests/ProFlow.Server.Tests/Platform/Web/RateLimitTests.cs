using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web.Limits;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>Limits of addresses, accounts and tokens (v5.0.0-2.4.1).</summary>
public sealed class RateLimitTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again()
    {
        await using var node = await app.StartNodeAsync(With(("Address", "3/60")));
        using var client = app.Client(Address(node));

        using var first = await client.GetAsync("auth/providers");
        await client.GetAsync("auth/providers");
        await client.GetAsync("auth/providers");
        using var refused = await client.GetAsync("auth/providers");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("\"address\";q=3;w=60", Field(first, "RateLimit-Policy"));
        Assert.Equal("\"address\";r=2;t=20", Field(first, "RateLimit"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains("too_many_requests", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal("\"address\";q=3;w=60", Field(refused, "RateLimit-Policy"));
        Assert.StartsWith("\"address\";r=0;t=", Field(refused, "RateLimit"), StringComparison.Ordinal);
        Assert.True(refused.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task An_account_is_one_however_many_sessions_it_has_and_nobody_else_pays_for_it()
    {
        await using var node = await app.StartNodeAsync(With(("Account", "4/60")));
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        using var login = await ada.TryAsync(HttpMethod.Post, "auth/login", new { email = ada.User.Email, password = "correct horse" });
        var second = (await login.Content.ReadFromJsonAsync<SignedIn>(ProFlow.Server.Platform.Json.Options))!.AccessToken;

        var statuses = new List<int>();
        foreach (var token in (string[])[ada.AccessToken, second, ada.AccessToken, second, ada.AccessToken, second]) statuses.Add(await MeAsync(node, token));

        Assert.Equal([200, 200, 200, 200, 429, 429], statuses);
        Assert.Equal(200, await MeAsync(node, bob.AccessToken));
    }

    [Fact]
    public async Task A_token_has_a_limit_of_its_own()
    {
        await using var node = await app.StartNodeAsync(With(("Token", "2/60")));
        var ada = await app.RegisterAsync();
        using var login = await ada.TryAsync(HttpMethod.Post, "auth/login", new { email = ada.User.Email, password = "correct horse" });
        var second = (await login.Content.ReadFromJsonAsync<SignedIn>(ProFlow.Server.Platform.Json.Options))!.AccessToken;

        for (var i = 0; i < 3; i++) Assert.Equal(i < 2 ? 200 : 429, await MeAsync(node, ada.AccessToken));
        Assert.Equal(200, await MeAsync(node, second));
    }

    [Fact]
    public async Task A_write_that_is_open_to_anybody_is_limited_even_if_it_declares_nothing()
    {
        await using var node = await app.StartNodeAsync(With(("Sensitive", "1/60")), api => api.MapPost("/planted", () => "done").Needs(Right.Anonymous));
        using var client = app.Client(Address(node));

        using var first = await client.PostAsync("planted", null);
        using var second = await client.PostAsync("planted", null);

        Assert.Equal(429, (int)second.StatusCode);
        Assert.NotEqual(429, (int)first.StatusCode);
    }

    [Fact]
    public async Task Of_many_requests_at_once_no_more_pass_than_the_limit_says()
    {
        await using var node = await app.StartNodeAsync(With(("Address", "10/600")));
        using var client = app.Client(Address(node));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var answer = await client.GetAsync("auth/providers");
            return (int)answer.StatusCode;
        }));

        Assert.Equal(10, statuses.Count(s => s == 200));
        Assert.Equal(40, statuses.Count(s => s == 429));
    }

    [Fact]
    public void What_was_spent_comes_back_evenly()
    {
        var time = new FakeTimeProvider();
        var (book, limit) = (new LimitBook(time), new RateLimit(LimitKind.SignIn, 10, TimeSpan.FromSeconds(100)));
        for (var i = 0; i < 10; i++) Assert.True(book.Spend(limit, 1).Allowed);

        Assert.Equal(TimeSpan.FromSeconds(10), book.Spend(limit, 1).RetryAfter);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(book.Spend(limit, 1).Allowed);
        Assert.False(book.Spend(limit, 1).Allowed);
        time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(9, book.Spend(limit, 1).Left);
        book.Refund(limit, 1);
        Assert.Equal(9, book.Spend(limit, 1).Left);
    }

    [Fact]
    public void A_flood_of_strangers_fills_no_memory_and_frees_nobody_of_a_limit()
    {
        var (book, limit) = (new LimitBook(new FakeTimeProvider()), new RateLimit(LimitKind.Address, 2, TimeSpan.FromMinutes(1)));
        for (UInt128 who = 1; who <= 200_000; who++) book.Spend(limit, who);

        var late = Enumerable.Range(0, 10).Select(i => book.Spend(limit, (UInt128)(300_000 + i)).Allowed);

        Assert.Equal(2, late.Count(allowed => allowed));
    }

    [Theory]
    [InlineData("lots"), InlineData("10"), InlineData("0/60"), InlineData("10/0"), InlineData("-1/60"), InlineData("10/60/5")]
    public void A_limit_that_is_none_stops_the_start_with_one_line(string text)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ProFlow:Limits:SignIn", text)]).Build();

        var refusal = Assert.Throws<StartupRefusal>(() => RateLimits.From(configuration));

        Assert.Contains("ProFlow__Limits__SignIn", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true), InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true), InlineData("192.0.2.7", "192.0.2.8", false)]
    public void One_subscriber_is_one_address(string one, string other, bool same) =>
        Assert.Equal(same, Who.Of(IPAddress.Parse(one)) == Who.Of(IPAddress.Parse(other)));

    internal static Action<WebApplicationBuilder> With(params (string Kind, string Value)[] limits) => builder =>
    {
        foreach (var (kind, value) in limits) builder.Configuration[$"ProFlow:Limits:{kind}"] = value;
    };

    internal static Uri Address(WebApplication node) => new(node.Urls.First());

    private async Task<int> MeAsync(WebApplication node, string token)
    {
        using var client = app.Client(Address(node));
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var answer = await client.GetAsync("me");
        return (int)answer.StatusCode;
    }

    private static string Field(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
