using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces.SignInRules;

/// <summary>A workspace's own sign-in provider: whether its members have to come by it, and which of its groups give which role.</summary>
internal sealed class WorkspaceSignIn : Entity, IShapesAccess
{
    public required Guid WorkspaceId { get; init; }

    /// <summary>The provider's id in the settings; null: the workspace has none.</summary>
    public string? Provider { get; set; }

    /// <summary>True: whoever is not an owner is let in only by a session that was proved there.</summary>
    public bool Required { get; set; }

    /// <summary>The rules, as JSON. How an organisation calls its groups is nothing for all members to read.</summary>
    [Hidden] public string Groups { get; set; } = "[]";

    public DateTimeOffset UpdatedAt { get; set; }

    public override IEnumerable<StreamRef> Streams() => [new(WorkspaceId)];
    public override bool TeamOnly => true;

    public IReadOnlyList<GroupRule> Rules => System.Text.Json.JsonSerializer.Deserialize<List<GroupRule>>(Groups, Platform.Json.Options)!;
}

/// <param name="Group">To the letter as the provider sends it.</param>
/// <param name="Role">guest, member or admin: owners are made by hand.</param>
public sealed record GroupRule(string Group, WorkspaceRole Role);

/// <param name="Version">0 as long as nothing was ever set.</param>
public sealed record WorkspaceSignInView(Guid? Id, Guid WorkspaceId, string? Provider, bool Required, IReadOnlyList<GroupRule> Groups, DateTimeOffset? UpdatedAt, long Version)
{
    internal static WorkspaceSignInView Of(WorkspaceSignIn s) => new(s.Id, s.WorkspaceId, s.Provider, s.Required, s.Rules, s.UpdatedAt, s.Version);
}

internal sealed class WorkspaceSignInTable : IEntityTypeConfiguration<WorkspaceSignIn>
{
    public void Configure(EntityTypeBuilder<WorkspaceSignIn> builder)
    {
        builder.ToTable("workspace_sign_in");
        builder.Property(s => s.Provider).HasMaxLength(30);
        builder.Property(s => s.Groups).HasColumnType("json");
        builder.Ignore(s => s.Rules);
        builder.HasIndex(s => s.WorkspaceId).Refuses("sign_in_exists", "Somebody else has just set this up. Load it again.");
        builder.HasIndex(s => s.Provider);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(s => s.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}
