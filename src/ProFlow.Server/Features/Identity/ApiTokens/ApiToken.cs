using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity.ApiTokens;

/// <summary>A token for programs, by its hash: of a person, or of a service account of a workspace.</summary>
[Bookkeeping]
internal sealed class ApiToken
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>The last characters, by which its owner tells it from others.</summary>
    public required string Hint { get; init; }
    public required string[] Scopes { get; init; }
    public Guid[]? ProjectIds { get; init; }

    /// <summary>How the person who made it had signed in: <see cref="Proof"/>.</summary>
    public required string[] Methods { get; init; }
    public required Guid CreatedById { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    public string? LastAddress { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
}

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_token").HasKey(t => t.Id);
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Hint).HasMaxLength(8);
        builder.Property(t => t.LastAddress).HasMaxLength(60);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
