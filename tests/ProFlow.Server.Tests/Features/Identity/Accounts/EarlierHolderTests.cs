using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Features.Identity.Factors;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Accounts;

/// <summary>Eve registers with Ada's address before Ada does, and hangs all on the account that outlives a password. Then Ada resets it.</summary>
public sealed class EarlierHolderTests(MailedApp mailed) : IClassFixture<MailedApp>
{
    private readonly ProFlowApp app = mailed.App;

    [Fact]
    public async Task Whoever_shows_first_that_the_address_is_theirs_shares_the_account_with_nobody()
    {
        var (eve, token) = await AttachedAsync();

        await ResetAsync(eve);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));
        // No second factor of somebody else's stands before the owner.
        Assert.Equal(HttpStatusCode.OK, await app.LogInStatusAsync(eve.User.Email, "another horse"));
        Assert.Equal((0, 0, 0), await LeftAsync(eve));
        Assert.Equal("externalLogin", (await app.ChangesAsync(eve.Id)).Single(c => c.Op == ChangeOp.Deleted).Entity);
    }

    [Fact]
    public async Task Whoever_had_confirmed_the_address_keeps_factors_and_links_through_a_reset_and_it_is_no_way_round_them()
    {
        var (ada, token) = await AttachedAsync();
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync("confirm-email", new { (await mailed.Mail.LetterAsync(ada.User.Email, "Confirm")).Token }));

        await ResetAsync(ada);

        // What was begun with the password of before does not go on.
        Assert.Equal(0, await PendingAsync(ada));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        Assert.NotEqual(HttpStatusCode.OK, await app.LogInStatusAsync(ada.User.Email, "another horse"));
        Assert.Equal((1, 1, 1), await LeftAsync(ada));
    }

    private async Task<(Person Person, string Token)> AttachedAsync()
    {
        var person = await app.RegisterAsync();
        var draft = await person.PostAsync<TotpDraftView>("auth/factors/totp");
        await person.PostAsync<FactorAddedView>("auth/factors/totp/confirm", new { draft.Id, code = Totp.Code(PhoneApp.Decode(draft.Secret), Totp.StepAt(TimeProvider.System.GetUtcNow())) });
        var token = (await person.PostAsync<CreatedTokenView>("me/tokens", new { name = "Script", scopes = new[] { "account:read" } })).Token;
        var (key, login, subject) = (Id.New(), Id.New(), $"subject of {person.Id}");
        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO passkey (id, user_id, credential_id, public_key, name, created_at, sign_count, transports, backup_eligible, backed_up)
            VALUES ({key}, {person.Id}, {key.ToByteArray()}, {key.ToByteArray()}, 'Laptop', now(), 0, ARRAY[]::text[], false, false);
            INSERT INTO external_login (id, version, user_id, provider, issuer, subject, created_at) VALUES ({login}, 1, {person.Id}, 'one', 'https://one.example', {subject}, now())
            """));
        // Somebody has given the password and is about to give the second proof.
        await app.LogInStatusAsync(person.User.Email, "correct horse");
        Assert.Equal(1, await PendingAsync(person));
        return (person, token);
    }

    private async Task ResetAsync(Person person)
    {
        Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync("forgot-password", new { email = person.User.Email }));
        var letter = await mailed.Mail.LetterAsync(person.User.Email, "Choose a new password");
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync("reset-password", new { token = letter.Token, password = "another horse" }));
    }

    private Task<int> PendingAsync(Person person) => app.LookAsync(db => db.Set<PendingSignIn>().CountAsync(p => p.UserId == person.Id));

    private Task<(int Apps, int Passkeys, int Logins)> LeftAsync(Person person) => app.LookAsync(async db => (
        await db.Set<Authenticator>().CountAsync(a => a.UserId == person.Id),
        await db.Set<Passkey>().CountAsync(p => p.UserId == person.Id),
        await db.Set<ExternalLogin>().CountAsync(l => l.UserId == person.Id)));

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var program = app.Client();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await program.GetAsync("me");
        return answer.StatusCode;
    }
}
