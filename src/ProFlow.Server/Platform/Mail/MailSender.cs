using System.Globalization;
using Npgsql;

namespace ProFlow.Server.Platform.Mail;

/// <summary>
/// Sends what lies in the outbox, on every node. A letter is leased before it is sent, so that one sender has it; a sender that dies loses
/// it after the lease. What cannot be delivered is tried again, later each time, for a day, and then given up with the reason.
/// </summary>
/// <remarks>A process that dies between the mail server's word and its own row sends a letter again, with the same Message-ID: SMTP knows no better.</remarks>
internal sealed partial class MailSender(NpgsqlDataSource source, IMailTransport transport, MailOutbox outbox, TimeProvider time, ILogger<MailSender> log) : BackgroundService
{
    private const int AtOnce = 5;
    private const int MostAttempts = 12;
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan longestWait = TimeSpan.FromHours(4);

    private const string LeaseSql = """
        UPDATE outgoing_mail m SET lease = $1, leased_until = $2, attempts = attempts + 1
        WHERE m.id IN (SELECT id FROM outgoing_mail WHERE state = 'waiting' AND next_attempt_at <= $3 AND (leased_until IS NULL OR leased_until < $3)
                       ORDER BY next_attempt_at LIMIT $4 FOR UPDATE SKIP LOCKED)
        RETURNING id, kind, to_address, to_name, subject, text, html, attempts
        """;

    private const string SentSql = "UPDATE outgoing_mail SET state = 'sent', sent_at = $3, text = '', html = '', lease = NULL, leased_until = NULL WHERE id = $1 AND lease = $2";

    private const string LaterSql = "UPDATE outgoing_mail SET next_attempt_at = $3, last_error = $4, lease = NULL, leased_until = NULL WHERE id = $1 AND lease = $2";

    private const string DeadSql = "UPDATE outgoing_mail SET state = 'dead', text = '', html = '', last_error = $3, lease = NULL, leased_until = NULL WHERE id = $1 AND lease = $2";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDueAsync(stoppingToken) > 0)
                {
                }
                await outbox.HearAsync(pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or ObjectDisposedException)
            {
                Stumbled(log, failure.Message);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends what is due now; gives how many letters it has taken on.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var id = Id.New();
        var mails = await LeaseAsync(id, ct);
        if (mails.Count > 0) await transport.DeliverAsync(mails, (mail, failure) => failure is null ? SentAsync(mail, id) : FailedAsync(mail, id, failure), ct);
        return mails.Count;
    }

    private async Task<List<OutgoingMail>> LeaseAsync(Guid id, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var command = Command(LeaseSql, id, now + lease, now, AtOnce);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var mails = new List<OutgoingMail>();
        while (await reader.ReadAsync(ct))
        {
            mails.Add(new OutgoingMail
            {
                Id = reader.GetGuid(0),
                Kind = reader.GetString(1),
                ToAddress = reader.GetString(2),
                ToName = reader.GetString(3),
                Subject = reader.GetString(4),
                Text = reader.GetString(5),
                Html = reader.GetString(6),
                Attempts = reader.GetInt32(7),
                State = OutgoingMail.Waiting,
            });
        }
        return mails;
    }

    private Task SentAsync(OutgoingMail mail, Guid id) => RunAsync(SentSql, mail.Id, id, time.GetUtcNow());

    private async Task FailedAsync(OutgoingMail mail, Guid id, Exception failure)
    {
        var reason = Cut.To(failure.Message.ReplaceLineEndings(" "), 500);
        if (transport.IsFinal(failure) || mail.Attempts >= MostAttempts)
        {
            await RunAsync(DeadSql, mail.Id, id, reason);
            GaveUp(log, mail.Kind, mail.Id, mail.Attempts, reason);
            return;
        }
        var wait = TimeSpan.FromSeconds(Math.Min(10 * Math.Pow(3, mail.Attempts - 1), longestWait.TotalSeconds));
        await RunAsync(LaterSql, mail.Id, id, time.GetUtcNow() + wait, reason);
        TriesLater(log, mail.Kind, mail.Id, wait.ToString("c", CultureInfo.InvariantCulture), reason);
    }

    // Not cancelled: what happened to a letter is written down, also while the server stops.
    private async Task RunAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    [LoggerMessage(EventId = 60, Level = LogLevel.Warning, Message = "The letter {Kind} {Id} could not be delivered and is tried again in {Wait}: {Reason}")]
    private static partial void TriesLater(ILogger log, string kind, Guid id, string wait, string reason);

    [LoggerMessage(EventId = 61, Level = LogLevel.Error, Message = "The letter {Kind} {Id} was given up after {Attempts} attempts: {Reason}")]
    private static partial void GaveUp(ILogger log, string kind, Guid id, int attempts, string reason);

    [LoggerMessage(EventId = 62, Level = LogLevel.Warning, Message = "The outbox could not be read ({Reason}); it is tried again")]
    private static partial void Stumbled(ILogger log, string reason);
}
