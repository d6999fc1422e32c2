using Npgsql;
using NpgsqlTypes;

namespace ProFlow.Server.Platform.Files;

/// <summary>
/// Takes away what nothing refers to any more, every hour, on one node at a time: files that no row names and no undo can bring back,
/// pieces of uploads that ended, and objects that no row knows. A row goes before its object, so nothing ever refers to a missing one.
/// </summary>
internal sealed partial class FileSweeper(NpgsqlDataSource source, IBlobStore store, IncomingFolder incoming, IEnumerable<FileReference> references, TimeProvider time, ILogger<FileSweeper> log) : BackgroundService
{
    /// <summary>An undo reaches back thirty days.</summary>
    public static readonly TimeSpan UndoKept = TimeSpan.FromDays(31);

    /// <summary>Longer than anything takes from the first byte of an object to its row.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    private static readonly TimeSpan every = TimeSpan.FromHours(1);
    private const int PageSize = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or StoreUnavailableException or IOException)
            {
                Failed(log, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many objects were taken away.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var claim = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(7310270)", connection, transaction);
        if (await claim.ExecuteScalarAsync(ct) is not true) return 0;
        incoming.Sweep((time.GetUtcNow() - Grace).UtcDateTime);
        await RunAsync("DELETE FROM upload WHERE expires_at < $1", time.GetUtcNow(), ct);
        await SweepUnusedAsync(ct);
        return await SweepPiecesAsync(ct) + await SweepStrangersAsync(ct);
    }

    /// <summary>Takes away the rows of files that nobody has any more.</summary>
    public Task SweepUnusedAsync(CancellationToken ct) => RunAsync(UnusedSql(), time.GetUtcNow() - UndoKept, ct);

    /// <summary>What is referred to meanwhile is held by its foreign key: then this statement fails, and the next sweep looks anew.</summary>
    private string UnusedSql()
    {
        var free = references.Select(r => $"""
            NOT EXISTS (SELECT 1 FROM {r.Table} r WHERE r.{r.Column} = f.id)
            AND NOT EXISTS (SELECT 1 FROM change c WHERE c.entity = '{r.Entity}' AND c.before IS NOT NULL AND c.before ->> '{r.Field}' = f.id::text AND c.at > $1)
            """);
        return $"DELETE FROM stored_file f WHERE {string.Join(" AND ", free)}";
    }

    private async Task<int> SweepPiecesAsync(CancellationToken ct)
    {
        var gone = new List<BlobName>();
        // An object's id tells when it was made. What is younger may belong to a commit that is on its way.
        await using (var delete = source.CreateCommand("""
            DELETE FROM file_piece p WHERE p.object_id < $1
                AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.id = p.file_id) AND NOT EXISTS (SELECT 1 FROM stored_file f WHERE f.id = p.file_id)
            RETURNING workspace_id, object_id
            """))
        {
            delete.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = MadeBefore() });
            await using var rows = await delete.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) gone.Add(new BlobName(rows.GetGuid(0), rows.GetGuid(1)));
        }
        foreach (var name in gone) await store.DeleteAsync(name, ct);
        return gone.Count;
    }

    /// <summary>Objects of processes that were killed before their row, or after it went. Only workspaces that this database knows are looked at: others may share the store.</summary>
    private async Task<int> SweepStrangersAsync(CancellationToken ct)
    {
        var workspaces = new List<Guid>();
        await using (var select = source.CreateCommand("SELECT DISTINCT workspace_id FROM file_key"))
        await using (var rows = await select.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct)) workspaces.Add(rows.GetGuid(0));
        }
        var count = 0;
        foreach (var workspace in workspaces)
        {
            var old = new List<Guid>();
            await foreach (var id in store.ListAsync(workspace, ct))
            {
                if (id.CompareTo(MadeBefore()) >= 0) continue;
                old.Add(id);
                if (old.Count == PageSize) count += await DeleteUnknownAsync(workspace, old, ct);
            }
            count += await DeleteUnknownAsync(workspace, old, ct);
        }
        return count;
    }

    private async Task<int> DeleteUnknownAsync(Guid workspace, List<Guid> ids, CancellationToken ct)
    {
        var unknown = ids.ToHashSet();
        ids.Clear();
        await using (var select = source.CreateCommand("SELECT object_id FROM file_piece WHERE object_id = ANY($1)"))
        {
            select.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. unknown] });
            await using var rows = await select.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) unknown.Remove(rows.GetGuid(0));
        }
        foreach (var id in unknown) await store.DeleteAsync(new BlobName(workspace, id), ct);
        return unknown.Count;
    }

    /// <summary>The least id of the moment before which everything is old enough.</summary>
    private Guid MadeBefore()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time.GetUtcNow() - Grace).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }

    private async Task RunAsync(string sql, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(EventId = 73, Level = LogLevel.Warning, Message = "Sweeping files failed ({Reason}); it is tried again in an hour")]
    private static partial void Failed(ILogger log, string reason);
}
