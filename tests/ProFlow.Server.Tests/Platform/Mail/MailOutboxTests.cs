using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Mail;

public sealed class MailOutboxTests(MailedApp mailed) : IClassFixture<MailedApp>
{
    private readonly ProFlowApp app = mailed.App;

    [Fact]
    public async Task A_letter_goes_out_exactly_if_what_it_tells_of_was_committed()
    {
        await QueueAsync("taken-back@example.org", commit: false);
        await QueueAsync("committed@example.org");

        var letter = await mailed.Mail.LetterAsync("committed@example.org");

        Assert.Equal("flow@example.org", letter.From);
        Assert.DoesNotContain(await mailed.Mail.LettersAsync(), l => l.To.Contains("taken-back@example.org"));
        var row = await SettledAsync("committed@example.org", OutgoingMail.Sent);
        Assert.Equal(("", "", 1), (row.Text, row.Html, row.Attempts));
        Assert.Equal($"{row.Id:N}@example.org", letter.Message.MessageId);
    }

    [Fact]
    public async Task A_refused_address_is_given_up_with_its_reason_and_one_that_says_later_is_tried_again()
    {
        await QueueAsync("nobody@example.org");
        await QueueAsync("later@example.org");

        var dead = await SettledAsync("nobody@example.org", OutgoingMail.Dead);
        Assert.Contains("no such user", dead.LastError!, StringComparison.Ordinal);
        Assert.Equal("", dead.Text);
        var waiting = await RowAsync("later@example.org", m => m.LastError is not null);
        Assert.Equal((OutgoingMail.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.InRange(waiting.NextAttemptAt, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1), TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(11));
        await DueAsync("later@example.org");
        await mailed.Mail.LetterAsync("later@example.org");
        Assert.Equal(2, (await SettledAsync("later@example.org", OutgoingMail.Sent)).Attempts);
    }

    [Fact]
    public async Task What_cannot_be_delivered_for_a_day_is_given_up()
    {
        await QueueAsync("later-and-later@example.org");
        await RowAsync("later-and-later@example.org", m => m.LastError is not null);
        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE outgoing_mail SET attempts = 11, to_address = 'later-still@example.org' WHERE to_address = 'later-and-later@example.org'"));

        await DueAsync("later-still@example.org");

        Assert.Equal(12, (await SettledAsync("later-still@example.org", OutgoingMail.Dead)).Attempts);
    }

    [Fact]
    public async Task A_letter_that_another_sender_has_is_left_alone_until_its_lease_is_over()
    {
        await app.LookAsync(async db =>
        {
            await MailOutbox.QueueAsync(db, ALetter("leased@example.org"), DateTimeOffset.UnixEpoch);
            return await db.Database.ExecuteSqlAsync($"UPDATE outgoing_mail SET lease = {Id.New()}, leased_until = now() + interval '1 hour' WHERE to_address = 'leased@example.org' AND state = 'waiting'");
        });
        var row = await RowAsync("leased@example.org", _ => true);
        if (row.State == OutgoingMail.Waiting)
        {
            Assert.Equal(0, await SendAsync("leased@example.org"));
            await app.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE outgoing_mail SET leased_until = now() - interval '1 second' WHERE to_address = 'leased@example.org'"));
        }

        await mailed.Mail.LetterAsync("leased@example.org");
        await SettledAsync("leased@example.org", OutgoingMail.Sent);
    }

    [Fact]
    public async Task Of_two_nodes_one_sends()
    {
        await using var node = await app.StartNodeAsync(builder => MailedApp.Configure(builder, mailed.Mail.Port));
        var addresses = Enumerable.Range(0, 20).Select(i => $"many{i}@example.org").ToList();
        foreach (var address in addresses) await QueueAsync(address);
        node.Services.GetRequiredService<MailOutbox>().Ring();

        foreach (var address in addresses) await SettledAsync(address, OutgoingMail.Sent);

        var letters = (await mailed.Mail.LettersAsync()).Where(l => l.To[0].StartsWith("many", StringComparison.Ordinal)).Select(l => l.To[0]).ToList();
        Assert.Equal(addresses.Order(), letters.Order());
    }

    [Fact]
    public async Task A_server_that_is_killed_before_the_mail_server_is_back_loses_no_letter_and_sends_none_twice()
    {
        await using var mail = await MailPeer.StartAsync("none");
        await mail.BeAwayAsync(true);
        var database = await TestPostgres.EmptyDatabaseAsync();
        using var folder = TestFolder.Create("mail");
        (string, string)[] settings = [("ConnectionStrings__Main", database), ("ProFlow__PublicAddress", MailedApp.PublicAddress), ("ProFlow__Mail__Host", "127.0.0.1"), ("ProFlow__Mail__Port", $"{mail.Port}"), ("ProFlow__Mail__Tls", "none"), ("ProFlow__Mail__From", "flow@example.org")];
        await using (var server = ServerProcess.Start(folder.Path, settings))
        {
            using var http = new HttpClient { BaseAddress = await server.ReadyAsync() };
            using var registered = await http.PostAsJsonAsync("/api/v1/auth/register", new { email = "killed@example.org", password = "correct horse", name = "Killed" });
            Assert.True(registered.IsSuccessStatusCode);
            await server.StopAsync(ServerProcess.Kill);
        }

        await mail.BeAwayAsync(false);
        await using var source = Database.Source(database);
        // Whatever the dead server had in hand: its lease ends, and the pause after a failed attempt.
        await using (var due = source.CreateCommand("UPDATE outgoing_mail SET leased_until = now() - interval '1 second', next_attempt_at = now()")) await due.ExecuteNonQueryAsync();
        await using var again = ServerProcess.Start(folder.Path, settings);
        await again.ReadyAsync();

        await mail.LetterAsync("killed@example.org", "Confirm");
        await using var count = source.CreateCommand("SELECT count(*) FROM outgoing_mail WHERE state = 'sent'");
        for (var waited = Stopwatch.StartNew(); (long)(await count.ExecuteScalarAsync())! != 1; await Task.Delay(20)) Assert.True(waited.Elapsed < TimeSpan.FromSeconds(60));
        Assert.Single(await mail.LettersAsync());
    }

    [Fact]
    public async Task What_somebody_typed_begins_no_header_and_is_no_template()
    {
        // v5.0.0-1.3.11, v5.0.0-1.3.7
        const string name = "{{7*7}} ${7*7} <img src=x>\r\nBcc: eve@example.org\r\n\r\nHello";
        using var answer = await app.Client().PostAsJsonAsync("auth/register", new { email = "injected@example.org", password = "correct horse", name });
        Assert.True(answer.IsSuccessStatusCode);

        var letter = await mailed.Mail.LetterAsync("injected@example.org");

        Assert.Equal(["injected@example.org"], letter.To);
        Assert.DoesNotContain(letter.Raw.Split("\r\n\r\n")[0].Split("\r\n"), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("{{7*7}} ${7*7} <img src=x>", letter.Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("{{7*7}} ${7*7} &lt;img src=x&gt;", letter.Message.HtmlBody, StringComparison.Ordinal);
    }

    private static Letter ALetter(string to) => new("test", to, "Somebody", "A letter", ["Hello."]);

    private async Task QueueAsync(string to, bool commit = true)
    {
        await app.LookAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await MailOutbox.QueueAsync(db, ALetter(to), DateTimeOffset.UnixEpoch.AddYears(50));
            if (commit) await transaction.CommitAsync();
            return 0;
        });
        app.Services.GetRequiredService<MailOutbox>().Ring();
    }

    private Task<int> SendAsync(string to) => app.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None)
        .ContinueWith(_ => app.LookAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.ToAddress == to && m.State == OutgoingMail.Sent)), TaskScheduler.Default).Unwrap();

    private async Task DueAsync(string to)
    {
        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE outgoing_mail SET next_attempt_at = created_at WHERE to_address = {to}"));
        app.Services.GetRequiredService<MailOutbox>().Ring();
    }

    private Task<OutgoingMail> SettledAsync(string to, string state) => RowAsync(to, m => m.State == state);

    private async Task<OutgoingMail> RowAsync(string to, Func<OutgoingMail, bool> until)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            var row = await app.LookAsync(db => db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.ToAddress == to));
            if (row is not null && until(row)) return row;
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(60), $"{to} stays {row?.State}: {row?.LastError}");
        }
    }
}
