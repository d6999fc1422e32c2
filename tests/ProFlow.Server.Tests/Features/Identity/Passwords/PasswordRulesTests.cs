using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Passwords;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Features.Identity.Accounts;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Passwords;

public sealed class PasswordRulesTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    public static TheoryData<string, bool> Passwords => new()
    {
        // v5.0.0-6.2.1, counted in code points
        { "7 chars", false },
        { "8 chars.", true },
        { "🐎🐎🐎🐎🐎🐎🐎", false },
        { "🐎🐎🐎🐎🐎🐎🐎🐎", true },
        // v5.0.0-6.2.5, v5.0.0-6.2.9
        { "a b a b a b a b a b a b a b a b a b a b ", true },
        { new string('x', 64), true },
        { string.Concat(Enumerable.Repeat("🐎", 128)), true },
        { new string('x', 129), false },
        { "        ", true },
        // v5.0.0-6.2.4, v5.0.0-6.2.12: the lists that everybody has
        { "password", false },
        { "PassWord", false },
        { "12345678", false },
        { "qwertyuiop", false },
        { "iloveyou1", false },
        { "a password of mine", true },
        { "half \ud800 a pair", false },
    };

    [Theory, MemberData(nameof(Passwords))]
    public void A_password_is_taken_by_its_length_and_for_being_ones_own(string password, bool taken)
    {
        var invalid = new Invalid();

        PasswordRules.Check(invalid, "password", password);

        Assert.Equal(taken, !invalid.Any);
    }

    [Fact]
    public async Task A_common_password_is_refused_with_its_reason()
    {
        using var answer = await app.SayAsync("register", new { email = "common@example.org", password = "Football", name = "Common" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("tried first", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_byte_of_a_long_password_is_passed_over_and_no_case_folded()
    {
        // v5.0.0-6.2.8
        var password = string.Concat(Enumerable.Range(0, 128).Select(i => (char)('a' + (i % 26))));
        await app.StatusAsync("register", new { email = "long@example.org", password, name = "Long" });

        Assert.Equal(HttpStatusCode.OK, await app.LogInStatusAsync("long@example.org", password));
        foreach (var at in (int[])[0, 64, 71, 72, 100, 127])
            Assert.Equal(HttpStatusCode.Unauthorized, await app.LogInStatusAsync("long@example.org", password[..at] + "!" + password[(at + 1)..]));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.LogInStatusAsync("long@example.org", password.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.LogInStatusAsync("long@example.org", password + "a"));
    }

    [Fact]
    public async Task A_hash_that_was_cheaper_is_made_anew_when_its_person_signs_in()
    {
        // v5.0.0-11.4.2
        var ada = await app.RegisterAsync();
        var cheap = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 100 })).HashPassword(null!, "correct horse");
        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE app_user SET password_hash = {cheap} WHERE id = {ada.Id}"));
        var changes = (await app.ChangesAsync(ada.Id)).Count;

        Assert.Equal(HttpStatusCode.OK, await app.LogInStatusAsync(ada.User.Email, "correct horse"));

        Assert.NotEqual(cheap, (await app.RowAsync(ada)).PasswordHash);
        Assert.Equal(HttpStatusCode.OK, await app.LogInStatusAsync(ada.User.Email, "correct horse"));
        Assert.Equal(changes, (await app.ChangesAsync(ada.Id)).Count);
    }
}
