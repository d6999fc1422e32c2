using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>A server beside a real provider.</summary>
public sealed class RealProviderWorld : IAsyncLifetime
{
    public ProFlowApp App { get; } = new();
    internal OpenIdPeer Peer { get; private set; } = null!;
    internal WebApplication Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var peer = OpenIdPeer.StartAsync($"{Browser.Home}/api/v1/auth/oauth/staff/callback");
        await App.InitializeAsync();
        Peer = await peer;
        Node = await App.StartNodeAsync(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ProFlow:Auth:Providers:staff:Kind"] = "oidc",
            ["ProFlow:Auth:Providers:staff:Name"] = "Staff",
            ["ProFlow:Auth:Providers:staff:Authority"] = Peer.Issuer,
            ["ProFlow:Auth:Providers:staff:ClientId"] = OpenIdPeer.ClientId,
            ["ProFlow:Auth:Providers:staff:ClientSecret"] = OpenIdPeer.Secret,
            ["ProFlow:Auth:Providers:staff:Scopes"] = "openid email profile groups",
            ["ProFlow:Auth:Providers:staff:GroupsClaim"] = "groups",
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await Node.StopAsync();
        await Node.DisposeAsync();
        await Peer.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>Signs in at the provider by name; gives what ProFlow made of it.</summary>
    internal async Task<Visit> SignInAsync(Browser browser, string name)
    {
        var start = await browser.GoAsync("auth/oauth/staff/start?returnUrl=/w/1");
        return await browser.GoAsync((await Peer.SignInAsync(browser, start.To!, name)).AbsoluteUri);
    }
}

/// <summary>The whole way through a provider that others made and certified: what our stand-ins believe of OpenID Connect is what it is.</summary>
public sealed class RealProviderTests(RealProviderWorld world) : IClassFixture<RealProviderWorld>
{
    [Fact]
    public async Task Somebody_signs_in_with_a_real_provider_and_comes_again()
    {
        var browser = new Browser(new Uri(world.Node.Urls.First()));

        var back = await world.SignInAsync(browser, "alice");

        Assert.Equal("/signin/done?next=%2Fw%2F1", back.To?.PathAndQuery);
        var alice = await browser.SignedInAsync();
        Assert.Equal(("alice@example.test", "Alice A"), (alice.User.Email, alice.User.Name));
        Assert.Equal((world.Peer.Issuer, "alice"), await world.App.LookAsync(async db => await db.Set<ExternalLogin>().SingleAsync(l => l.UserId == alice.Id) is var l ? (l.Issuer, l.Subject) : default));
        // In another browser the provider asks again, and it is the same account.
        var elsewhere = new Browser(new Uri(world.Node.Urls.First()));
        await world.SignInAsync(elsewhere, "alice");
        Assert.Equal(alice.Id, (await elsewhere.SignedInAsync()).Id);
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused_by_the_provider_and_by_us_A_13()
    {
        var browser = new Browser(new Uri(world.Node.Urls.First()));
        var start = await browser.GoAsync("auth/oauth/staff/start");
        var answer = await world.Peer.SignInAsync(browser, start.To!, "bob");
        var first = await browser.GoAsync(answer.AbsoluteUri);

        var again = await browser.GoAsync(answer.AbsoluteUri);
        // With a state that is our own: the code is bound to the first one's verifier, and spent.
        var second = await browser.GoAsync("auth/oauth/staff/start");
        var injected = await browser.GoAsync(answer.AbsoluteUri.Replace(start.Query("state"), second.Query("state"), StringComparison.Ordinal));

        Assert.True(first.BeganSession, first.Body);
        Assert.Equal((HttpStatusCode.BadRequest, "sign_in_over"), (again.Status, again.Code));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_refused"), (injected.Status, injected.Code));
    }
}
