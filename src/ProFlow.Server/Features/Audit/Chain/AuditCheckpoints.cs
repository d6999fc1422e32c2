using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>
/// Every five minutes and at shutdown: checks what was added to each chain since the last time and signs its head, into the database
/// and into a file outside. A chain that does not hold is not signed; the log says so, and so does the screen.
/// </summary>
internal sealed partial class AuditCheckpoints(
    NpgsqlDataSource source, AuditSigner signer, CheckpointFile file, AuditRetention retention, TimeProvider time, ILogger<AuditCheckpoints> log) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, (long N, byte[] Hash)> done = new();
    private readonly ConcurrentDictionary<Guid, long> broken = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private bool read;

    /// <summary>The number at which this server has found the chain not to hold, or null.</summary>
    public long? BrokenAt(Guid chain) => broken.TryGetValue(chain, out var n) ? n : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await TryAsync(CancellationToken.None);
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await SignAsync(ct);
            await retention.PruneAsync(head => !broken.ContainsKey(head.Chain), ct);
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or UnauthorizedAccessException)
        {
            Failed(log, failure.Message);
        }
    }

    /// <summary>Signs every chain that has grown. Returns how many.</summary>
    public async Task<int> SignAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (!read) Remember();
            await using var connection = await source.OpenConnectionAsync(ct);
            var fresh = new List<AuditCheckpoint>();
            foreach (var head in await AuditRows.HeadsAsync(connection, null, ct))
            {
                var from = done.TryGetValue(head.Chain, out var known) && known.N >= head.BaseN ? known : (N: head.BaseN, Hash: head.BaseHash);
                if (head.N == from.N && known.Hash is not null) continue;
                if (await CheckAsync(connection, head, from, ct) is { } bad)
                {
                    if (broken.TryAdd(head.Chain, bad)) Broken(log, head.Chain, bad);
                    continue;
                }
                broken.TryRemove(head.Chain, out _);
                fresh.Add(signer.Sign(head.Chain, head.N, head.Hash, time.Now()));
            }
            if (fresh.Count > 0) await KeepAsync(connection, file, fresh, ct);
            foreach (var one in fresh) done[one.Chain] = (one.N, one.Hash);
            return fresh.Count;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Writes checkpoints to both places, the file first: what the database says was signed can then always be shown.</summary>
    public static async Task KeepAsync(NpgsqlConnection connection, CheckpointFile file, List<AuditCheckpoint> fresh, CancellationToken ct)
    {
        file.Append(fresh);
        foreach (var one in fresh)
        {
            await using var insert = new NpgsqlCommand(
                "INSERT INTO audit_checkpoint (chain, n, key_id, prune, hash, at, signature) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING", connection);
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = one.Chain });
            insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = one.N });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = one.KeyId });
            insert.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = one.Prune });
            insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = one.Hash });
            insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = one.At, NpgsqlDbType = NpgsqlDbType.TimestampTz });
            insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = one.Signature });
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>The number of the first event that does not follow from what was signed last, or null.</summary>
    private static async Task<long?> CheckAsync(NpgsqlConnection connection, AuditHead head, (long N, byte[] Hash) from, CancellationToken ct)
    {
        var (hash, n, previous) = (new AuditHash(), from.N, from.Hash);
        await foreach (var row in AuditRows.ReadAsync(connection, head.Chain, from.N, ct))
        {
            if (row.N > head.N) break;
            if (row.N != n + 1 || !hash.Of(previous, row).AsSpan().SequenceEqual(row.Hash)) return n + 1;
            (n, previous) = (row.N, row.Hash);
        }
        return n == head.N && previous.AsSpan().SequenceEqual(head.Hash) ? null : n + 1;
    }

    private void Remember()
    {
        foreach (var one in file.Read().Checkpoints.Where(c => signer.Holds(c) == true))
        {
            if (!done.TryGetValue(one.Chain, out var known) || known.N < one.N) done[one.Chain] = (one.N, one.Hash);
        }
        read = true;
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    [LoggerMessage(EventId = 61, Level = LogLevel.Critical, Message = "The audit log of {Chain} does not hold from event {N} on: run ./proflow audit verify")]
    private static partial void Broken(ILogger log, Guid chain, long n);

    [LoggerMessage(EventId = 62, Level = LogLevel.Warning, Message = "The audit log could not be signed ({Reason}); it is tried again in five minutes")]
    private static partial void Failed(ILogger log, string reason);
}
