using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ProFlow.Server.Data;

/// <summary>
/// Writes what EF has tracked, the changes that tell of it and the receipt, as one transaction in one round trip
/// (two when numbers have to be drawn). The streams' row locks are taken last and in the order of their ids.
/// </summary>
internal static class Commit
{
    private const string AppendSql = """
        WITH h AS (UPDATE stream_head SET head = head + $2 WHERE id = $1 RETURNING head),
        i AS (INSERT INTO change (stream_id, seq, at, actor_id, command_id, entity, entity_id, subject_id, op, version, data, before, project_id, team_only)
              SELECT $1, h.head - $2 + c.ord, $3, $4, $5, c.entity, c.entity_id, c.subject_id, c.op, c.version, c.data::json, c.before::json, c.project_id, c.team_only
              FROM h, unnest($6, $7, $8, $9, $10, $11, $12, $13, $14)
                   WITH ORDINALITY AS c(entity, entity_id, subject_id, op, version, data, before, project_id, team_only, ord)
              RETURNING 1)
        SELECT expect_rows((SELECT count(*) FROM i), $2)
        """;

    private const string ReceiptSql =
        "INSERT INTO receipt (user_id, key, request_hash, command_id, status, location, body, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    /// <summary>Commits the tracked writes. The reply is made once versions and numbers are known, and is what a repetition gets.</summary>
    /// <remarks>Not cancelled with the request: a commit that was begun is finished, so that its outcome is known.</remarks>
    public static async Task<Reply> CommitAsync(this ProFlowDb db, Command command, Func<Reply> reply)
    {
        if (command.MayCommit?.Invoke() == false) throw new InvalidOperationException("The endpoint declares a right and writes without asking for it.");
        var writes = PendingWrite.Collect(db);
        // A repetition may find nothing left to write: with a key, its receipt tells the two apart.
        if (writes.Count == 0 && command is not { Idempotency: not null, ActorId: not null }) return reply() with { CommandId = command.Id };
        foreach (var write in writes) write.RaiseVersion();

        await db.Database.OpenConnectionAsync(CancellationToken.None);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var numbered = await DrawNumbersAsync(connection, writes);
            var answer = reply() with { CommandId = command.Id };
            var streams = await WriteAsync(connection, command, writes, answer, numbered);
            db.ChangeTracker.AcceptAllChanges();
            if (streams.Count > 0) command.Signal.Raise(new Committed(streams, writes.Any(w => w.Entity is IShapesAccess)));
            return answer;
        }
        catch (PostgresException failure)
        {
            throw CommitFailure.Translate(db, failure);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Begins the transaction and draws the numbers of new tasks, as late as can be: their counters stay locked until the commit.</summary>
    private static async Task<bool> DrawNumbersAsync(NpgsqlConnection connection, List<PendingWrite> writes)
    {
        var waiting = writes.Select(w => w.Entity).OfType<INumbered>().Where(n => n.NeedsNumber).ToLookup(n => n.CounterId);
        if (waiting.Count == 0) return false;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        var counters = waiting.OrderBy(g => g.Key).ToList();
        foreach (var counter in counters)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO counter (id, last) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET last = counter.last + $2 RETURNING last")
            {
                Parameters = { new NpgsqlParameter<Guid> { TypedValue = counter.Key }, new NpgsqlParameter<long> { TypedValue = counter.Count() } },
            });
        }
        try
        {
            await using var reader = await batch.ExecuteReaderAsync();
            foreach (var counter in counters)
            {
                while (!await reader.ReadAsync()) await reader.NextResultAsync();
                var number = reader.GetInt64(0) - counter.Count();
                foreach (var entity in counter) entity.AssignNumber(++number);
                await reader.NextResultAsync();
            }
            return true;
        }
        catch
        {
            await RollBackAsync(connection);
            throw;
        }
    }

    private static async Task<HashSet<Guid>> WriteAsync(
        NpgsqlConnection connection, Command command, List<PendingWrite> writes, Reply answer, bool inTransaction)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (command.Idempotency is { } key && command.ActorId is { } actor) batch.BatchCommands.Add(ReceiptStatement(command, key, actor, answer));
        foreach (var (id, version) in command.Guards.Where(_ => writes.Count > 0).OrderBy(g => g.Key)) batch.BatchCommands.Add(GuardStatement(id, version));
        foreach (var write in writes)
        {
            var (sql, parameters) = write.Statement();
            var statement = new NpgsqlBatchCommand(sql);
            foreach (var parameter in parameters) statement.Parameters.Add(parameter);
            batch.BatchCommands.Add(statement);
            if (write is { State: EntityState.Added, Entity: IStreamOwner owner }) batch.BatchCommands.Add(NewStream(write.Entity.Id, owner.StreamKind));
        }
        var streams = Append(batch, command, writes);
        if (inTransaction) batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        try
        {
            await batch.ExecuteNonQueryAsync();
            return streams;
        }
        catch when (inTransaction)
        {
            await RollBackAsync(connection);
            throw;
        }
    }

    private static async Task RollBackAsync(NpgsqlConnection connection)
    {
        if (connection.FullState != System.Data.ConnectionState.Open) return;
        await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
        await rollback.ExecuteNonQueryAsync();
    }

    private static HashSet<Guid> Append(NpgsqlBatch batch, Command command, List<PendingWrite> writes)
    {
        var rows = writes.Select(w => (Write: w, Data: w.Data(), Before: w.Before())).ToList();
        var byStream = rows.SelectMany(r => r.Write.Entity.Streams().Select(s => (Stream: s, Row: r)))
            .GroupBy(x => x.Stream.Id).OrderBy(g => g.Key).ToList();
        foreach (var stream in byStream)
        {
            var changes = stream.ToList();
            var statement = new NpgsqlBatchCommand(AppendSql)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid> { TypedValue = stream.Key },
                    new NpgsqlParameter<long> { TypedValue = changes.Count },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = command.At, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                    new NpgsqlParameter { Value = (object?)command.ActorId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    new NpgsqlParameter<Guid> { TypedValue = command.Id },
                    Column(NpgsqlDbType.Text, changes, c => c.Row.Write.Shape.Name),
                    Column(NpgsqlDbType.Uuid, changes, c => c.Row.Write.Entity.Id),
                    Column(NpgsqlDbType.Uuid, changes, c => c.Row.Write.Entity.SubjectId),
                    Column(NpgsqlDbType.Smallint, changes, c => (short)c.Row.Write.Op),
                    Column(NpgsqlDbType.Bigint, changes, c => c.Row.Write.Entity.Version),
                    Column(NpgsqlDbType.Text, changes, c => c.Row.Data),
                    Column(NpgsqlDbType.Text, changes, c => c.Row.Before),
                    Column(NpgsqlDbType.Uuid, changes, c => c.Stream.ProjectId),
                    Column(NpgsqlDbType.Boolean, changes, c => c.Row.Write.Entity.TeamOnly),
                },
            };
            batch.BatchCommands.Add(statement);
        }
        return [.. byStream.Select(g => g.Key)];
    }

    private static NpgsqlParameter Column<TRow, T>(NpgsqlDbType type, List<TRow> rows, Func<TRow, T> value) =>
        new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private static NpgsqlBatchCommand GuardStatement(Guid id, long version) => new("""
        WITH w AS (INSERT INTO guard (id, version) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET version = guard.version + 1 WHERE guard.version = $2 RETURNING 1)
        SELECT expect_one_row((SELECT count(*) FROM w))
        """)
    {
        Parameters = { new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<long> { TypedValue = version } },
    };

    private static NpgsqlBatchCommand NewStream(Guid id, StreamKind kind) => new("INSERT INTO stream_head (id, kind, head, trimmed_to) VALUES ($1, $2, 0, 0)")
    {
        Parameters = { new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<short> { TypedValue = (short)kind } },
    };

    private static NpgsqlBatchCommand ReceiptStatement(Command command, IdempotencyKey key, Guid actor, Reply answer) => new(ReceiptSql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = actor },
            new NpgsqlParameter<string> { TypedValue = key.Key },
            new NpgsqlParameter<byte[]> { TypedValue = key.RequestHash },
            new NpgsqlParameter<Guid> { TypedValue = command.Id },
            new NpgsqlParameter<short> { TypedValue = (short)answer.Status },
            new NpgsqlParameter { Value = (object?)answer.Location ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter<byte[]> { TypedValue = answer.Body },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = command.At, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };
}

/// <summary>An entity that has a stream of its own, made with it.</summary>
internal interface IStreamOwner
{
    StreamKind StreamKind { get; }
}
