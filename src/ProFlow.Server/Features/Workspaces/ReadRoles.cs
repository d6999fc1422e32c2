using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

public sealed record RoleView(
    Guid Id, Guid WorkspaceId, RoleScope Scope, string Name, string Description, IReadOnlyList<string> Permissions, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
{
    internal static RoleView Of(CustomRole r) => new(r.Id, r.WorkspaceId, r.Scope, r.Name, r.Description, r.Permissions, r.CreatedAt, r.UpdatedAt, r.Version);
}

/// <summary>A role that every workspace has.</summary>
public sealed record BuiltInRoleView(RoleScope Scope, string Role, IReadOnlyList<string> Permissions);

/// <summary>What roles are made of, and what the built-in ones are made of.</summary>
public sealed record PermissionCatalogue(IReadOnlyList<PermissionView> Permissions, IReadOnlyList<BuiltInRoleView> Roles);

internal static class ListPermissions
{
    private static readonly PermissionCatalogue all = new(RightWords.All,
    [
        .. new[] { WorkspaceRole.Owner, WorkspaceRole.Admin, WorkspaceRole.Member, WorkspaceRole.Guest }.Select(r => Of(RoleScope.Workspace, r.ToString(), Rights.Of(r))),
        .. new[] { ProjectRole.Lead, ProjectRole.Contributor, ProjectRole.Viewer }.Select(r => Of(RoleScope.Project, r.ToString(), Rights.Of(r))),
    ]);

    public static PermissionCatalogue Handle() => all;

    private static BuiltInRoleView Of(RoleScope scope, string role, RightSet rights) => new(scope, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(role), rights.Names());
}

internal static class ListRoles
{
    private sealed record Position(Guid Id);

    /// <summary>The workspace's own roles.</summary>
    public static async Task<Page<RoleView>> Handle(Guid workspaceId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<CustomRole>().AsNoTracking().Where(r => r.WorkspaceId == workspaceId && (after == null || r.Id > after))
            .OrderBy(r => r.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, RoleView.Of, r => new Position(r.Id));
    }
}
