using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <summary>Where a role is given: to members of the workspace, or to members of its projects.</summary>
public enum RoleScope { Workspace, Project }

/// <summary>A named set of permissions that the workspace has made for itself.</summary>
[EntityName("Role")]
internal sealed class CustomRole : Entity, IShapesAccess
{
    public required Guid WorkspaceId { get; init; }
    public required RoleScope Scope { get; init; }
    public required string Name { get; set; }
    public string Description { get; set; } = "";

    /// <summary>By name. What the scope does not know grants nothing (<see cref="RightSet.Parse"/>).</summary>
    public required string[] Permissions { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>What whoever has it may do, beyond seeing the place.</summary>
    public RightSet Rights() => Scope == RoleScope.Workspace
        ? Platform.Access.Rights.Of(WorkspaceRole.Custom, Permissions)
        : Platform.Access.Rights.Of(ProjectRole.Custom, Permissions);

    public override IEnumerable<StreamRef> Streams() => [new(WorkspaceId)];
}

internal sealed class CustomRoleTable : IEntityTypeConfiguration<CustomRole>
{
    public void Configure(EntityTypeBuilder<CustomRole> builder)
    {
        builder.ToTable("custom_role");
        builder.Property(r => r.Name).HasMaxLength(60);
        builder.Property(r => r.Description).HasMaxLength(300);
        builder.HasIndex(r => new { r.WorkspaceId, r.Scope, r.Name }).Refuses("role_taken", "The workspace has a role with this name already.");
        builder.HasOne<Workspace>().WithMany().HasForeignKey(r => r.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}
