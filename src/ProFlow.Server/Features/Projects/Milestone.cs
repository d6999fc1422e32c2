using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Projects;

/// <summary>A point that a project wants to reach; its tasks are those that say so.</summary>
internal sealed class Milestone : Entity
{
    public required Guid ProjectId { get; init; }
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    public DateOnly? DueDate { get; set; }

    /// <summary>When somebody declared it reached. It does not follow from its tasks: a team may reach it without all of them.</summary>
    public DateTimeOffset? ReachedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
}

public sealed record MilestoneView(Guid Id, Guid ProjectId, string Name, string Description, DateOnly? DueDate, DateTimeOffset? ReachedAt, DateTimeOffset CreatedAt, long Version)
{
    internal static MilestoneView Of(Milestone m) => new(m.Id, m.ProjectId, m.Name, m.Description, m.DueDate, m.ReachedAt, m.CreatedAt, m.Version);
}

internal sealed class MilestoneTable : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestone");
        builder.Property(m => m.Name).HasMaxLength(200);
        builder.HasIndex(m => new { m.ProjectId, m.Name }).Refuses("milestone_taken", "The project has a milestone with this name already.");
        builder.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
