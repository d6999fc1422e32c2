using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Accounts;

public sealed class ConfirmAddressTests(MailedApp mailed) : IClassFixture<MailedApp>
{
    private readonly ProFlowApp app = mailed.App;

    [Fact]
    public async Task Whoever_registers_gets_a_letter_whose_link_confirms_the_address_once()
    {
        var ada = await app.RegisterAsync();
        var letter = await mailed.Mail.LetterAsync(ada.User.Email, "Confirm your e-mail");
        Assert.Null((await ada.GetAsync<EmailView>("auth/email")).VerifiedAt);

        using var confirmed = await app.SayAsync("confirm-email", new { token = letter.Token });

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.NotNull((await ada.GetAsync<EmailView>("auth/email")).VerifiedAt);
        var change = (await app.ChangesAsync(ada.Id))[^1];
        Assert.Equal(("user", ChangeOp.Updated), (change.Entity, change.Op));
        Assert.Contains("emailVerifiedAt", change.Data, StringComparison.Ordinal);
        // v5.0.0-6.4.1: a second use is told from a link that never was.
        Assert.Equal(HttpStatusCode.Gone, await app.StatusAsync("confirm-email", new { token = letter.Token }));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync("confirm-email", new { token = letter.Token + "x" }));
    }

    [Fact]
    public async Task The_letter_leads_to_the_public_address_whatever_host_a_request_names()
    {
        var http = app.Client();
        http.DefaultRequestHeaders.Host = "evil.example.net";
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example.net");
        await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, "auth/register", new { email = "hosted@example.org", password = "correct horse", name = "Hosted" });

        var letter = await mailed.Mail.LetterAsync("hosted@example.org");

        // B-9
        Assert.Contains($"{MailedApp.PublicAddress}/confirm#", letter.Message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", letter.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_letter_can_be_had_until_the_address_is_confirmed_but_not_without_end()
    {
        var ada = await app.RegisterAsync();
        for (var i = 0; i < 4; i++) await ada.DoneAsync("resend-confirmation");

        await ada.RefusedAsync(HttpStatusCode.TooManyRequests, HttpMethod.Post, "auth/resend-confirmation");

        var letter = await mailed.Mail.LetterAsync(ada.User.Email);
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync("confirm-email", new { token = letter.Token }));
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "auth/resend-confirmation");
    }

    [Fact]
    public async Task A_new_address_counts_once_it_is_confirmed_and_both_are_told()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        var (old, fresh) = (ada.User.Email, $"new.{ada.User.Email}");

        await ada.DoneAsync("change-email", new { email = $" {fresh.ToUpperInvariant()} " });
        var warned = await mailed.Mail.LetterAsync(old, "about to change");
        var letter = await mailed.Mail.LetterAsync(fresh, "Confirm your new");
        var waiting = await ada.GetAsync<EmailView>("auth/email");
        var confirmed = await app.StatusAsync("confirm-email", new { token = letter.Token });

        Assert.Equal((old, fresh), (waiting.Email, waiting.PendingEmail));
        Assert.Equal(HttpStatusCode.OK, confirmed);
        Assert.Contains(fresh, warned.Message.TextBody, StringComparison.Ordinal);
        Assert.Contains(fresh, (await mailed.Mail.LetterAsync(old, "was changed")).Message.TextBody, StringComparison.Ordinal);
        var now = await ada.GetAsync<EmailView>("auth/email");
        Assert.Equal((fresh, null), (now.Email, now.PendingEmail));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await app.LogInStatusAsync(old, "correct horse"), await app.LogInStatusAsync(fresh, "correct horse")));
        Assert.Equal(fresh, (await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{workspace.Id}/members")).Items.Single().Email);
        Assert.Contains(await app.ChangesAsync(workspace.Id), c => c.Entity == "workspaceMember" && c.Data.Contains(fresh, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changing_the_address_wants_a_fresh_sign_in()
    {
        var ada = await app.RegisterAsync();
        await app.ForgetProofAsync(ada);

        // v5.0.0-7.5.1
        var problem = await ada.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Post, "auth/change-email", new { email = "elsewhere@example.org" });

        Assert.Equal("insufficient_user_authentication", problem.GetProperty("code").GetString());
        Assert.Equal(0, await app.LookAsync(db => db.Set<AccountToken>().CountAsync(t => t.Email == "elsewhere@example.org")));
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_not_told_of_and_can_not_be_taken()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));

        await ada.DoneAsync("change-email", new { email = bob.User.Email });
        await mailed.Mail.LetterAsync(ada.User.Email, "about to change");

        Assert.DoesNotContain(await mailed.Mail.LettersAsync(), l => l.To.Contains(bob.User.Email) && l.Message.Subject!.Contains("new", StringComparison.Ordinal));
        // Who takes it while the letter is on its way has it.
        var late = $"late.{ada.User.Email}";
        await ada.DoneAsync("change-email", new { email = late });
        var letter = await mailed.Mail.LetterAsync(late);
        Assert.Equal(HttpStatusCode.Created, await app.StatusAsync("register", new { email = late, password = "correct horse", name = "Late" }));
        Assert.Equal(HttpStatusCode.Conflict, await app.StatusAsync("confirm-email", new { token = letter.Token }));
        Assert.Equal(ada.User.Email, (await app.RowAsync(ada)).Email);
    }

    [Fact]
    public async Task An_invitation_for_an_address_is_sent_there()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync("Sons & <b>Daughters</b>");

        var invitation = await ada.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role = "member", email = "Invited@example.org" });
        var letter = await mailed.Mail.LetterAsync("invited@example.org");

        Assert.Equal($"{MailedApp.PublicAddress}/invite/{invitation.Token}", invitation.Url);
        Assert.Equal("Ada invites you to Sons & <b>Daughters</b>", letter.Message.Subject);
        Assert.Contains(invitation.Url!, letter.Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Sons &amp; &lt;b&gt;Daughters&lt;/b&gt;", letter.Message.HtmlBody, StringComparison.Ordinal);
    }
}
