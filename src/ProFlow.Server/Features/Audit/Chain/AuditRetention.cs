using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>
/// With ProFlow:Audit:KeepDays set (30 at least), takes away the oldest part of each chain, as a whole and with a signed checkpoint that says so.
/// By default the log is kept for ever.
/// </summary>
internal sealed class AuditRetention(NpgsqlDataSource source, AuditSigner signer, CheckpointFile file, IConfiguration configuration, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int FewestDays = 30;

    // The first event that stays; without one, all go.
    private const string CutSql = """
        SELECT e.n, e.hash FROM audit_event e
        WHERE e.chain = $1 AND e.n = coalesce((SELECT min(n) FROM audit_event WHERE chain = $1 AND at >= $2), (SELECT n + 1 FROM audit_head WHERE chain = $1)) - 1
        """;

    /// <param name="holds">A chain that was touched is kept as it is.</param>
    /// <returns>How many events were removed.</returns>
    public async Task<long> PruneAsync(Func<AuditHead, bool> holds, CancellationToken ct)
    {
        if (configuration.GetValue<int?>("ProFlow:Audit:KeepDays") is not { } days) return 0;
        // An hour more: the database refuses what is younger than thirty days by its own clock.
        var before = time.GetUtcNow() - TimeSpan.FromDays(Math.Max(days, FewestDays)) - TimeSpan.FromHours(1);
        await using var connection = await source.OpenConnectionAsync(ct);
        var removed = 0L;
        foreach (var head in (await AuditRows.HeadsAsync(connection, null, ct)).Where(holds))
        {
            if (await CutAsync(connection, head.Chain, before, ct) is not { } cut) continue;
            await AuditCheckpoints.KeepAsync(connection, file, [signer.Sign(head.Chain, cut.N, cut.Hash, time.Now(), prune: true)], ct);
            await NoteAsync(head, cut.N);
            await using var prune = new NpgsqlCommand("SELECT audit_prune($1, $2)", connection);
            prune.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = head.Chain });
            prune.Parameters.Add(new NpgsqlParameter<long> { TypedValue = cut.N });
            removed += (long)(await prune.ExecuteScalarAsync(ct))!;
        }
        return removed;
    }

    private async Task NoteAsync(AuditHead head, long through)
    {
        await using var scope = scopes.CreateAsyncScope();
        var what = new AuditEvent(AuditAction.AuditPruned, new AuditPlace("chain", head.Chain)) { Details = new { from = head.BaseN + 1, through } };
        await AuditTrail.AppendAsync(scope.ServiceProvider.GetRequiredService<ProFlowDb>(), [AuditTrail.Line(what, time.Now(), null, null)]);
    }

    private static async Task<(long N, byte[] Hash)?> CutAsync(NpgsqlConnection connection, Guid chain, DateTimeOffset before, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(CutSql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = chain });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), (byte[])reader[1]) : null;
    }
}
