using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Tests.Features.Audit;
using ProFlow.Server.Tests.Features.Identity.Factors;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Accounts;

/// <summary>ASVS 6.3.5 and 6.3.7: whoever else gets at an account can't do so unseen by its owner. The letters come over a real mail server.</summary>
public sealed class SecurityLetterTests(MailedApp mailed) : IClassFixture<MailedApp>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";
    private const string Edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0";
    private readonly ProFlowApp app = mailed.App;

    [Fact, Trait("Security", "A-7")]
    public async Task V6_3_5_a_refresh_token_that_comes_twice_is_told_once_to_its_owner_and_to_their_admins()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        var token = IdentityCalls.Token(ada.RefreshCookie);
        using var first = await ada.Http.RefreshAsync(token);
        using var second = await ada.Http.RefreshAsync(first.NewToken());

        var stolen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.Http.RefreshAsync(token)));

        Assert.All(stolen, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, await ada.MeAsync());
        var letter = await mailed.Mail.LetterAsync(ada.User.Email, "One of your sessions was ended");
        Assert.Contains($"{MailedApp.PublicAddress}/account/sessions", letter.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(ada, "tokenReused"));
        foreach (var chain in (Guid[])[workspace.Id, AuditPlace.ServerChain])
            Assert.Single(await app.ChainAsync(chain), e => e.Action == "session.tokenReused" && e.ActorId == ada.Id && e.Outcome == "refused");
    }

    [Fact]
    public async Task V6_3_7_a_factor_that_comes_or_goes_and_a_recovery_code_that_is_used_are_told_to_the_owner()
    {
        var ada = await app.RegisterAsync();
        var added = await AddAppAsync(ada);
        var letter = await mailed.Mail.LetterAsync(ada.User.Email, "An authenticator app was added");
        Assert.Contains($"{MailedApp.PublicAddress}/account/security", letter.Message.TextBody, StringComparison.Ordinal);

        var recovery = new { email = ada.User.Email, password = "correct horse", code = added.RecoveryCodes![0] };
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync("login", recovery));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync("login", recovery));
        Assert.Contains("9 are left", (await mailed.Mail.LetterAsync(ada.User.Email, "A recovery code was used")).Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(ada, "recoveryCodeUsed"));
        await ada.PostAsync<RecoveryCodesView>("auth/factors/recovery-codes");
        await mailed.Mail.LetterAsync(ada.User.Email, "You have new recovery codes");
        await ada.DeleteAsync("auth/factors/totp");
        Assert.Contains("It was your last", (await mailed.Mail.LetterAsync(ada.User.Email, "An authenticator app was removed")).Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V6_3_5_a_sign_in_with_a_new_device_is_told_and_one_with_a_known_device_is_not()
    {
        var ada = await app.RegisterAsync();
        Assert.Equal(0, await CountAsync(ada, "newDevice"));

        await LogInAsync(ada, Firefox);
        await LogInAsync(ada, Firefox);
        await LogInAsync(ada, Edge, ("Cookie", $"refresh={IdentityCalls.Token(ada.RefreshCookie)}"));

        var letter = await mailed.Mail.LetterAsync(ada.User.Email, "A new device has signed in");
        Assert.Contains("with Firefox on Linux at the address ", letter.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(ada, "newDevice"));
        await LogInAsync(ada, "<b>curl</b>/8 with a name that is longer than anybody would like to read");
        Assert.Equal(2, await CountAsync(ada, "newDevice"));
        var html = await app.LookAsync(db => db.Set<OutgoingMail>().Where(m => m.Kind == "newDevice" && m.ToAddress == ada.User.Email).OrderByDescending(m => m.CreatedAt).Select(m => m.Html).FirstAsync());
        Assert.DoesNotContain("<b>curl", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_whose_letter_can_not_be_left_has_not_happened()
    {
        var ada = await app.RegisterAsync();
        await AddAppAsync(ada);
        await AsOwnerAsync("""
            CREATE FUNCTION refuse_letter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '40001'; END $$;
            CREATE TRIGGER planted BEFORE INSERT ON outgoing_mail FOR EACH ROW WHEN (NEW.kind = 'factorRemoved') EXECUTE FUNCTION refuse_letter()
            """);

        using var refused = await ada.TryAsync(HttpMethod.Delete, "auth/factors/totp");
        await AsOwnerAsync("DROP TRIGGER planted ON outgoing_mail; DROP FUNCTION refuse_letter");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull((await ada.GetAsync<FactorsView>("auth/factors")).TotpSince);
        Assert.DoesNotContain(await app.ChainAsync(AuditPlace.ServerChain), e => e.ActorId == ada.Id && e.Action == "factor.removed");
    }

    private Task<int> CountAsync(Person person, string kind) => app.LookAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.Kind == kind && m.ToAddress == person.User.Email));

    private async Task LogInAsync(Person person, string agent, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/login") { Content = JsonContent.Create(new { email = person.User.Email, password = "correct horse" }) };
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var answer = await app.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<FactorAddedView> AddAppAsync(Person person)
    {
        var draft = await person.PostAsync<TotpDraftView>("auth/factors/totp");
        return await person.PostAsync<FactorAddedView>("auth/factors/totp/confirm", new { draft.Id, code = Totp.Code(PhoneApp.Decode(draft.Secret), Totp.StepAt(TimeProvider.System.GetUtcNow())) });
    }

    private async Task AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.OwnersConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
