using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>A credential of WebAuthn: a key that a device keeps for somebody and uses once it has recognised them.</summary>
[Bookkeeping]
internal sealed class Passkey
{
    public const int LongestName = 60;

    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required byte[] CredentialId { get; init; }

    /// <summary>A COSE key.</summary>
    public required byte[] PublicKey { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>How often its device has signed with it, if the device counts. One that goes back is of a copy.</summary>
    public required long SignCount { get; init; }
    public required string[] Transports { get; init; }

    /// <summary>Whether it may lie on several devices, and does.</summary>
    public required bool BackupEligible { get; init; }
    public required bool BackedUp { get; init; }
}

/// <summary>What a browser was asked to sign, by the hash of a secret in its cookie. Taken by the first answer.</summary>
[Bookkeeping]
internal sealed class PasskeyChallenge
{
    public required byte[] Hash { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class PasskeyTables : IEntityTypeConfiguration<Passkey>, IEntityTypeConfiguration<PasskeyChallenge>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkey").HasKey(p => p.Id);
        builder.Property(p => p.Name).HasMaxLength(Passkey.LongestName);
        builder.HasIndex(p => p.CredentialId).IsUnique();
        builder.HasIndex(p => p.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PasskeyChallenge> builder)
    {
        builder.ToTable("passkey_challenge").HasKey(c => c.Hash);
        builder.HasIndex(c => c.ExpiresAt);
    }
}
