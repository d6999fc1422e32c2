using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity;

/// <summary>Somebody who can sign in. Known to others only through their memberships.</summary>
internal sealed class User : Entity, IStreamOwner
{
    public required string Email { get; set; }

    /// <summary>When somebody who reads letters to the address said so; null until then.</summary>
    public DateTimeOffset? EmailVerifiedAt { get; set; }
    public required string Name { get; set; }

    /// <summary>IANA; null: as the device says.</summary>
    public string? TimeZone { get; set; }

    /// <summary>A language tag; null: as the device says.</summary>
    public string? Locale { get; set; }

    /// <summary>The key of the picture, or null.</summary>
    public string? Picture { get; set; }
    [Hidden, Secret] public required string PasswordHash { get; set; }
    [Hidden] public DateTimeOffset? DisabledAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The workspace whose service account it is. Null for a person.</summary>
    [Hidden] public Guid? ServiceOfId { get; init; }

    public StreamKind StreamKind => StreamKind.User;
    public override IEnumerable<StreamRef> Streams() => [new(Id)];

    /// <summary>A user that a program works as: it has no password, and an address at a domain that can never be one.</summary>
    public static User Service(Guid id, Guid workspaceId, string name, DateTimeOffset at) => new()
    {
        Id = id,
        Email = $"{id:N}@service-account.invalid",
        Name = name,
        PasswordHash = "",
        ServiceOfId = workspaceId,
        CreatedAt = at,
        UpdatedAt = at,
    };

    /// <summary>Addresses are compared without case and surrounding blanks.</summary>
    public static string Normalise(string email) => email.Trim().ToLowerInvariant();
}

/// <summary>One sign-in on one device, until it is ended or its time is over.</summary>
[Bookkeeping]
internal sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>When somebody last proved here who they are: at the sign-in, or later by POST /auth/reauthenticate. A refresh proves nothing.</summary>
    public DateTimeOffset AuthenticatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How it was proved: see <see cref="Proof"/>.</summary>
    public required string[] Methods { get; set; }
    public string? UserAgent { get; init; }
    public string? Address { get; init; }
}

/// <summary>A refresh token by its hash. Each use makes a successor, kept sealed for a few seconds for parallel tabs.</summary>
[Bookkeeping]
internal sealed class RefreshToken
{
    public required byte[] Hash { get; init; }
    public required Guid SessionId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
    public byte[]? SuccessorHash { get; set; }
    public byte[]? SealedSuccessor { get; set; }
}

/// <summary>A single-use pass to the live hub, by its hash.</summary>
[Bookkeeping]
internal sealed class Ticket
{
    public required byte[] Hash { get; init; }
    public required Guid SessionId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class UserTable : IEntityTypeConfiguration<User>,
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<RefreshToken>, IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("app_user");
        builder.Property(u => u.Email).HasMaxLength(254);
        builder.Property(u => u.Name).HasMaxLength(100);
        builder.Property(u => u.TimeZone).HasMaxLength(64);
        builder.Property(u => u.Locale).HasMaxLength(35);
        builder.Property(u => u.Picture).HasMaxLength(60);
        builder.HasIndex(u => u.Email).Refuses("email_taken", "There is an account with this e-mail address. Sign in, or use another address.");
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session").HasKey(s => s.Id);
        builder.Property(s => s.UserAgent).HasMaxLength(300);
        builder.Property(s => s.Address).HasMaxLength(60);
        builder.HasIndex(s => s.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_token").HasKey(t => t.Hash);
        builder.HasIndex(t => t.SessionId);
        builder.HasOne<Session>().WithMany().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("ticket").HasKey(t => t.Hash);
        builder.HasIndex(t => t.ExpiresAt);
    }
}
