using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Factors;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Factors;

/// <summary>ASVS 6.3.3, 6.5.1 and 6.6.3 on authenticator apps and recovery codes.</summary>
public sealed class SecondFactorTests(FactorWorld world) : IClassFixture<FactorWorld>
{
    private static readonly HttpMethod post = HttpMethod.Post;

    [Fact]
    public async Task V6_3_3_whoever_has_an_app_needs_its_code_after_the_password()
    {
        var (ada, phone) = await world.WithAppAsync();
        var elsewhere = world.Open();

        var refusal = await elsewhere.BeginLogInAsync(ada.Email);
        var signedIn = await elsewhere.OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code = phone.NextCode() });

        Assert.Equal(["totp", "recovery"], Strings(refusal.GetProperty("factors")));
        Assert.Equal(ada.UserId, signedIn.User.Id);
        Assert.Equal([["otp", "pwd"], ["otp", "pwd"]], await MethodsAsync(ada));
    }

    [Fact]
    public async Task A_wrong_password_says_nothing_about_factors()
    {
        var (ada, phone) = await world.WithAppAsync();
        var body = new { email = ada.Email, password = "wrong horse", code = phone.NextCode() };

        var refusal = await world.Open().RefusedAsync(HttpStatusCode.Unauthorized, "not_signed_in", post, "auth/login", body);

        Assert.False(refusal.TryGetProperty("factors", out _));
        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, body.code });
    }

    [Fact]
    public async Task A_sign_in_that_waits_is_finished_once_and_in_its_own_browser_alone()
    {
        var (ada, phone) = await world.WithAppAsync();
        var (mine, other) = (world.Open(), world.Open());
        await mine.BeginLogInAsync(ada.Email);

        await other.RefusedAsync(HttpStatusCode.Unauthorized, "sign_in_over", post, "auth/factor", new { code = phone.NextCode() });
        Assert.Equal(["totp", "recovery"], (await mine.OkAsync<PendingFactorView>(HttpMethod.Get, "auth/factor")).Factors);
        await mine.OkAsync<SignedIn>(post, "auth/factor", new { code = phone.NextCode() });

        await mine.RefusedAsync(HttpStatusCode.Unauthorized, "sign_in_over", post, "auth/factor", new { code = phone.NextCode() });
        await mine.RefusedAsync(HttpStatusCode.NotFound, "not_found", HttpMethod.Get, "auth/factor");
        Assert.Equal(0, await world.LookAsync(db => db.Set<PendingSignIn>().CountAsync(p => p.UserId == ada.UserId)));
    }

    [Fact]
    public async Task A_sign_in_waits_for_ten_minutes()
    {
        var (ada, phone) = await world.WithAppAsync();
        var late = world.Open();
        await late.BeginLogInAsync(ada.Email);

        world.Time.Advance(TimeSpan.FromMinutes(10));

        await late.RefusedAsync(HttpStatusCode.Unauthorized, "sign_in_over", post, "auth/factor", new { code = phone.NextCode() });
    }

    [Fact]
    public async Task V6_5_1_a_code_works_once_and_none_before_it_ever_again()
    {
        var (ada, phone) = await world.WithAppAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var (earlier, code) = (phone.CodeAt(-1), phone.CodeAt(0));
        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code });

        foreach (var used in new[] { code, earlier })
            await world.Open().RefusedAsync(HttpStatusCode.Unauthorized, "wrong_code", post, "auth/login", new { email = ada.Email, password = Browser.Password, code = used });
    }

    [Fact]
    public async Task V6_5_1_of_twenty_uses_at_once_one_gets_in()
    {
        var (ada, phone) = await world.WithAppAsync();
        var before = (await MethodsAsync(ada)).Count;
        var (code, recovery) = (phone.NextCode(), phone.RecoveryCodes[0]);

        foreach (var one in new[] { code, recovery })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Open().TryLogInAsync(ada.Email, one)));
            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            await world.LookAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM code_tries WHERE user_id = {ada.UserId}"));
        }

        Assert.Equal(before + 2, (await MethodsAsync(ada)).Count);
    }

    [Theory, InlineData(-2, false), InlineData(-1, true), InlineData(1, true), InlineData(2, false)]
    public async Task A_phone_may_be_one_step_off_and_no_more(int steps, bool works)
    {
        var (ada, phone) = await world.WithAppAsync();
        world.Time.Advance(TimeSpan.FromMinutes(5));

        using var answer = await world.Open().TryLogInAsync(ada.Email, phone.CodeAt(steps));

        Assert.Equal(works ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task V6_6_3_guesses_are_counted_although_each_is_refused()
    {
        var (ada, phone) = await world.WithAppAsync();
        var guesser = world.Open();
        await guesser.BeginLogInAsync(ada.Email);
        for (var i = 0; i < 5; i++) await guesser.RefusedAsync(HttpStatusCode.Unauthorized, "wrong_code", post, "auth/factor", new { code = phone.WrongCode() });

        using var blocked = await guesser.TryFactorAsync(phone.CodeAt(1));

        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.StatusCode);
        Assert.InRange(blocked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal(5, await TriesAsync(ada));
        // Another factor is not locked out by somebody's guesses, and the app itself works again after the wait.
        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code = phone.RecoveryCodes[3] });
        world.Time.Advance(TimeSpan.FromSeconds(31));
        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code = phone.NextCode() });
        Assert.Equal(0, await TriesAsync(ada));
    }

    [Fact]
    public async Task V6_6_3_guesses_at_once_are_no_more_than_guesses_in_a_row_and_each_wait_is_longer()
    {
        var (ada, phone) = await world.WithAppAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Open().TryLogInAsync(ada.Email, phone.WrongCode())));

        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(15, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        foreach (var wait in new[] { 30, 60, 120, 240, 480, 900, 900 })
        {
            using var early = await world.Open().TryLogInAsync(ada.Email, phone.WrongCode());
            Assert.InRange(early.Headers.RetryAfter!.Delta!.Value.TotalSeconds, wait - 1, wait);
            world.Time.Advance(TimeSpan.FromSeconds(wait + 1));
            using var next = await world.Open().TryLogInAsync(ada.Email, phone.WrongCode());
            Assert.Equal(HttpStatusCode.Unauthorized, next.StatusCode);
        }
    }

    [Fact]
    public async Task A_secret_counts_only_once_it_is_confirmed_and_then_replaces_the_earlier_one()
    {
        var (ada, old) = await world.WithAppAsync();
        var draft = await ada.OkAsync<TotpDraftView>(post, "auth/factors/totp");
        var phone = new PhoneApp(draft.Secret, world.Time);
        await ada.RefusedAsync(HttpStatusCode.BadRequest, "invalid", post, "auth/factors/totp/confirm", new { draft.Id, code = phone.WrongCode() });
        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code = old.NextCode() });

        var added = await ada.OkAsync<FactorAddedView>(post, "auth/factors/totp/confirm", new { draft.Id, code = phone.NextCode() });

        Assert.Null(added.RecoveryCodes);
        await world.Open().RefusedAsync(HttpStatusCode.Unauthorized, "wrong_code", post, "auth/login", new { email = ada.Email, password = Browser.Password, code = old.NextCode() });
        await world.Open().OkAsync<SignedIn>(post, "auth/login", new { email = ada.Email, password = Browser.Password, code = phone.NextCode() });
        Assert.Single(await world.LookAsync(db => db.Set<Authenticator>().Where(a => a.UserId == ada.UserId).ToListAsync()));
    }

    [Fact]
    public async Task Another_persons_draft_does_not_exist()
    {
        var (ada, eve) = (await world.RegisterAsync(), await world.RegisterAsync("Eve"));
        var draft = await ada.OkAsync<TotpDraftView>(post, "auth/factors/totp");

        await eve.RefusedAsync(HttpStatusCode.NotFound, "not_found", post, "auth/factors/totp/confirm", new { draft.Id, code = new PhoneApp(draft.Secret, world.Time).NextCode() });
    }

    [Fact]
    public async Task Neither_secret_nor_recovery_code_can_be_read_from_the_database()
    {
        var (ada, phone) = await world.WithAppAsync();
        var draft = await ada.OkAsync<TotpDraftView>(post, "auth/factors/totp");

        var (secrets, hashes) = await world.LookAsync(async db => (
            await db.Set<Authenticator>().AsNoTracking().Where(a => a.UserId == ada.UserId).Select(a => a.Secret).ToListAsync(),
            await db.Set<RecoveryCode>().AsNoTracking().Where(c => c.UserId == ada.UserId).Select(c => c.Hash).ToListAsync()));

        Assert.Equal((2, 10), (secrets.Count, hashes.Count));
        Assert.All(secrets, s => Assert.NotEqual(draft.Secret, Totp.Text(s.AsSpan()[^Totp.SecretSize..])));
        Assert.All(hashes, h => Assert.DoesNotContain(phone.RecoveryCodes, c => Encoding.UTF8.GetString(h).Contains(c, StringComparison.Ordinal)));
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    private Task<int> TriesAsync(Browser browser) =>
        world.LookAsync(db => db.Set<CodeTries>().Where(t => t.UserId == browser.UserId).Select(t => t.Count).FirstOrDefaultAsync());

    private async Task<List<string[]>> MethodsAsync(Browser browser) => [.. (await world.LookAsync(db =>
        db.Set<Session>().AsNoTracking().Where(s => s.UserId == browser.UserId).Select(s => s.Methods).ToListAsync())).Select(m => m.Order().ToArray())];
}
