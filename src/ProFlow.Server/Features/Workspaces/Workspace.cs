using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <summary>The tenant: members and projects. Nothing crosses it.</summary>
internal sealed class Workspace : Entity, IStreamOwner, ITrashable, IShapesAccess
{
    public required string Name { get; set; }

    /// <summary>Closed to sessions, and to tokens that they made, which were not proved with a second factor.</summary>
    public bool RequiresSecondFactor { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    [Hidden] public DateTimeOffset? DeletedAt { get; set; }

    public StreamKind StreamKind => StreamKind.Workspace;
    public override IEnumerable<StreamRef> Streams() => [new(Id)];
}

/// <summary>Somebody, or a program that works as a member of its own.</summary>
public enum MemberKind { Person, Service }

/// <summary>A user in a workspace, with a role. Carries the name that colleagues see.</summary>
internal sealed class WorkspaceMember : Entity, IShapesAccess
{
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }

    /// <summary>The key of the person's picture, or null.</summary>
    public string? Picture { get; set; }
    public required WorkspaceRole Role { get; set; }

    /// <summary>The workspace's own role that a custom one stands for; null otherwise.</summary>
    public Guid? RoleId { get; set; }
    public MemberKind Kind { get; init; }

    /// <summary>The sign-in provider whose groups decide about this membership; null: it was given by hand.</summary>
    public string? ManagedBy { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(WorkspaceId), new(UserId)];
}

/// <summary>A promise of a role to whoever holds the link, or to one address. Only the hash of its token is kept.</summary>
internal sealed class Invitation : Entity
{
    public required Guid WorkspaceId { get; init; }
    public string? Email { get; init; }
    public required WorkspaceRole Role { get; set; }
    public Guid? RoleId { get; set; }
    public Guid? ProjectId { get; init; }
    public ProjectRole? ProjectRole { get; set; }
    public Guid? ProjectRoleId { get; set; }
    public required Guid CreatedById { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }
    [Hidden] public required byte[] TokenHash { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(WorkspaceId)];
    public override bool TeamOnly => true;
}

internal sealed class WorkspaceTable : IEntityTypeConfiguration<Workspace>, IEntityTypeConfiguration<WorkspaceMember>, IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.ToTable("workspace").HasQueryFilter(w => w.DeletedAt == null);
        builder.Property(w => w.Name).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<WorkspaceMember> builder)
    {
        builder.ToTable("workspace_member");
        builder.Property(m => m.Name).HasMaxLength(100);
        builder.Property(m => m.Email).HasMaxLength(254);
        builder.Property(m => m.Picture).HasMaxLength(60);
        builder.Property(m => m.ManagedBy).HasMaxLength(30);
        builder.HasIndex(m => new { m.WorkspaceId, m.UserId }).Refuses("already_member", "This person is a member of the workspace already.");
        builder.HasIndex(m => m.UserId);
        builder.HasOne<CustomRole>().WithMany().HasForeignKey(m => m.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(m => m.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitation");
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.WorkspaceId);
        builder.HasOne<CustomRole>().WithMany().HasForeignKey(i => i.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CustomRole>().WithMany().HasForeignKey(i => i.ProjectRoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(m => m.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}
