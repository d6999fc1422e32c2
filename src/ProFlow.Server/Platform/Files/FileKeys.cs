using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Platform.Secrets;

namespace ProFlow.Server.Platform.Files;

/// <summary>An opened data key, with the two keys that are made from it.</summary>
internal sealed class OpenFileKey(Guid id, byte[] secret)
{
    private readonly byte[] fingerprints = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "proflow fingerprints"u8.ToArray());

    public Guid Id { get; } = id;

    /// <summary>Each object has a key of its own, and is sealed once: a counter can then serve as the nonce.</summary>
    public byte[] ForObject(Guid objectId) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, objectId.ToByteArray(bigEndian: true), "proflow object"u8.ToArray());

    /// <summary>Fingerprints tell that two contents are equal to whoever has the key, and nothing to anybody else.</summary>
    public IncrementalHash Fingerprint() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, fingerprints);
}

/// <summary>The data keys of the workspaces. A new one is made when the newest is older than the settings say, or on the operator's wish.</summary>
internal sealed class FileKeys(NpgsqlDataSource source, Vault vault, FileSettings settings, TimeProvider time)
{
    public static readonly SealedColumn SecretColumn = new("file_key", "secret");
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<Guid, OpenFileKey> opened = new();

    /// <summary>The key for new files of the workspace; its first is made now.</summary>
    public async Task<OpenFileKey> CurrentAsync(Guid workspaceId, CancellationToken ct)
    {
        await using var select = source.CreateCommand("SELECT id, created_at FROM file_key WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1");
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = workspaceId });
        await using (var row = await select.ExecuteReaderAsync(ct))
        {
            if (await row.ReadAsync(ct) && row.GetFieldValue<DateTimeOffset>(1) > time.GetUtcNow() - settings.RotateKeysAfter) return await FindAsync(row.GetGuid(0), ct);
        }
        return await RotateAsync(workspaceId, ct);
    }

    /// <summary>Makes a new key for the workspace's new files. Two that are made in the same moment both stay good.</summary>
    public async Task<OpenFileKey> RotateAsync(Guid workspaceId, CancellationToken ct)
    {
        var (id, secret) = (Platform.Id.New(), RandomNumberGenerator.GetBytes(32));
        await using var insert = source.CreateCommand("INSERT INTO file_key (id, workspace_id, secret, created_at) VALUES ($1, $2, $3, $4)");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = workspaceId });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = vault.Seal(secret, SecretColumn, id) });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.Now(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await insert.ExecuteNonQueryAsync(ct);
        return Remember(new OpenFileKey(id, secret));
    }

    /// <exception cref="CryptographicException">It cannot be opened: the master key that it was sealed under is missing, or it was touched.</exception>
    public async Task<OpenFileKey> FindAsync(Guid id, CancellationToken ct)
    {
        if (opened.TryGetValue(id, out var known)) return known;
        await using var select = source.CreateCommand("SELECT secret FROM file_key WHERE id = $1");
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return Remember(new OpenFileKey(id, vault.Open((byte[])(await select.ExecuteScalarAsync(ct))!, SecretColumn, id)));
    }

    private OpenFileKey Remember(OpenFileKey key)
    {
        if (opened.Count > MostKept) opened.Clear();
        return opened[key.Id] = key;
    }
}
