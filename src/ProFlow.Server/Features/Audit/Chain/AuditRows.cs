using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>Streams rows of the log by plain SQL, in the order of their chains and numbers: for verifying, not for showing.</summary>
internal static class AuditRows
{
    private const string Columns =
        "chain, n, form, at, action, outcome, actor_id, project_id, target_type, target_id, command_id, address, agent, target_name, details, origin_salt, origin_seal, content_salt, content_seal, hash";

    /// <param name="after">With a chain: only what comes after this number.</param>
    public static async IAsyncEnumerable<AuditRow> ReadAsync(NpgsqlConnection connection, Guid? chain, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM audit_event WHERE ($1::uuid IS NULL OR chain = $1) AND n > $2 ORDER BY chain, n", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)chain ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return Row(reader);
    }

    public static async Task<List<AuditHead>> HeadsAsync(NpgsqlConnection connection, Guid? chain, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT chain, n, hash, base_n, base_hash FROM audit_head WHERE $1::uuid IS NULL OR chain = $1 ORDER BY chain", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)chain ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var heads = new List<AuditHead>();
        while (await reader.ReadAsync(ct))
            heads.Add(new AuditHead { Chain = reader.GetGuid(0), N = reader.GetInt64(1), Hash = (byte[])reader[2], BaseN = reader.GetInt64(3), BaseHash = (byte[])reader[4] });
        return heads;
    }

    public static async Task<List<AuditCheckpoint>> CheckpointsAsync(NpgsqlConnection connection, Guid? chain, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT chain, n, key_id, prune, hash, at, signature FROM audit_checkpoint WHERE $1::uuid IS NULL OR chain = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)chain ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var checkpoints = new List<AuditCheckpoint>();
        while (await reader.ReadAsync(ct))
        {
            checkpoints.Add(new AuditCheckpoint
            {
                Chain = reader.GetGuid(0),
                N = reader.GetInt64(1),
                KeyId = reader.GetString(2),
                Prune = reader.GetBoolean(3),
                Hash = (byte[])reader[4],
                At = reader.GetFieldValue<DateTimeOffset>(5),
                Signature = (byte[])reader[6],
            });
        }
        return checkpoints;
    }

    private static AuditRow Row(NpgsqlDataReader r) => new()
    {
        Chain = r.GetGuid(0),
        N = r.GetInt64(1),
        Form = r.GetInt16(2),
        At = r.GetFieldValue<DateTimeOffset>(3),
        Action = r.GetString(4),
        Outcome = r.GetString(5),
        ActorId = Id(r, 6),
        ProjectId = Id(r, 7),
        TargetType = Text(r, 8),
        TargetId = Id(r, 9),
        CommandId = Id(r, 10),
        Address = Text(r, 11),
        Agent = Text(r, 12),
        TargetName = Text(r, 13),
        Details = Text(r, 14),
        OriginSalt = Bytes(r, 15),
        OriginSeal = (byte[])r[16],
        ContentSalt = Bytes(r, 17),
        ContentSeal = (byte[])r[18],
        Hash = (byte[])r[19],
    };

    private static Guid? Id(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetGuid(at);
    private static string? Text(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);
    private static byte[]? Bytes(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : (byte[])r[at];
}
