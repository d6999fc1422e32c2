using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;

namespace ProFlow.Server.Features.Views;

/// <summary>How a view shows its tasks. A board and a Gantt are of one project.</summary>
public enum ViewLayout { List, Board, Gantt, Calendar }

/// <summary>
/// A query with a name and a shape. Whose it is decides which stream tells of it: a private one is in its owner's alone. So sharing makes a
/// new one, under a new id: who was not told of the private view has no half of it.
/// </summary>
[EntityName("View")]
internal sealed class SavedView : Entity
{
    public required Guid WorkspaceId { get; init; }
    public required Guid OwnerId { get; init; }

    /// <summary>The project whose tasks it shows; null for all that the reader sees.</summary>
    public Guid? ProjectId { get; init; }
    public bool Shared { get; init; }
    public required string Name { get; set; }

    /// <summary>A sign in front of the name: an emoji, say.</summary>
    public string? Icon { get; set; }
    public required ViewLayout Layout { get; set; }
    public string Query { get; set; } = "";
    public string? Grouping { get; set; }
    public string? Sort { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    public override IEnumerable<StreamRef> Streams() => [Shared ? new(WorkspaceId, ProjectId) : new(OwnerId)];

    /// <summary>What the team saves may name what guests do not see.</summary>
    public override bool TeamOnly => Shared;
}

public sealed record SavedViewView(
    Guid Id, Guid WorkspaceId, Guid OwnerId, Guid? ProjectId, bool Shared, string Name, string? Icon, ViewLayout Layout, string Query, string? Grouping, string? Sort,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
{
    internal static SavedViewView Of(SavedView v) => new(
        v.Id, v.WorkspaceId, v.OwnerId, v.ProjectId, v.Shared, v.Name, v.Icon, v.Layout, v.Query, v.Grouping, v.Sort, v.CreatedAt, v.UpdatedAt, v.Version);
}

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_view");
        builder.Property(v => v.Name).HasMaxLength(100);
        builder.Property(v => v.Icon).HasMaxLength(40);
        builder.Property(v => v.Query).HasMaxLength(2000);
        builder.Property(v => v.Grouping).HasMaxLength(40);
        builder.Property(v => v.Sort).HasMaxLength(40);
        builder.HasIndex(v => new { v.WorkspaceId, v.OwnerId });
        builder.HasIndex(v => v.OwnerId);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(v => v.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}
