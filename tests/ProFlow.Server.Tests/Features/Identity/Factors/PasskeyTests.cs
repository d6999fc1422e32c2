using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Factors;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Factors;

/// <summary>ASVS 6.3.3 on passkeys, as second factor and as the only one.</summary>
public sealed class PasskeyTests(FactorWorld world) : IClassFixture<FactorWorld>
{
    private static readonly HttpMethod post = HttpMethod.Post;

    [Fact]
    public async Task A_passkey_alone_signs_its_owner_in_and_counts_as_two_factors()
    {
        var ada = await world.RegisterAsync();
        using var key = await AddAsync(ada, "Work laptop");
        var elsewhere = world.Open();

        var signedIn = await elsewhere.OkAsync<SignedIn>(post, "auth/passkeys", new { passkey = key.Sign(await AskAsync(elsewhere), elsewhere) });

        Assert.Equal(ada.UserId, signedIn.User.Id);
        Assert.Contains("passkey", await MethodsAsync(ada));
        var shown = Assert.Single((await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).Passkeys);
        Assert.Equal(("Work laptop", false), (shown.Name, shown.Synced));
        Assert.NotNull(shown.LastUsedAt);
    }

    [Fact]
    public async Task V6_3_3_a_passkey_is_asked_for_after_the_password_and_only_its_owners_own_will_do()
    {
        var (ada, eve) = (await world.RegisterAsync(), await world.RegisterAsync("Eve"));
        using var key = await AddAsync(ada);
        using var hers = await AddAsync(eve);
        var browser = world.Open();
        Assert.Equal(["passkey", "recovery"], (await browser.BeginLogInAsync(ada.Email)).GetProperty("factors").EnumerateArray().Select(f => f.GetString()));

        var options = await AskAsync(browser);
        Assert.Single(options.GetProperty("allowCredentials").EnumerateArray());
        await browser.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_refused", post, "auth/factor", new { passkey = hers.Sign(options, browser) });
        await browser.OkAsync<SignedIn>(post, "auth/factor", new { passkey = key.Sign(await AskAsync(browser), browser) });

        Assert.Equal(["pwd", "passkey"], await MethodsAsync(ada));
    }

    [Fact]
    public async Task A_challenge_is_answered_once_in_its_own_browser_and_within_five_minutes()
    {
        var ada = await world.RegisterAsync();
        using var key = await AddAsync(ada);
        var (mine, other) = (world.Open(), world.Open());
        var options = await AskAsync(mine);

        await other.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_over", post, "auth/passkeys", new { passkey = key.Sign(options, other) });
        await AskAsync(other);
        await other.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_refused", post, "auth/passkeys", new { passkey = key.Sign(options, other) });
        var signed = key.Sign(options, mine);
        await mine.OkAsync<SignedIn>(post, "auth/passkeys", new { passkey = signed });
        await mine.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_over", post, "auth/passkeys", new { passkey = signed });
        options = await AskAsync(mine);
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await mine.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_over", post, "auth/passkeys", new { passkey = key.Sign(options, mine) });
    }

    [Fact]
    public async Task Of_twenty_answers_to_one_challenge_one_counts()
    {
        var ada = await world.RegisterAsync();
        using var key = await AddAsync(ada);
        var browser = world.Open();
        var signed = key.Sign(await AskAsync(browser), browser);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.TryAsync(post, "auth/passkeys", new { passkey = signed })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    public static TheoryData<string> Wrong => ["origin", "domain", "challenge", "not recognised", "another key", "copied key", "another owner", "no JSON of a passkey"];

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_not_right_about_a_signature_is_refused(string what)
    {
        var ada = await world.RegisterAsync();
        using var key = await AddAsync(ada);
        using var stranger = new SoftPasskey { CredentialId = key.CredentialId, UserHandle = key.UserHandle, Count = 100 };
        var browser = world.Open();
        var options = await AskAsync(browser);
        switch (what)
        {
            case "origin": key.Origin = "https://proflow.evil.example"; break;
            case "domain": key.Domain = "evil.example"; break;
            case "challenge": key.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"; break;
            case "not recognised": key.RecognisesOwner = false; break;
            case "copied key": key.Count = 0; break;
            case "another owner": key.UserHandle = (await OwnHandleAsync()); break;
        }
        var signed = what switch { "another key" => stranger.Sign(options, browser), "no JSON of a passkey" => new { hello = "world" }, _ => key.Sign(options, browser) };

        await browser.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_refused", post, "auth/passkeys", new { passkey = signed });

        Assert.Equal(["passkey", "pwd"], (await MethodsAsync(ada)).Order());
    }

    [Theory, InlineData("origin"), InlineData("domain"), InlineData("challenge"), InlineData("not recognised"), InlineData("no JSON of a passkey")]
    public async Task What_is_not_right_about_a_new_passkey_is_refused(string what)
    {
        var ada = await world.RegisterAsync();
        using var key = new SoftPasskey { RecognisesOwner = what != "not recognised" };
        if (what == "origin") key.Origin = "https://proflow.evil.example";
        if (what == "domain") key.Domain = "evil.example";
        if (what == "challenge") key.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var options = (await ada.OkAsync<PasskeyOptionsView>(post, "auth/factors/passkeys/options")).PublicKey;

        await ada.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_refused", post, "auth/factors/passkeys", new { name = "x", passkey = what.StartsWith("no", StringComparison.Ordinal) && what != "not recognised" ? new { } : key.Make(options, ada) });

        Assert.Empty((await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).Passkeys);
    }

    [Fact]
    public async Task One_persons_challenge_makes_no_passkey_for_another()
    {
        var (ada, eve) = (await world.RegisterAsync(), await world.RegisterAsync("Eve"));
        using var key = new SoftPasskey();
        var options = (await ada.OkAsync<PasskeyOptionsView>(post, "auth/factors/passkeys/options")).PublicKey;

        await eve.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_over", post, "auth/factors/passkeys", new { name = "x", passkey = key.Make(options, eve) });
        using var again = await AddAsync(ada, key: key);
        var hers = (await eve.OkAsync<PasskeyOptionsView>(post, "auth/factors/passkeys/options")).PublicKey;
        await eve.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_refused", post, "auth/factors/passkeys", new { name = "x", passkey = key.Make(hers, eve) });
    }

    [Fact]
    public async Task Passkeys_have_names_and_go_one_by_one_and_the_last_factor_takes_the_proofs_with_it()
    {
        var ada = await world.RegisterAsync();
        using var laptop = await AddAsync(ada, "Laptop");
        using var phone = await AddAsync(ada, "Phone", new SoftPasskey { Synced = true });
        var (first, second) = await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors") is { Passkeys: [var one, var two] } ? (one, two) : throw new InvalidOperationException();
        Assert.Equal((false, true), (first.Synced, second.Synced));

        var renamed = await ada.OkAsync<PasskeyView>(HttpMethod.Patch, $"auth/factors/passkeys/{first.Id}", new { name = " Old laptop " });
        await ada.OkAsync<object>(HttpMethod.Delete, $"auth/factors/passkeys/{second.Id}");
        Assert.Equal("Old laptop", renamed.Name);
        Assert.Contains("passkey", await MethodsAsync(ada));
        await ada.OkAsync<object>(HttpMethod.Delete, $"auth/factors/passkeys/{first.Id}");

        await ada.RefusedAsync(HttpStatusCode.NotFound, "not_found", HttpMethod.Delete, $"auth/factors/passkeys/{first.Id}");
        Assert.Equal(["pwd"], await MethodsAsync(ada));
        Assert.Equal(0, await world.LookAsync(db => db.Set<RecoveryCode>().CountAsync(c => c.UserId == ada.UserId)));
        var browser = world.Open();
        await browser.RefusedAsync(HttpStatusCode.Unauthorized, "passkey_refused", post, "auth/passkeys", new { passkey = laptop.Sign(await AskAsync(browser), browser) });
        using var password = await world.Open().TryLogInAsync(ada.Email);
        Assert.Equal(HttpStatusCode.OK, password.StatusCode);
    }

    [Fact]
    public async Task Another_persons_passkey_does_not_exist()
    {
        var (ada, eve) = (await world.RegisterAsync(), await world.RegisterAsync("Eve"));
        using var key = await AddAsync(ada);
        var id = (await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).Passkeys[0].Id;

        await eve.RefusedAsync(HttpStatusCode.NotFound, "not_found", HttpMethod.Patch, $"auth/factors/passkeys/{id}", new { name = "Mine" });
        await eve.RefusedAsync(HttpStatusCode.NotFound, "not_found", HttpMethod.Delete, $"auth/factors/passkeys/{id}");

        Assert.Equal("Key", (await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).Passkeys[0].Name);
    }

    [Fact]
    public async Task The_only_way_into_an_account_stays()
    {
        var ada = await world.RegisterAsync();
        using var key = await AddAsync(ada);
        var id = (await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).Passkeys[0].Id;
        await world.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE app_user SET password_hash = '' WHERE id = {ada.UserId}"));

        await ada.RefusedAsync(HttpStatusCode.Conflict, "last_way_in", HttpMethod.Delete, $"auth/factors/passkeys/{id}");

        Assert.Single((await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).Passkeys);
    }

    private async Task<byte[]> OwnHandleAsync() => System.Text.Encoding.UTF8.GetBytes((await world.RegisterAsync("Eve")).UserId.ToString());

    private static async Task<SoftPasskey> AddAsync(Browser browser, string name = "Key", SoftPasskey? key = null)
    {
        key ??= new SoftPasskey();
        var options = (await browser.OkAsync<PasskeyOptionsView>(post, "auth/factors/passkeys/options")).PublicKey;
        await browser.OkAsync<FactorAddedView>(post, "auth/factors/passkeys", new { name, passkey = key.Make(options, browser) });
        return key;
    }

    private static async Task<JsonElement> AskAsync(Browser browser) => (await browser.OkAsync<PasskeyOptionsView>(post, "auth/passkeys/options")).PublicKey;

    /// <summary>How the latest of their sessions was proved.</summary>
    private Task<string[]> MethodsAsync(Browser browser) => world.LookAsync(db =>
        db.Set<Session>().AsNoTracking().Where(s => s.UserId == browser.UserId).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Select(s => s.Methods).FirstAsync());
}
