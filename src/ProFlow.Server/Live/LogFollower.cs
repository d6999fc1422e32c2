using System.Collections.Concurrent;
using System.Data;
using Npgsql;
using ProFlow.Server.Data;

namespace ProFlow.Server.Live;

/// <summary>What a follower is told of a change.</summary>
/// <param name="Data">JSON: the fields that it set.</param>
internal sealed record Followed(Guid StreamId, long Seq, string Entity, Guid EntityId, ChangeOp Op, long Version, string Data);

/// <summary>
/// Reads the logs of all projects behind the requests' back, each from a stored place, and leaves what it makes of them in the transaction
/// that moves the place: each change counts once, whichever node reads it, also after a sudden death. A commit here wakes it; every few
/// seconds it looks by itself for what other nodes have left behind.
/// </summary>
internal abstract partial class LogFollower(string name, NpgsqlDataSource source, CommitSignal signal, TimeProvider time, ILogger log) : BackgroundService
{
    private const int PageSize = 500;
    private static readonly TimeSpan gather = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan sweepEvery = TimeSpan.FromSeconds(2);

    private const string BehindSql = """
        SELECT h.id FROM stream_head h LEFT JOIN follower_place p ON p.follower = $1 AND p.stream_id = h.id
        WHERE h.kind = 1 AND (p.seq IS NULL OR p.seq < h.head) LIMIT 200
        """;

    private const string ClaimSql = """
        SELECT p.stream_id, p.seq, h.trimmed_to FROM follower_place p JOIN stream_head h ON h.id = p.stream_id
        WHERE p.follower = $1 AND p.stream_id = ANY($2) ORDER BY p.stream_id FOR UPDATE OF p SKIP LOCKED
        """;

    private const string ReadSql = """
        SELECT c.stream_id, c.seq, c.entity, c.entity_id, c.op, c.version, c.data::text
        FROM unnest($1, $2) AS s(id, seq), LATERAL (SELECT * FROM change c WHERE c.stream_id = s.id AND c.seq > s.seq ORDER BY c.seq LIMIT 500) AS c
        ORDER BY c.stream_id, c.seq
        """;

    private readonly ConcurrentDictionary<Guid, bool> woken = new();
    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Takes in a stream as it stands: one that is new to this follower, or whose log no longer reaches back to its place.</summary>
    protected abstract Task BeginAsync(NpgsqlConnection connection, Guid stream, CancellationToken ct);

    /// <summary>Takes in what has changed, in the order of each stream's numbers.</summary>
    protected abstract Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<Followed> changes, CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Happened += OnCommit;
        var sweptAt = long.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (sweptAt == long.MinValue || time.GetElapsedTime(sweptAt) >= sweepEvery)
                {
                    foreach (var stream in await BehindAsync(stoppingToken)) woken[stream] = true;
                    sweptAt = time.GetTimestamp();
                }
                else if (woken.IsEmpty)
                {
                    await wake.WaitAsync(sweepEvery, stoppingToken);
                    // What else comes in this moment shares the round.
                    await Task.Delay(gather, time, stoppingToken);
                }
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException && !stoppingToken.IsCancellationRequested)
            {
                Failed(log, name, failure.Message);
                await Task.Delay(sweepEvery, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        signal.Happened -= OnCommit;
    }

    private void OnCommit(Committed committed)
    {
        foreach (var stream in committed.Streams) woken[stream] = true;
        if (wake.CurrentCount > 0) return;
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has woken it in between.
        }
    }

    /// <summary>One transaction for all that has moved; what is more than a page of a stream comes with the next round.</summary>
    private async Task RoundAsync(CancellationToken ct)
    {
        var streams = woken.Keys.Where(s => woken.TryRemove(s, out _)).ToArray();
        if (streams.Length == 0) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        await EnterAsync(connection, streams, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var places = await connection.QueryAsync(ClaimSql, r => (Id: r.GetGuid(0), Seq: r.GetInt64(1), TrimmedTo: r.GetInt64(2)), ct, name, streams);
        foreach (var lost in places.Where(p => p.Seq < p.TrimmedTo)) await TakeInAsync(connection, lost.Id, ct);
        places.RemoveAll(p => p.Seq < p.TrimmedTo);
        var changes = await connection.QueryAsync(ReadSql, r => new Followed(r.GetGuid(0), r.GetInt64(1), r.GetString(2), r.GetGuid(3), (ChangeOp)r.GetInt16(4), r.GetInt64(5), r.GetString(6)), ct,
            places.Select(p => p.Id).ToArray(), places.Select(p => p.Seq).ToArray());
        if (changes.Count > 0)
        {
            await ApplyAsync(connection, changes, ct);
            var read = changes.GroupBy(c => c.StreamId).Select(g => (Id: g.Key, Seq: g.Max(c => c.Seq), Full: g.Count() >= PageSize)).ToList();
            await connection.RunAsync("UPDATE follower_place p SET seq = s.seq FROM unnest($2, $3) AS s(id, seq) WHERE p.follower = $1 AND p.stream_id = s.id", ct,
                name, read.Select(r => r.Id).ToArray(), read.Select(r => r.Seq).ToArray());
            foreach (var more in read.Where(r => r.Full)) woken[more.Id] = true;
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Streams that are new here, each in a transaction of its own.</summary>
    private async Task EnterAsync(NpgsqlConnection connection, Guid[] streams, CancellationToken ct)
    {
        var fresh = await connection.QueryAsync(
            "SELECT h.id FROM stream_head h WHERE h.id = ANY($2) AND h.kind = 1 AND NOT EXISTS (SELECT 1 FROM follower_place p WHERE p.follower = $1 AND p.stream_id = h.id)",
            r => r.GetGuid(0), ct, name, streams);
        foreach (var stream in fresh)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var mine = await connection.RunAsync("INSERT INTO follower_place (follower, stream_id, seq) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING", ct, name, stream);
            if (mine > 0) await TakeInAsync(connection, stream, ct);
            await transaction.CommitAsync(ct);
        }
    }

    private async Task TakeInAsync(NpgsqlConnection connection, Guid stream, CancellationToken ct)
    {
        // The number first: what is committed while the rows are read comes again as a change.
        await connection.RunAsync("UPDATE follower_place p SET seq = h.head FROM stream_head h WHERE p.follower = $1 AND p.stream_id = $2 AND h.id = $2", ct, name, stream);
        await BeginAsync(connection, stream, ct);
    }

    private async Task<List<Guid>> BehindAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.QueryAsync(BehindSql, r => r.GetGuid(0), ct, name);
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning, Message = "The follower {Name} could not read on ({Reason}); it tries again in a moment")]
    private static partial void Failed(ILogger log, string name, string reason);
}

/// <summary>Statements of a follower, with parameters by place.</summary>
internal static class FollowerSql
{
    public static async Task<List<T>> QueryAsync<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] values)
    {
        await using var command = Make(connection, sql, values);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.Default, ct);
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    public static async Task<int> RunAsync(this NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Make(connection, sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Make(NpgsqlConnection connection, string sql, object[] values)
    {
        // A whole project is taken in by one statement.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
