using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Features.Audit;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>Signing in through a provider: who one is, and which accounts it makes. ASVS 6.8.1 and 10.3.3, case A-14.</summary>
public sealed class ProviderSignInTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task The_first_time_makes_an_account_of_issuer_and_subject_and_every_other_time_finds_it_10_3_3()
    {
        var (browser, before) = (world.Browser(), await world.CountsAsync());

        var back = await world.SignInAsync(browser, claims: c => (c["sub"], c["email"]) = ("grace", "Grace@Example.org"));

        Assert.Equal((HttpStatusCode.Redirect, "/signin/done?next=%2Fw%2F1"), (back.Status, back.To!.PathAndQuery));
        var grace = await browser.SignedInAsync();
        Assert.Equal(("grace@example.org", "Grace Hopper"), (grace.User.Email, grace.User.Name));
        Assert.NotNull(grace.User.EmailVerifiedAt);
        Assert.Equal((before.Users + 1, before.Logins + 1), ((await world.CountsAsync()).Users, (await world.CountsAsync()).Logins));
        var login = await world.App.LookAsync(db => db.Set<ExternalLogin>().SingleAsync(l => l.UserId == grace.Id));
        Assert.Equal((world.One.Address, "grace", "one"), (login.Issuer, login.Subject, login.Provider));
        var changes = await world.App.ChangesAsync(grace.Id);
        Assert.Equal(["user", "externalLogin"], changes.Select(c => c.Entity));
        Assert.DoesNotContain("subject", changes[1].Data, StringComparison.Ordinal);

        Assert.Equal(grace.Id, (await world.App.ChainAsync(AuditPlace.ServerChain)).Last(e => e.Action == AuditAction.LoginLinked.Name).ActorId);

        var again = world.Browser();
        // The address and the name have changed there: the account is the same, and keeps what it is called here.
        await world.SignInAsync(again, claims: c => (c["sub"], c["email"], c["name"]) = ("grace", "other@example.org", "Somebody else"));

        Assert.Equal(grace.User, (await again.SignedInAsync()).User);
        Assert.Equal(before.Users + 1, (await world.CountsAsync()).Users);
    }

    [Fact]
    public async Task Of_two_tabs_that_come_back_at_once_for_the_first_time_both_are_signed_in_to_one_account()
    {
        var tabs = Enumerable.Range(0, 6).Select(_ => world.Browser()).ToList();

        var backs = await Task.WhenAll(tabs.Select(t => world.SignInAsync(t, claims: c => (c["sub"], c["email"]) = ("twice", "twice@example.org"))));

        Assert.All(backs, b => Assert.True(b.BeganSession, b.Body));
        Assert.Equal(1, await world.App.LookAsync(db => db.Set<ExternalLogin>().CountAsync(l => l.Subject == "twice")));
    }

    [Fact]
    public async Task An_address_that_the_provider_does_not_confirm_makes_no_account_A_14()
    {
        var before = await world.CountsAsync();

        foreach (var verified in new object?[] { false, "false", null, 0, "yes" })
        {
            var back = await world.SignInAsync(world.Browser(), claims: c =>
            {
                c.Remove("email_verified");
                if (verified is not null) c["email_verified"] = verified;
            });
            Assert.Equal((HttpStatusCode.Conflict, "email_unverified"), (back.Status, back.Code));
            Assert.False(back.BeganSession);
        }
        world.One.UserInfo.Clear();
        world.One.UserInfo["sub"] = "nowhere";
        foreach (var email in new object?[] { null, "no address", "a\0@example.org", 7 })
        {
            var back = await world.SignInAsync(world.Browser(), claims: c =>
            {
                c["sub"] = "nowhere";
                c.Remove("email");
                if (email is not null) c["email"] = email;
            });
            Assert.Equal("email_unverified", back.Code);
        }

        Assert.Equal(before, await world.CountsAsync());
    }

    [Fact]
    public async Task The_same_address_elsewhere_is_somebody_else_6_8_1_A_14()
    {
        var ada = await world.App.RegisterAsync();
        await world.NewcomerAsync("linus", "one");
        var before = await world.CountsAsync();

        var password = await world.SignInAsync(world.Browser(), "one", c => c["email"] = ada.User.Email.ToUpperInvariant());
        var second = await world.SignInAsync(world.Browser(), "two", c => (c["sub"], c["email"]) = ("linus", "linus@example.org"));

        Assert.Equal((HttpStatusCode.Conflict, "link_first"), (password.Status, password.Code));
        Assert.Equal((HttpStatusCode.Conflict, "link_first"), (second.Status, second.Code));
        Assert.False(password.BeganSession || second.BeganSession);
        Assert.Equal(before, await world.CountsAsync());
    }

    [Fact]
    public async Task The_same_subject_at_another_issuer_is_another_person_6_8_1()
    {
        var here = await world.NewcomerAsync("same");
        var there = await world.NewcomerAsync("same", "two", c => c["email"] = "same-two@example.org");

        Assert.NotEqual(here.Id, there.Id);
    }

    [Fact]
    public async Task An_account_that_was_disabled_stays_out()
    {
        var grace = await world.NewcomerAsync("gone");
        await world.App.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE app_user SET disabled_at = now() WHERE id = {grace.Id}"));

        var back = await world.SignInAsync(world.Browser(), claims: c => c["sub"] = "gone");

        Assert.Equal(HttpStatusCode.Forbidden, back.Status);
        Assert.False(back.BeganSession);
    }

    [Fact]
    public async Task An_account_from_a_provider_has_no_password_that_somebody_could_guess()
    {
        var grace = await world.NewcomerAsync("nopassword");

        foreach (var password in (string[])["", " ", "password", "nopassword@example.org"])
        {
            using var answer = await world.App.Client().LogInAsync(grace.User.Email, password);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_the_token_leaves_out_is_asked_for_and_has_to_be_of_the_same_person()
    {
        static void Bare(Dictionary<string, object> c)
        {
            c["sub"] = "bare";
            foreach (var claim in (string[])["email", "email_verified", "name", "groups"]) c.Remove(claim);
        }
        (world.One.UserInfo["sub"], world.One.UserInfo["email"], world.One.UserInfo["email_verified"], world.One.UserInfo["name"]) = ("somebody-else", "bare@example.org", true, "Bare");

        var other = await world.SignInAsync(world.Browser(), claims: Bare);
        world.One.UserInfo["sub"] = "bare";
        var browser = world.Browser();
        await world.SignInAsync(browser, claims: Bare);

        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_refused"), (other.Status, other.Code));
        Assert.Equal(("bare@example.org", "Bare"), ((await browser.SignedInAsync()).User.Email, (await browser.SignedInAsync()).User.Name));
    }

    [Fact]
    public async Task At_GitHub_the_number_is_who_one_is_and_only_the_confirmed_primary_address_counts()
    {
        world.One.GithubUser = (583231, "octocat", "octocat@example.org", false);
        var unconfirmed = await world.SignInAsync(world.Browser(), "hub");
        world.One.GithubUser = (583231, "octocat", "octocat@example.org", true);
        var browser = world.Browser();
        await world.SignInAsync(browser, "hub");
        var octocat = await browser.SignedInAsync();
        // The name was given up there, and somebody else took it.
        world.One.GithubUser = (999, "octocat", "other@example.org", true);
        var successor = world.Browser();
        await world.SignInAsync(successor, "hub");

        Assert.Equal("email_unverified", unconfirmed.Code);
        Assert.Equal(("octocat@example.org", "octocat"), (octocat.User.Email, octocat.User.Name));
        Assert.NotEqual(octocat.Id, (await successor.SignedInAsync()).Id);
        Assert.Equal("583231", (await world.App.LookAsync(db => db.Set<ExternalLogin>().SingleAsync(l => l.UserId == octocat.Id))).Subject);
    }

    [Fact]
    public async Task Of_Microsofts_many_tenants_each_is_an_issuer_and_none_vouches_for_an_address_10_5_3()
    {
        const string tenant = "6dd1b4a2-11a5-4b93-a1ad-2a3d0f0f5d11", other = "0d6f2f70-59d6-4b5c-9f3f-1d52a65a3c2e";
        Action<Dictionary<string, object>> From(string issuer, string? tid, bool confirmed = true) => c =>
        {
            (c["sub"], c["iss"], c["email"]) = ("tenant-user", $"{world.One.Address}/{issuer}/v2.0", "tenant@example.org");
            c.Remove("email_verified");
            if (tid is not null) c["tid"] = tid;
            if (confirmed) c["xms_edov"] = true;
        };

        foreach (var (issuer, tid) in new[] { (other, tenant), ("{tenantid}", "{tenantid}"), ("{tenantid}", null), ("common", "common"), (tenant, null) })
            Assert.Equal(HttpStatusCode.Unauthorized, (await world.SignInAsync(world.Browser(), "tenants", From(issuer, tid))).Status);
        Assert.Equal("email_unverified", (await world.SignInAsync(world.Browser(), "tenants", From(tenant, tenant, confirmed: false))).Code);
        var browser = world.Browser();
        await world.SignInAsync(browser, "tenants", From(tenant, tenant));

        var user = await browser.SignedInAsync();
        Assert.Equal($"{world.One.Address}/{tenant}/v2.0", (await world.App.LookAsync(db => db.Set<ExternalLogin>().SingleAsync(l => l.UserId == user.Id))).Issuer);
    }

    [Fact]
    public async Task The_sign_in_page_learns_what_is_configured()
    {
        var providers = JsonSerializer.Deserialize<Page<ProviderView>>((await world.Browser().GoAsync("auth/providers")).Body, Json.Options)!;

        Assert.Equal([("github", "GitHub", ProviderKind.Github, false), ("hub", "The hub", ProviderKind.Github, false), ("one", "The one", ProviderKind.Oidc, true), ("tenants", "The tenants", ProviderKind.Microsoft, false), ("two", "The two", ProviderKind.Oidc, true)],
            providers.Items.Select(p => (p.Id, p.Name, p.Kind, p.Groups)));
    }
}
