using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Secrets;

namespace ProFlow.Server.Features.Identity.Keys;

/// <summary>The signing keys in the database, which all nodes share.</summary>
internal sealed class SigningKeyStore(NpgsqlDataSource source, Vault vault)
{
    /// <summary>One node at a time makes or withdraws keys: whoever comes second finds what the first has made.</summary>
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(7310241)";

    private const string InsertSql = """
        INSERT INTO signing_key (id, private_key, public_key, created_at, active_from)
        SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM signing_key WHERE created_at > $6)
        """;

    public async Task<List<SigningKey>> ReadAsync(CancellationToken ct)
    {
        await using var select = source.CreateCommand("SELECT id, private_key, public_key, created_at, active_from FROM signing_key ORDER BY active_from, id");
        await using var rows = await select.ExecuteReaderAsync(ct);
        var keys = new List<SigningKey>();
        while (await rows.ReadAsync(ct))
        {
            keys.Add(new SigningKey
            {
                Id = rows.GetGuid(0),
                PrivateKey = rows.GetFieldValue<byte[]>(1),
                PublicKey = rows.GetFieldValue<byte[]>(2),
                CreatedAt = rows.GetFieldValue<DateTimeOffset>(3),
                ActiveFrom = rows.GetFieldValue<DateTimeOffset>(4),
            });
        }
        return keys;
    }

    /// <summary>Makes a key, unless there is one that was made after <paramref name="unlessSince"/>.</summary>
    public async Task AddAsync(DateTimeOffset createdAt, DateTimeOffset activeFrom, DateTimeOffset unlessSince)
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Id.New();
        await RunAsync(new NpgsqlBatchCommand(InsertSql)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<byte[]> { TypedValue = vault.Seal(fresh.ExportPkcs8PrivateKey(), SigningKey.PrivateColumn, id) },
                new NpgsqlParameter<byte[]> { TypedValue = fresh.ExportSubjectPublicKeyInfo() },
                At(createdAt), At(activeFrom), At(unlessSince),
            },
        });
    }

    /// <summary>Takes away keys whose successor has been signing since before <paramref name="before"/>.</summary>
    public Task RemoveSucceededAsync(DateTimeOffset before) => RunAsync(new NpgsqlBatchCommand(
        "DELETE FROM signing_key k WHERE EXISTS (SELECT 1 FROM signing_key n WHERE n.active_from > k.active_from AND n.active_from < $1)")
    {
        Parameters = { At(before) },
    });

    /// <summary>Takes away every key that was made up to that moment.</summary>
    public Task RemoveAllAsync(DateTimeOffset upTo) =>
        RunAsync(new NpgsqlBatchCommand("DELETE FROM signing_key WHERE created_at <= $1") { Parameters = { At(upTo) } });

    private async Task RunAsync(NpgsqlBatchCommand command)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(OneAtATime));
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static NpgsqlParameter<DateTimeOffset> At(DateTimeOffset at) => new() { TypedValue = at, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
