using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>A provider is one factor: whoever has a second one is asked for it, unless the settings trust what the provider says of its own. ASVS 6.3.4.</summary>
public sealed class ProviderFactorTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task A_second_factor_is_asked_for_behind_a_provider_as_well_6_3_4()
    {
        var grace = await world.NewcomerAsync("factor");
        await world.App.LookAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO passkey (id, user_id, credential_id, public_key, name, sign_count, transports, backup_eligible, backed_up, created_at)
            SELECT {Guid.CreateVersion7()}, {grace.Id}, {new byte[] { 1 }}, {new byte[] { 1 }}, 'Key', 0, ARRAY[]::text[], false, false, now()
            """));
        var before = await world.CountsAsync();

        var browser = world.Browser();
        var program = await world.SignInAsync(browser, claims: c => c["sub"] = "factor");
        var visit = await browser.GoAsync("auth/oauth/one/start?returnUrl=/w/1");
        var person = await browser.GoAsync($"auth/oauth/one/callback?code={world.One.Agree(visit, c => c["sub"] = "factor")}&state={visit.Query("state")}", accept: "text/html");

        Assert.Equal((HttpStatusCode.Unauthorized, "second_factor_required"), (program.Status, program.Code));
        Assert.Equal("/signin/factor?next=%2Fw%2F1", person.To!.PathAndQuery);
        Assert.False(program.BeganSession || person.BeganSession);
        Assert.Equal(before, await world.CountsAsync());
        // The provider "one" is trusted with the word "mfa", and "two" is not.
        Assert.True((await world.SignInAsync(world.Browser(), claims: c => (c["sub"], c["amr"]) = ("factor", new[] { "pwd", "mfa" }))).BeganSession);
        var methods = await world.App.LookAsync(db => db.Set<Session>().Where(s => s.UserId == grace.Id).OrderByDescending(s => s.Id).Select(s => s.Methods).FirstAsync());
        Assert.Equal(["oidc:one", "mfa"], methods);
        Assert.Equal("second_factor_required", (await world.SignInAsync(world.Browser(), claims: c => (c["sub"], c["amr"]) = ("factor", new[] { "pwd", "otp" }))).Code);
    }
}
