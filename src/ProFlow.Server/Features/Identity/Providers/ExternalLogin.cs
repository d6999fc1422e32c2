using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>Who somebody is at a provider: an issuer and its name for them. The e-mail is told for people to recognise it; it decides nothing.</summary>
internal sealed class ExternalLogin : Entity
{
    public required Guid UserId { get; init; }

    /// <summary>The provider's id in the settings when it was linked.</summary>
    public required string Provider { get; init; }
    [Hidden] public required string Issuer { get; init; }
    [Hidden] public required string Subject { get; init; }
    public string? Email { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(UserId)];
}

internal sealed class ExternalLoginTable : IEntityTypeConfiguration<ExternalLogin>
{
    public const int MaxIssuer = 400;

    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        builder.ToTable("external_login");
        builder.Property(l => l.Provider).HasMaxLength(30);
        builder.Property(l => l.Issuer).HasMaxLength(MaxIssuer);
        builder.Property(l => l.Subject).HasMaxLength(255);
        builder.Property(l => l.Email).HasMaxLength(254);
        builder.HasIndex(l => new { l.Issuer, l.Subject }).Refuses("login_taken", "This sign-in belongs to another account. Unlink it there first.");
        builder.HasIndex(l => l.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
