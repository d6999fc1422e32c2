using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>A server with several providers, all of them made up, and a clock that the test turns.</summary>
public sealed class ProviderWorld : IAsyncLifetime
{
    private WebApplication node = null!;

    public ProFlowApp App { get; } = new();
    internal FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());
    internal FakeProvider One { get; private set; } = null!;
    internal FakeProvider Two { get; private set; } = null!;
    internal Uri Address => new(node.Urls.First());
    internal WebApplication Node => node;

    public async ValueTask InitializeAsync()
    {
        (One, Two) = (new FakeProvider(Time), new FakeProvider(Time));
        await App.InitializeAsync();
        await One.StartAsync();
        await Two.StartAsync();
        node = await App.StartNodeAsync(builder =>
        {
            // A machine that is busy with other tests is no slow provider.
            builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton(new ProviderHttp(TimeSpan.FromMinutes(2)));
            builder.Configuration.AddInMemoryCollection([
                .. Provider("one", "oidc", One.Address, ("GroupsClaim", "groups"), ("MfaValues", "mfa")), .. Provider("two", "oidc", Two.Address, ("GroupsClaim", "groups")),
                .. Provider("hub", "github", One.Address), .. Provider("tenants", "microsoft", One.Address + "/common/v2.0")]);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await node.StopAsync();
        await node.DisposeAsync();
        await One.DisposeAsync();
        await Two.DisposeAsync();
        await App.DisposeAsync();
    }

    internal Browser Browser() => new(Address);

    /// <summary>Somebody with a password, signed in by this server's clock.</summary>
    internal async Task<Person> RegisterAsync(string name = "Ada")
    {
        var http = App.Client(Address);
        using var answer = await http.PostAsJsonAsync("auth/register", new { email = $"{name}-{Guid.CreateVersion7():N}@example.org", password = "correct horse", name });
        var signedIn = (await answer.Content.ReadFromJsonAsync<SignedIn>(Json.Options))!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.AccessToken);
        return new Person(http, signedIn.User, signedIn.AccessToken, answer.Headers.GetValues("Set-Cookie").Single());
    }

    /// <summary>Signs in with whatever the provider is told to say; gives what ProFlow answered to the way back.</summary>
    internal async Task<Visit> SignInAsync(Browser browser, string provider = "one", Action<Dictionary<string, object>>? claims = null)
    {
        var visit = await browser.GoAsync($"auth/oauth/{provider}/start?returnUrl=/w/1");
        Assert.Equal(HttpStatusCode.Redirect, visit.Status);
        var code = (provider == "two" ? Two : One).Agree(visit, claims);
        return await browser.GoAsync($"auth/oauth/{provider}/callback?code={code}&state={visit.Query("state")}");
    }

    /// <summary>Somebody who has just signed in for the first time, and the way that they come again.</summary>
    internal async Task<Person> NewcomerAsync(string subject, string provider = "one", Action<Dictionary<string, object>>? claims = null)
    {
        var browser = Browser();
        var back = await SignInAsync(browser, provider, c =>
        {
            (c["sub"], c["email"]) = (subject, $"{subject}@example.org");
            claims?.Invoke(c);
        });
        Assert.True(back.BeganSession, back.Body);
        return await browser.SignedInAsync();
    }

    /// <summary>Goes to the provider for something else than signing in, as the browser of the person would, and comes back as somebody.</summary>
    /// <param name="purpose">link, or prove with its query.</param>
    internal async Task<Visit> VisitAsync(Person person, string purpose, Action<Dictionary<string, object>> claims, Func<Task>? between = null, string provider = "one")
    {
        var browser = Browser();
        using var begun = await person.TryAsync(HttpMethod.Post, $"auth/oauth/{provider}/{purpose}");
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        browser.Keep(begun);
        var url = new Uri((await begun.Content.ReadFromJsonAsync<ProviderVisitView>(Json.Options))!.Url);
        var visit = new Visit(new Uri(Providers.Browser.Home), HttpStatusCode.Redirect, "", url, []);
        var code = (provider == "two" ? Two : One).Agree(visit, claims);
        if (between is not null) await between();
        return await browser.GoAsync($"auth/oauth/{provider}/callback?code={code}&state={visit.Query("state")}");
    }

    internal Task<(int Users, int Logins, int Sessions)> CountsAsync() => App.LookAsync(async db =>
        (await db.Set<User>().CountAsync(), await db.Set<ExternalLogin>().CountAsync(), await db.Set<Session>().CountAsync()));

    private static IEnumerable<KeyValuePair<string, string?>> Provider(string id, string kind, string authority, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] all = [("Kind", kind), ("Name", $"The {id}"), ("Authority", authority), ("ClientId", FakeProvider.ClientId), ("ClientSecret", FakeProvider.Secret), .. more];
        return all.Select(s => KeyValuePair.Create<string, string?>($"ProFlow:Auth:Providers:{id}:{s.Name}", s.Value));
    }
}
