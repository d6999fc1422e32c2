using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Audit;

/// <summary>One event at its number in its chain. Written by the database function audit_append alone; never updated.</summary>
/// <remarks>
/// hash = SHA-256(hash of n - 1, n, canonical row). What may have to be erased for a person's sake enters through two seals, SHA-256 over a salt
/// and the texts: the origin (address, agent) and the content (name, details). With the salt it can go while the chain stays whole.
/// </remarks>
[Bookkeeping]
internal sealed class AuditRow
{
    public required Guid Chain { get; init; }
    public required long N { get; init; }

    /// <summary>The version of the canonical form.</summary>
    public required short Form { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Action { get; init; }
    public required string Outcome { get; init; }
    public Guid? ActorId { get; init; }
    public Guid? ProjectId { get; init; }
    public string? TargetType { get; init; }
    public Guid? TargetId { get; init; }
    public Guid? CommandId { get; init; }
    public string? Address { get; init; }
    public string? Agent { get; init; }
    public string? TargetName { get; init; }

    /// <summary>JSON, letter by letter as it was written.</summary>
    public string? Details { get; init; }
    public byte[]? OriginSalt { get; init; }
    public required byte[] OriginSeal { get; init; }
    public byte[]? ContentSalt { get; init; }
    public required byte[] ContentSeal { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>Where a chain ends, and where it begins once its oldest part was removed.</summary>
[Bookkeeping]
internal sealed class AuditHead
{
    public required Guid Chain { get; init; }
    public required long N { get; init; }
    public required byte[] Hash { get; init; }
    public required long BaseN { get; init; }
    public required byte[] BaseHash { get; init; }
}

/// <summary>A signed statement that a chain had this hash at this number. Also written to a file outside the database.</summary>
[Bookkeeping]
internal sealed class AuditCheckpoint
{
    public required Guid Chain { get; init; }
    public required long N { get; init; }
    public required string KeyId { get; init; }

    /// <summary>True: everything up to and with this number was removed on purpose.</summary>
    public required bool Prune { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset At { get; init; }
    public required byte[] Signature { get; init; }
}

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<AuditHead>, IEntityTypeConfiguration<AuditCheckpoint>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit_event").HasKey(e => new { e.Chain, e.N });
        builder.HasIndex(e => new { e.Chain, e.ActorId, e.N });
        builder.HasIndex(e => new { e.Chain, e.Action, e.N });
        builder.HasIndex(e => new { e.Chain, e.TargetId, e.N });
        builder.HasIndex(e => new { e.Chain, e.At });
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder) => builder.ToTable("audit_head").HasKey(h => h.Chain);

    public void Configure(EntityTypeBuilder<AuditCheckpoint> builder) =>
        builder.ToTable("audit_checkpoint").HasKey(c => new { c.Chain, c.N, c.Prune, c.KeyId });
}
