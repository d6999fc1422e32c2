using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Features.Audit;

namespace ProFlow.Server.Platform;

/// <summary>
/// Every ten minutes, on one node at a time: takes away receipts that nobody will ask for again, tickets, sessions and tokens that are over,
/// people who have deleted their accounts out of the audit log, and, if a number of days is set, the oldest part of the change log. History lives in the log, so by default it is kept whole.
/// </summary>
internal sealed partial class Housekeeping(NpgsqlDataSource source, AuditErasure erasure, IConfiguration configuration, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan receiptsKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan lettersKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan sessionsKept = TimeSpan.FromDays(90);

    /// <summary>An undo reaches back thirty days; the log never gets shorter than that.</summary>
    private const int FewestLogDays = 31;

    // The head keeps where the log begins, and moves first: a reader who comes in between is told "gone", never given a hole.
    private const string TrimSql = """
        WITH cut AS (SELECT stream_id, max(seq) AS seq FROM change WHERE at < $1 GROUP BY stream_id),
        told AS (UPDATE stream_head h SET trimmed_to = greatest(h.trimmed_to, cut.seq) FROM cut WHERE h.id = cut.stream_id RETURNING h.id, h.trimmed_to)
        DELETE FROM change c USING told WHERE c.stream_id = told.id AND c.seq <= told.trimmed_to
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                Failed(log, failure.Message);
            }
        }
    }

    public async Task CleanAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var claim = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(7310242)", connection, transaction);
        if (await claim.ExecuteScalarAsync(ct) is not true) return;
        await RunAsync(connection, transaction, "DELETE FROM receipt WHERE at < $1", now - receiptsKept, ct);
        await RunAsync(connection, transaction, "DELETE FROM ticket WHERE expires_at < $1", now, ct);
        await RunAsync(connection, transaction, "DELETE FROM pending_sign_in WHERE expires_at < $1", now, ct);
        await RunAsync(connection, transaction, "DELETE FROM passkey_challenge WHERE expires_at < $1", now, ct);
        await RunAsync(connection, transaction, "DELETE FROM sign_in_transaction WHERE expires_at < $1", now, ct);
        await RunAsync(connection, transaction, "DELETE FROM file_link WHERE expires_at < $1", now, ct);
        await RunAsync(connection, transaction, "DELETE FROM session WHERE expires_at < $1 OR ended_at < $1", now - sessionsKept, ct);
        await RunAsync(connection, transaction, "DELETE FROM api_token WHERE revoked_at < $1 OR expires_at < $1", now - sessionsKept, ct);
        await RunAsync(connection, transaction, "DELETE FROM account_token WHERE expires_at < $1", now - lettersKept, ct);
        await RunAsync(connection, transaction, "DELETE FROM outgoing_mail WHERE state <> 'waiting' AND created_at < $1", now - lettersKept, ct);
        if (configuration.GetValue<int?>("ProFlow:ChangeLog:KeepDays") is { } days)
            await RunAsync(connection, transaction, TrimSql, now - TimeSpan.FromDays(Math.Max(days, FewestLogDays)), ct);
        await transaction.CommitAsync(ct);
        await erasure.ForgetAsync(ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, DateTimeOffset before, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(EventId = 40, Level = LogLevel.Warning, Message = "Housekeeping failed ({Reason}); it is tried again in ten minutes")]
    private static partial void Failed(ILogger log, string reason);
}
