using System.Security.Cryptography;
using System.Text;
using ProFlow.Server.Platform.Secrets;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>Signs checkpoints with HMAC-SHA-256 under a key derived from the master key, which the database does not hold.</summary>
internal sealed class AuditSigner(MasterKeys keys)
{
    public AuditCheckpoint Sign(Guid chain, long n, byte[] hash, DateTimeOffset at, bool prune = false) => new()
    {
        Chain = chain,
        N = n,
        Hash = hash,
        At = at,
        Prune = prune,
        KeyId = keys.Current,
        Signature = Signature(keys.Find(keys.Current)!, chain, n, hash, at, prune),
    };

    /// <summary>Null: it was signed under a master key that is not there any more.</summary>
    public bool? Holds(AuditCheckpoint c) =>
        keys.Find(c.KeyId) is { } key ? CryptographicOperations.FixedTimeEquals(c.Signature, Signature(key, c.Chain, c.N, c.Hash, c.At, c.Prune)) : null;

    private static byte[] Signature(byte[] master, Guid chain, long n, byte[] hash, DateTimeOffset at, bool prune) => HMACSHA256.HashData(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "audit-checkpoint"u8.ToArray()),
        Encoding.ASCII.GetBytes($"1|{chain}|{n}|{Convert.ToHexStringLower(hash)}|{at.ToUnixTimeMilliseconds()}|{(prune ? "prune" : "head")}"));
}
