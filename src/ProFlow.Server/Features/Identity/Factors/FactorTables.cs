using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>An authenticator app. Counts from the moment that it was confirmed with a code.</summary>
[Bookkeeping]
internal sealed class Authenticator
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>Sealed by the vault for this row.</summary>
    public required byte[] Secret { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The step of the last code that was accepted: neither it nor an earlier one is ever again.</summary>
    public long LastStep { get; init; }
}

/// <summary>A way in for whoever lost everything else, once. Only its hash is kept.</summary>
[Bookkeeping]
internal sealed class RecoveryCode
{
    public required byte[] Hash { get; init; }
    public required Guid UserId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>How often somebody has tried a code of an app since the last right one.</summary>
[Bookkeeping]
internal sealed class CodeTries
{
    public required Guid UserId { get; init; }
    public required int Count { get; init; }
    public DateTimeOffset? BlockedUntil { get; init; }
}

/// <summary>A sign-in whose first proof was right and whose second is awaited, by the hash of a secret in one browser's cookie.</summary>
[Bookkeeping]
internal sealed class PendingSignIn
{
    public required byte[] Hash { get; init; }
    public required Guid UserId { get; init; }
    public required string[] Methods { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class FactorTables : IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<CodeTries>, IEntityTypeConfiguration<PendingSignIn>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("authenticator").HasKey(a => a.Id);
        builder.HasIndex(a => a.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_code").HasKey(c => c.Hash);
        builder.HasIndex(c => c.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CodeTries> builder)
    {
        builder.ToTable("code_tries").HasKey(t => t.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PendingSignIn> builder)
    {
        builder.ToTable("pending_sign_in").HasKey(p => p.Hash);
        builder.HasIndex(p => p.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
