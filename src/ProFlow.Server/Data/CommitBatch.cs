using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Features.Audit;

namespace ProFlow.Server.Data;

/// <summary>The statements of commits that share a transaction, sent in one batch.</summary>
internal static class CommitBatch
{
    private const string AppendSql = """
        WITH h AS (UPDATE stream_head SET head = head + $2 WHERE id = $1 RETURNING head),
        i AS (INSERT INTO change (stream_id, seq, at, actor_id, command_id, entity, entity_id, subject_id, op, version, data, before, project_id, team_only)
              SELECT $1, h.head - $2 + c.ord, c.at, c.actor_id, c.command_id, c.entity, c.entity_id, c.subject_id, c.op, c.version, c.data::json, c.before::json, c.project_id, c.team_only
              FROM h, unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                   WITH ORDINALITY AS c(at, actor_id, command_id, entity, entity_id, subject_id, op, version, data, before, project_id, team_only, ord)
              RETURNING 1)
        SELECT expect_rows((SELECT count(*) FROM i), $2)
        """;

    private const string ReceiptSql =
        "INSERT INTO receipt (user_id, key, request_hash, command_id, status, location, body, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private sealed record Row(PendingCommit Commit, StreamRef Stream, PendingWrite Write, string Data, string? Before);

    /// <summary>Writes all or nothing. The answers are made on the way, when numbers are known.</summary>
    /// <param name="begun">The caller has begun the transaction and ends it.</param>
    public static async Task WriteAsync(NpgsqlConnection connection, List<PendingCommit> commits, bool begun)
    {
        // In the order of the rows that they change: two groups, or a group and somebody who holds rows, then don't wait for each other in a circle.
        commits.Sort((a, b) => FirstRow(a).CompareTo(FirstRow(b)));
        var numbered = commits.Any(c => c.Numbered.Length > 0);
        try
        {
            if (numbered) await DrawNumbersAsync(connection, commits, begun);
            await using var batch = new NpgsqlBatch(connection);
            foreach (var commit in commits) AddRows(batch, commit);
            AddChanges(batch, commits);
            if (AuditTrail.Statement(commits) is { } audit) batch.BatchCommands.Add(audit);
            if (numbered && !begun) batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            await batch.ExecuteNonQueryAsync();
        }
        catch when (numbered && !begun && connection.FullState == System.Data.ConnectionState.Open)
        {
            await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
            await rollback.ExecuteNonQueryAsync();
            throw;
        }
    }

    private static Guid FirstRow(PendingCommit commit) => commit.Writes.Where(w => w.State != EntityState.Added).Select(w => w.Entity.Id).FirstOrDefault();

    /// <summary>Begins the transaction and draws the numbers of new tasks, as late as can be: their counters stay locked until the commit.</summary>
    private static async Task DrawNumbersAsync(NpgsqlConnection connection, List<PendingCommit> commits, bool begun)
    {
        var counters = commits.SelectMany(c => c.Numbered).GroupBy(n => n.CounterId).OrderBy(g => g.Key).ToList();
        await using var batch = new NpgsqlBatch(connection);
        if (!begun) batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (var counter in counters)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO counter (id, last) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET last = counter.last + $2 RETURNING last")
            {
                Parameters = { new NpgsqlParameter<Guid> { TypedValue = counter.Key }, new NpgsqlParameter<long> { TypedValue = counter.Count() } },
            });
        }
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var counter in counters)
        {
            while (!await reader.ReadAsync()) await reader.NextResultAsync();
            var number = reader.GetInt64(0) - counter.Count();
            foreach (var entity in counter) entity.AssignNumber(++number);
            await reader.NextResultAsync();
        }
    }

    private static void AddRows(NpgsqlBatch batch, PendingCommit commit)
    {
        var (command, answer) = (commit.Command, commit.MakeAnswer());
        if (command.Idempotency is { } key && command.ActorId is { } actor) batch.BatchCommands.Add(ReceiptStatement(command, key, actor, answer));
        foreach (var (id, version) in command.Guards.Where(_ => commit.Writes.Count > 0).OrderBy(g => g.Key)) batch.BatchCommands.Add(GuardStatement(id, version));
        foreach (var write in commit.Writes)
        {
            var (sql, parameters) = write.Statement();
            var statement = new NpgsqlBatchCommand(sql);
            foreach (var parameter in parameters) statement.Parameters.Add(parameter);
            batch.BatchCommands.Add(statement);
            if (write is { State: EntityState.Added, Entity: IStreamOwner owner }) batch.BatchCommands.Add(NewStream(write.Entity.Id, owner.StreamKind));
        }
    }

    private static void AddChanges(NpgsqlBatch batch, List<PendingCommit> commits)
    {
        var rows = commits.SelectMany(c => c.Writes.Select(w => (Commit: c, Write: w, Data: w.Data(), Before: w.Before())))
            .SelectMany(r => r.Write.Entity.Streams().Select(s => new Row(r.Commit, s, r.Write, r.Data, r.Before)));
        foreach (var stream in rows.GroupBy(r => r.Stream.Id).OrderBy(g => g.Key)) batch.BatchCommands.Add(AppendStatement(stream.Key, [.. stream]));
    }

    private static NpgsqlBatchCommand AppendStatement(Guid stream, List<Row> changes) => new(AppendSql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = stream },
            new NpgsqlParameter<long> { TypedValue = changes.Count },
            Column(NpgsqlDbType.TimestampTz, changes, c => c.Commit.Command.At),
            Column(NpgsqlDbType.Uuid, changes, c => c.Commit.Command.ActorId),
            Column(NpgsqlDbType.Uuid, changes, c => c.Commit.Command.Id),
            Column(NpgsqlDbType.Text, changes, c => c.Write.Shape.Name),
            Column(NpgsqlDbType.Uuid, changes, c => c.Write.Entity.Id),
            Column(NpgsqlDbType.Uuid, changes, c => c.Write.Entity.SubjectId),
            Column(NpgsqlDbType.Smallint, changes, c => (short)c.Write.Op),
            Column(NpgsqlDbType.Bigint, changes, c => c.Write.Entity.Version),
            Column(NpgsqlDbType.Text, changes, c => c.Data),
            Column(NpgsqlDbType.Text, changes, c => c.Before),
            Column(NpgsqlDbType.Uuid, changes, c => c.Stream.ProjectId),
            Column(NpgsqlDbType.Boolean, changes, c => c.Write.Entity.TeamOnly),
        },
    };

    private static NpgsqlParameter Column<T>(NpgsqlDbType type, List<Row> rows, Func<Row, T> value) =>
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
