using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.IdentityModel.Tokens;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Secrets;

namespace ProFlow.Server.Features.Identity.Keys;

/// <summary>A key pair that signs access tokens from a moment on, until a younger one does. Known to all nodes well before that moment.</summary>
[Bookkeeping]
internal sealed class SigningKey
{
    public static readonly SealedColumn PrivateColumn = new("signing_key", "private_key");

    public required Guid Id { get; init; }

    /// <summary>PKCS#8, sealed by the vault.</summary>
    public required byte[] PrivateKey { get; init; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ActiveFrom { get; init; }

    public string KeyId => Id.ToString("N");

    /// <summary>The public half, to check signatures with.</summary>
    public ECDsaSecurityKey Checker()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return new ECDsaSecurityKey(key) { KeyId = KeyId };
    }

    /// <summary>Both halves, to sign with.</summary>
    public ECDsaSecurityKey Signer(Vault vault)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(vault.Open(PrivateKey, PrivateColumn, Id), out _);
        return new ECDsaSecurityKey(key) { KeyId = KeyId };
    }
}

internal sealed class SigningKeyTable : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("signing_key").HasKey(k => k.Id);
        builder.Ignore(k => k.KeyId);
    }
}
