using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

/// <summary>A body of work with a short key, its own members, workflow and tasks.</summary>
internal sealed class Project : Entity, IStreamOwner, ITrashable, IShapesAccess
{
    public required Guid WorkspaceId { get; init; }
    public required string Name { get; set; }
    public required string Key { get; set; }
    public string Description { get; set; } = "";
    public bool Private { get; set; }

    /// <summary>Made to be tried and thrown away.</summary>
    public bool Sample { get; init; }
    public string? Color { get; set; }
    public DateOnly? StartDate { get; set; }
    public DateOnly? DueDate { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    [Hidden] public DateTimeOffset? DeletedAt { get; set; }

    public StreamKind StreamKind => StreamKind.Project;
    public override IEnumerable<StreamRef> Streams() => [new(WorkspaceId, Id), new(Id)];
}

internal sealed class ProjectMember : Entity, IShapesAccess
{
    public required Guid WorkspaceId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid UserId { get; init; }
    public required ProjectRole Role { get; set; }

    /// <summary>The workspace's own role that a custom one stands for; null otherwise.</summary>
    public Guid? RoleId { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(WorkspaceId, ProjectId), new(ProjectId)];
}

/// <summary>What a status means for the work in it.</summary>
public enum StatusCategory { Todo, InProgress, Done, Cancelled }

/// <summary>A named step of the project's workflow: a column of its board.</summary>
internal sealed class Status : Entity, IShapesAccess
{
    public required Guid ProjectId { get; init; }
    public required string Name { get; set; }
    public required StatusCategory Category { get; set; }
    public string? Color { get; set; }
    public required string Position { get; set; }

    /// <summary>How many tasks may stand in it before the board says that it is too many. Nothing is refused for it.</summary>
    public int? WipLimit { get; set; }

    /// <summary>A JSON list of <see cref="StatusTransition"/>; null: tasks go from here to anywhere.</summary>
    public string? Transitions { get; set; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
}

internal sealed class Label : Entity, IShapesAccess
{
    public required Guid ProjectId { get; init; }
    public required string Name { get; set; }
    public string? Color { get; set; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
}

internal sealed class ProjectTable : IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<ProjectMember>, IEntityTypeConfiguration<Status>, IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("project").HasQueryFilter(p => p.DeletedAt == null);
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Key).HasMaxLength(10);
        builder.Property(p => p.Color).HasMaxLength(20);
        builder.HasIndex(p => new { p.WorkspaceId, p.Key }).HasFilter("deleted_at IS NULL")
            .Refuses("key_taken", "Another project of this workspace has this key. Choose another one.");
        builder.HasOne<Workspace>().WithMany().HasForeignKey(p => p.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProjectMember> builder)
    {
        builder.ToTable("project_member");
        builder.HasIndex(m => new { m.ProjectId, m.UserId }).Refuses("already_member", "This person is a member of the project already.");
        builder.HasIndex(m => new { m.UserId, m.WorkspaceId });
        builder.HasOne<CustomRole>().WithMany().HasForeignKey(m => m.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Status> builder)
    {
        builder.ToTable("status");
        builder.Property(s => s.Name).HasMaxLength(60);
        builder.Property(s => s.Color).HasMaxLength(20);
        builder.Property(s => s.Position).HasMaxLength(200).UseCollation("C");
        builder.Property(s => s.Transitions).HasColumnType("jsonb");
        builder.HasIndex(s => new { s.ProjectId, s.Name }).Refuses("status_taken", "The project has a status with this name already.");
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Label> builder)
    {
        builder.ToTable("label");
        builder.Property(l => l.Name).HasMaxLength(60);
        builder.Property(l => l.Color).HasMaxLength(20);
        builder.HasIndex(l => new { l.ProjectId, l.Name }).Refuses("label_taken", "The project has a label with this name already.");
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
