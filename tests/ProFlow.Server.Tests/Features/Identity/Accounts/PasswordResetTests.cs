using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Accounts;

public sealed class PasswordResetTests(MailedApp mailed) : IClassFixture<MailedApp>
{
    private readonly ProFlowApp app = mailed.App;

    [Fact]
    public async Task A_link_sets_a_new_password_once_ends_every_session_and_signs_nobody_in()
    {
        var ada = await app.RegisterAsync();
        var elsewhere = await app.AgainAsync(ada);
        Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync("forgot-password", new { email = ada.User.Email.ToUpperInvariant() }));
        var letter = await mailed.Mail.LetterAsync(ada.User.Email, "Choose a new password");

        using var reset = await app.SayAsync("reset-password", new { token = letter.Token, password = "another horse" });

        Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
        // v5.0.0-6.4.3: no session comes of it, so the sign-in with all its factors stands between the letter and the account.
        Assert.False(reset.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("accessToken", await reset.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await ada.MeAsync(), await elsewhere.MeAsync()));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await app.LogInStatusAsync(ada.User.Email, "correct horse"), await app.LogInStatusAsync(ada.User.Email, "another horse")));
        await mailed.Mail.LetterAsync(ada.User.Email, "password was changed");
        // v5.0.0-6.4.1
        Assert.Equal(HttpStatusCode.Gone, await app.StatusAsync("reset-password", new { token = letter.Token, password = "a third horse" }));
        Assert.NotNull((await app.RowAsync(ada)).EmailVerifiedAt);
    }

    [Fact]
    public async Task The_log_keeps_neither_the_new_hash_nor_the_old()
    {
        var ada = await app.RegisterAsync();
        var old = (await app.RowAsync(ada)).PasswordHash;

        await ada.DoneAsync("change-password", new { currentPassword = "correct horse", newPassword = "another horse" });

        var changes = await app.ChangesAsync(ada.Id);
        var fresh = (await app.RowAsync(ada)).PasswordHash;
        Assert.NotEqual(old, fresh);
        Assert.DoesNotContain(changes, c => c.Data.Contains("passwordHash", StringComparison.Ordinal) || c.Before?.Contains(old, StringComparison.Ordinal) == true || c.Before?.Contains(fresh, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task One_link_that_is_used_takes_the_others_along_and_a_refused_password_uses_none_up()
    {
        var ada = await app.RegisterAsync();
        await app.StatusAsync("forgot-password", new { email = ada.User.Email });
        var first = await mailed.Mail.LetterAsync(ada.User.Email, "Choose a new password");
        await app.StatusAsync("forgot-password", new { email = ada.User.Email });
        var tokens = (await LettersAsync(ada, 2)).Select(l => l.Token).ToList();

        Assert.Equal(HttpStatusCode.BadRequest, await app.StatusAsync("reset-password", new { token = first.Token, password = "password1" }));
        Assert.Equal(HttpStatusCode.BadRequest, await app.StatusAsync("reset-password", new { token = first.Token, password = ada.User.Email }));
        var answers = await Task.WhenAll(tokens.Select(token => app.StatusAsync("reset-password", new { token, password = "another horse" })));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Gone], answers.Order());
    }

    [Fact]
    public async Task A_link_ends_with_its_hour_and_with_the_address_that_it_went_to()
    {
        var ada = await app.RegisterAsync();
        await app.StatusAsync("forgot-password", new { email = ada.User.Email });
        var letter = await mailed.Mail.LetterAsync(ada.User.Email, "Choose a new password");
        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE account_token SET expires_at = created_at WHERE user_id = {ada.Id}"));

        Assert.Equal(HttpStatusCode.Gone, await app.StatusAsync("reset-password", new { token = letter.Token, password = "another horse" }));

        Assert.Equal(HttpStatusCode.OK, await app.LogInStatusAsync(ada.User.Email, "correct horse"));
    }

    [Fact]
    public async Task An_address_without_an_account_gets_the_same_answer_in_the_same_time_and_no_letter()
    {
        // the same status, body and headers; the time is compared by what is done, and by the clock: the best of many, which a busy machine leaves alone.
        var ada = await app.RegisterAsync();
        using var known = await app.SayAsync("forgot-password", new { email = ada.User.Email });
        using var unknown = await app.SayAsync("forgot-password", new { email = "unknown@example.org" });
        Assert.Equal((known.StatusCode, await known.Content.ReadAsStringAsync()), (unknown.StatusCode, await unknown.Content.ReadAsStringAsync()));
        await mailed.Mail.LetterAsync(ada.User.Email, "Choose a new password");

        var rows = await app.LookAsync(db => db.Set<OutgoingMail>().Where(m => m.ToAddress == "unknown@example.org").ToListAsync());
        Assert.Equal(OutgoingMail.Void, Assert.Single(rows).State);
        Assert.Equal(1, await app.LookAsync(db => db.Set<AccountToken>().CountAsync(t => t.Email == "unknown@example.org" && t.UserId == null)));
        var accounts = new List<string>();
        for (var i = 0; i < 40; i++) accounts.Add((await app.RegisterAsync("Timed")).User.Email);
        var (withAccount, without) = (double.MaxValue, double.MaxValue);
        foreach (var (i, email) in accounts.Index())
        {
            withAccount = Math.Min(withAccount, await TimeAsync(email));
            without = Math.Min(without, await TimeAsync($"untimed{i}@example.org"));
        }
        Assert.InRange(without / withAccount, 0.5, 2.0);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_by_asking_again_and_again()
    {
        var ada = await app.RegisterAsync();

        for (var i = 0; i < 8; i++) Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync("forgot-password", new { email = ada.User.Email }));

        Assert.Equal(5, (await LettersAsync(ada, 5)).Count);
        Assert.Equal(3, await app.LookAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.ToAddress == ada.User.Email && m.State == OutgoingMail.Void)));
    }

    [Fact]
    public async Task Changing_the_password_wants_the_old_one_and_ends_the_other_sessions()
    {
        var ada = await app.RegisterAsync();
        var elsewhere = await app.AgainAsync(ada);

        // v5.0.0-6.2.3
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "auth/change-password", new { currentPassword = "wrong horse", newPassword = "another horse" });
        Assert.Equal(HttpStatusCode.OK, await elsewhere.MeAsync());
        await ada.DoneAsync("change-password", new { currentPassword = "correct horse", newPassword = "another horse" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await ada.MeAsync(), await elsewhere.MeAsync()));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await app.LogInStatusAsync(ada.User.Email, "correct horse"), await app.LogInStatusAsync(ada.User.Email, "another horse")));
        Assert.Contains("signed out wherever", (await mailed.Mail.LetterAsync(ada.User.Email, "password was changed")).Message.TextBody, StringComparison.Ordinal);
    }

    private async Task<List<Received>> LettersAsync(Person person, int count)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(20))
        {
            var letters = (await mailed.Mail.LettersAsync()).Where(l => l.To.Contains(person.User.Email) && l.Message.Subject == "Choose a new password").ToList();
            if (letters.Count >= count) return letters;
        }
        throw new TimeoutException($"Fewer than {count} letters came.");
    }

    private async Task<double> TimeAsync(string email)
    {
        var watch = Stopwatch.StartNew();
        await app.StatusAsync("forgot-password", new { email });
        return watch.Elapsed.TotalMilliseconds;
    }
}
