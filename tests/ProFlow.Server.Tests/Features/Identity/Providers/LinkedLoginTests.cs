using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>Linking a provider to an account, which only somebody does who is signed in to it, and taking it off again. ASVS 6.8.1, case A-14.</summary>
public sealed class LinkedLoginTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task Whoever_is_signed_in_links_a_provider_and_comes_in_by_it_from_then_on()
    {
        var ada = await world.RegisterAsync();

        var back = await LinkAsync(ada, "ada-at-one");

        Assert.Equal("/account/logins", back.To!.PathAndQuery);
        Assert.False(back.BeganSession);
        var login = Assert.Single((await ada.GetAsync<Page<LinkedLoginView>>("me/logins")).Items);
        Assert.Equal(("one", ada.Id), (login.Provider, login.UserId));
        var browser = world.Browser();
        await world.SignInAsync(browser, claims: c => c["sub"] = "ada-at-one");
        Assert.Equal(ada.Id, (await browser.SignedInAsync()).Id);
        Assert.Equal("externalLogin", (await world.App.ChangesAsync(ada.Id))[^1].Entity);
        // Linked twice is linked once.
        Assert.Equal("/account/logins", (await LinkAsync(ada, "ada-at-one")).To!.PathAndQuery);
        Assert.Single((await ada.GetAsync<Page<LinkedLoginView>>("me/logins")).Items);
    }

    [Fact]
    public async Task What_belongs_to_one_account_is_not_given_to_another()
    {
        var owner = await world.NewcomerAsync("owned");
        var eve = await world.RegisterAsync("Eve");

        var back = await LinkAsync(eve, "owned");

        Assert.Equal((HttpStatusCode.Conflict, "login_taken"), (back.Status, back.Code));
        Assert.Empty((await eve.GetAsync<Page<LinkedLoginView>>("me/logins")).Items);
        Assert.Equal(owner.Id, (await world.App.LookAsync(db => db.Set<ExternalLogin>().SingleAsync(l => l.Subject == "owned"))).UserId);
    }

    [Fact]
    public async Task Somebody_elses_way_to_the_provider_does_not_link_them_to_my_account_10_1_2()
    {
        var (ada, victim) = (await world.RegisterAsync(), world.Browser());
        using var link = await ada.TryAsync(HttpMethod.Post, "auth/oauth/one/link");
        var visit = new Visit(new Uri(Browser.Home), HttpStatusCode.Redirect, "", new Uri(JsonDocument.Parse(await link.Content.ReadAsStringAsync()).RootElement.GetProperty("url").GetString()!), []);

        // Ada gets the victim to finish what she began: their identity would be hers.
        var back = await victim.GoAsync($"auth/oauth/one/callback?code={world.One.Agree(visit)}&state={visit.Query("state")}");

        Assert.Equal("sign_in_over", back.Code);
        Assert.Empty((await ada.GetAsync<Page<LinkedLoginView>>("me/logins")).Items);
    }

    [Fact]
    public async Task A_session_that_has_ended_links_nothing_any_more()
    {
        var ada = await world.RegisterAsync();

        var back = await LinkAsync(ada, "too-late", async () => (await ada.TryAsync(HttpMethod.Post, "auth/logout")).Dispose());

        Assert.Equal(HttpStatusCode.Unauthorized, back.Status);
        Assert.Equal(0, await world.App.LookAsync(db => db.Set<ExternalLogin>().CountAsync(l => l.Subject == "too-late")));
    }

    [Fact]
    public async Task The_last_way_into_an_account_stays()
    {
        var grace = await world.NewcomerAsync("only-way");
        var first = (await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items.Single();

        var refused = await grace.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"me/logins/{first.Id}");
        await LinkAsync(grace, "second-way", provider: "two");
        await grace.DeleteAsync($"me/logins/{first.Id}");

        Assert.Equal("last_way_in", refused.GetProperty("code").GetString());
        var second = Assert.Single((await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items);
        await grace.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"me/logins/{second.Id}");
        // Whoever comes back by the way that is gone is a stranger; the address is taken.
        Assert.Equal("link_first", (await world.SignInAsync(world.Browser(), claims: c => (c["sub"], c["email"]) = ("only-way", "only-way@example.org"))).Code);
    }

    [Fact]
    public async Task A_linked_account_is_a_way_in_like_a_passkey_is()
    {
        var grace = await world.NewcomerAsync("with-key");
        var login = (await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items.Single();
        var key = await PasskeyAsync(grace);

        // The passkey can go because of the link; or the link because of the passkey, and then the passkey stays.
        await grace.DeleteAsync($"auth/factors/passkeys/{key}");
        key = await PasskeyAsync(grace);
        await grace.DeleteAsync($"me/logins/{login.Id}");
        var refused = await grace.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"auth/factors/passkeys/{key}");

        Assert.Equal("last_way_in", refused.GetProperty("code").GetString());
        Assert.Equal(1, await world.App.LookAsync(db => db.Set<Passkey>().CountAsync(p => p.UserId == grace.Id)));
    }

    [Fact]
    public async Task A_link_whose_provider_is_not_configured_any_more_is_no_way_in()
    {
        var grace = await world.NewcomerAsync("gone-provider");
        var login = (await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items.Single();
        await LinkAsync(grace, "gone-provider-two", provider: "two");
        await world.App.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE external_login SET provider = 'former' WHERE user_id = {grace.Id} AND provider = 'two'"));

        var refused = await grace.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"me/logins/{login.Id}");

        Assert.Equal("last_way_in", refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Linking_confirms_the_address_that_the_account_has_and_no_other()
    {
        var (ada, eve) = (await world.RegisterAsync(), await world.RegisterAsync("Eve"));

        await world.VisitAsync(ada, "link", c => (c["sub"], c["email"], c["email_verified"]) = ("ada-unsure", ada.User.Email, false), provider: "two");
        await world.VisitAsync(eve, "link", c => (c["sub"], c["email"]) = ("eve-elsewhere", "eve@elsewhere.example"));
        Assert.Null((await ada.GetAsync<UserView>("me")).EmailVerifiedAt);
        Assert.Null((await eve.GetAsync<UserView>("me")).EmailVerifiedAt);
        await world.VisitAsync(ada, "link", c => (c["sub"], c["email"]) = ("ada-sure", ada.User.Email.ToUpperInvariant()));

        Assert.NotNull((await ada.GetAsync<UserView>("me")).EmailVerifiedAt);
        Assert.Equal(["externalLogin", "user"], (await world.App.ChangesAsync(ada.Id))[^2..].Select(c => c.Entity).Order());
    }

    [Fact]
    public async Task A_deleted_account_is_linked_to_nobody_and_whoever_comes_back_is_new()
    {
        var grace = await world.NewcomerAsync("leaving");

        using var left = await grace.TryAsync(HttpMethod.Post, "auth/delete-account", new { confirm = grace.User.Email, handOver = Array.Empty<object>() });

        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.Equal(0, await world.App.LookAsync(db => db.Set<ExternalLogin>().CountAsync(l => l.UserId == grace.Id)));
        Assert.NotEqual(grace.Id, (await world.NewcomerAsync("leaving")).Id);
    }

    [Fact]
    public async Task A_passkey_and_a_link_that_are_taken_off_at_once_do_not_both_go()
    {
        for (var i = 0; i < 5; i++)
        {
            var grace = await world.NewcomerAsync($"race-key-{i}");
            var login = (await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items.Single();
            var key = await PasskeyAsync(grace);

            var answers = await Task.WhenAll(grace.TryAsync(HttpMethod.Delete, $"me/logins/{login.Id}"), grace.TryAsync(HttpMethod.Delete, $"auth/factors/passkeys/{key}"));

            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            Assert.Equal(1, await world.App.LookAsync(async db => await db.Set<Passkey>().CountAsync(p => p.UserId == grace.Id) + await db.Set<ExternalLogin>().CountAsync(l => l.UserId == grace.Id)));
        }
    }

    [Fact]
    public async Task Of_two_who_take_off_the_last_two_ways_at_once_one_is_refused()
    {
        var grace = await world.NewcomerAsync("race-one");
        await LinkAsync(grace, "race-two", provider: "two");
        var logins = (await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items;

        var answers = await Task.WhenAll(logins.Select(l => grace.TryAsync(HttpMethod.Delete, $"me/logins/{l.Id}")));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
    }

    [Fact]
    public async Task With_a_password_every_provider_can_go_but_only_ones_own()
    {
        var (ada, eve) = (await world.RegisterAsync(), await world.RegisterAsync("Eve"));
        await LinkAsync(ada, "ada-to-go");
        var login = (await ada.GetAsync<Page<LinkedLoginView>>("me/logins")).Items.Single();

        await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"me/logins/{login.Id}");
        await ada.DeleteAsync($"me/logins/{login.Id}");

        Assert.Empty((await ada.GetAsync<Page<LinkedLoginView>>("me/logins")).Items);
        // Linking is not undone by the way that undoes a task: it would be a way around the fresh proof.
        var commands = (await world.App.ChangesAsync(ada.Id)).Where(c => c.Entity == "externalLogin").Select(c => c.CommandId).Distinct();
        foreach (var command in commands) await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"commands/{command}/undo");
    }

    [Fact]
    public async Task Linking_and_unlinking_want_a_fresh_proof_which_the_provider_can_give_7_5_1()
    {
        var grace = await world.NewcomerAsync("fresh");
        var login = (await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items.Single();
        await world.App.ForgetProofAsync(grace);
        Assert.Equal(["one"], (await grace.GetAsync<ProofView>("auth/reauthenticate")).Providers);

        foreach (var (method, path) in new[] { (HttpMethod.Post, "auth/oauth/two/link"), (HttpMethod.Delete, $"me/logins/{login.Id}") })
            Assert.Equal("insufficient_user_authentication", (await grace.RefusedAsync(HttpStatusCode.Unauthorized, method, path)).GetProperty("code").GetString());

        var now = world.Time.GetUtcNow().ToUnixTimeSeconds();
        // A provider that lets somebody pass who was signed in there all along has proved nothing, and nobody else's proof counts.
        Assert.Equal("sign_in_refused", (await world.VisitAsync(grace, "prove?returnUrl=/account/logins", c => c["sub"] = "fresh")).Code);
        Assert.Equal("sign_in_refused", (await world.VisitAsync(grace, "prove?returnUrl=/account/logins", c => (c["sub"], c["auth_time"]) = ("fresh", now - 3600))).Code);
        Assert.Equal("forbidden", (await world.VisitAsync(grace, "prove?returnUrl=/account/logins", c => (c["sub"], c["auth_time"]) = ("another", now))).Code);
        await grace.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Post, "auth/oauth/two/link");
        var back = await world.VisitAsync(grace, "prove?returnUrl=/account/logins", c => (c["sub"], c["auth_time"]) = ("fresh", now));

        Assert.Equal("/account/logins", back.To!.PathAndQuery);
        Assert.False(back.BeganSession);
        using var link = await grace.TryAsync(HttpMethod.Post, "auth/oauth/two/link");
        Assert.Equal(HttpStatusCode.OK, link.StatusCode);
    }

    /// <summary>A passkey of theirs, made past the browser.</summary>
    private Task<Guid> PasskeyAsync(Person person) => world.App.LookAsync(async db =>
    {
        var id = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO passkey (id, user_id, credential_id, public_key, name, created_at, sign_count, transports, backup_eligible, backed_up)
            VALUES ({id}, {person.Id}, {id.ToByteArray()}, '', 'Key', {world.Time.GetUtcNow()}, 0, array[]::text[], false, false)
            """);
        return id;
    });

    private Task<Visit> LinkAsync(Person person, string subject, Func<Task>? between = null, string provider = "one") =>
        world.VisitAsync(person, "link", c => c["sub"] = subject, between, provider);
}
