using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Factors;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Factors;

/// <summary>ASVS 7.5.1 on factors, and recovery codes.</summary>
public sealed class FactorChangeTests(FactorWorld world) : IClassFixture<FactorWorld>
{
    private static readonly HttpMethod post = HttpMethod.Post;

    public static TheoryData<string, string> Changes => new()
    {
        { "POST", "auth/factors/totp" }, { "POST", "auth/factors/totp/confirm" }, { "DELETE", "auth/factors/totp" }, { "POST", "auth/factors/recovery-codes" },
        { "POST", "auth/factors/passkeys/options" }, { "POST", "auth/factors/passkeys" }, { "DELETE", "auth/factors/passkeys/0198d3a0-0000-7000-8000-000000000000" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task V7_5_1_factors_change_only_by_whoever_has_just_proved_who_they_are(string method, string path)
    {
        var (ada, _) = await world.WithAppAsync();
        world.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        await ada.RefreshAsync();

        var refusal = await ada.RefusedAsync(HttpStatusCode.Unauthorized, "insufficient_user_authentication", HttpMethod.Parse(method), path, method == "POST" ? new { } : null);

        Assert.Contains("Confirm", refusal.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var factors = await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors");
        Assert.Equal((true, 10, 0), (factors.TotpSince is not null, factors.RecoveryCodesLeft, factors.Passkeys.Count));
    }

    [Theory, InlineData("app"), InlineData("recovery"), InlineData("passkey")]
    public async Task Whoever_proves_a_factor_again_is_fresh_and_their_session_is_proved_by_it(string how)
    {
        var (ada, phone) = await world.WithAppAsync();
        using var key = new SoftPasskey();
        var options = (await ada.OkAsync<PasskeyOptionsView>(post, "auth/factors/passkeys/options")).PublicKey;
        await ada.OkAsync<FactorAddedView>(post, "auth/factors/passkeys", new { name = "Key", passkey = key.Make(options, ada) });
        await world.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE session SET methods = ARRAY['pwd'] WHERE user_id = {ada.UserId}"));
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await ada.RefreshAsync();
        Assert.Equal(["password", "passkey", "code"], (await ada.OkAsync<ProofView>(HttpMethod.Get, "auth/reauthenticate")).Methods);

        object proof = how switch
        {
            "app" => new { code = phone.NextCode() },
            "recovery" => new { code = phone.RecoveryCodes[0] },
            _ => new { passkey = key.Sign((await ada.OkAsync<PasskeyOptionsView>(post, "auth/passkeys/options")).PublicKey, ada) },
        };
        await ada.OkAsync<object>(post, "auth/reauthenticate", proof);

        await ada.OkAsync<RecoveryCodesView>(post, "auth/factors/recovery-codes");
        Assert.Equal([["pwd", how switch { "app" => "otp", "recovery" => "recovery", _ => "passkey" }]], await MethodsAsync(ada));
    }

    [Fact]
    public async Task Somebody_elses_code_or_passkey_proves_nothing()
    {
        var ((ada, phone), (eve, hers)) = (await world.WithAppAsync(), await world.WithAppAsync("Eve"));
        world.Time.Advance(TimeSpan.FromMinutes(5));

        await ada.RefusedAsync(HttpStatusCode.Unauthorized, "wrong_code", post, "auth/reauthenticate", new { code = hers.CodeAt(0) });
        await ada.RefusedAsync(HttpStatusCode.Unauthorized, "wrong_code", post, "auth/reauthenticate", new { code = hers.RecoveryCodes[0] });

        await ada.OkAsync<object>(post, "auth/reauthenticate", new { code = phone.CodeAt(0) });
        Assert.Equal(10, (await eve.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).RecoveryCodesLeft);
    }

    [Fact]
    public async Task V6_5_1_a_recovery_code_works_once_however_it_is_typed()
    {
        var (ada, phone) = await world.WithAppAsync();
        var typed = $" {phone.RecoveryCodes[2].Replace("-", " ", StringComparison.Ordinal).Replace('0', 'O').Replace('1', 'L').ToUpperInvariant()} ";

        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code = typed });

        await world.Open().RefusedAsync(HttpStatusCode.Unauthorized, "wrong_code", post, "auth/login", new { email = ada.Email, password = Browser.Password, code = phone.RecoveryCodes[2] });
        Assert.Equal(9, (await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).RecoveryCodesLeft);
        Assert.Equal(10, phone.RecoveryCodes.Distinct().Count());
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_earlier_ones()
    {
        var (ada, phone) = await world.WithAppAsync();

        var renewed = (await ada.OkAsync<RecoveryCodesView>(post, "auth/factors/recovery-codes")).RecoveryCodes;

        await world.Open().RefusedAsync(HttpStatusCode.Unauthorized, "wrong_code", post, "auth/login", new { email = ada.Email, password = Browser.Password, code = phone.RecoveryCodes[0] });
        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code = renewed[0] });
    }

    [Fact]
    public async Task Whoever_has_no_factor_has_no_recovery_codes_either()
    {
        var ada = await world.RegisterAsync();

        await ada.RefusedAsync(HttpStatusCode.Conflict, "no_second_factor", post, "auth/factors/recovery-codes");

        Assert.Equal(0, (await ada.OkAsync<FactorsView>(HttpMethod.Get, "auth/factors")).RecoveryCodesLeft);
    }

    [Fact]
    public async Task Without_its_last_factor_an_account_needs_its_password_alone_and_no_session_is_proved_twice()
    {
        var (ada, _) = await world.WithAppAsync();

        await ada.OkAsync<object>(HttpMethod.Delete, "auth/factors/totp");

        await ada.RefusedAsync(HttpStatusCode.NotFound, "not_found", HttpMethod.Delete, "auth/factors/totp");
        Assert.Equal([["pwd"]], await MethodsAsync(ada));
        using var answer = await world.Open().TryLogInAsync(ada.Email);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Task<List<string[]>> MethodsAsync(Browser browser) =>
        world.LookAsync(db => db.Set<Session>().AsNoTracking().Where(s => s.UserId == browser.UserId).OrderBy(s => s.CreatedAt).Select(s => s.Methods).ToListAsync());
}
