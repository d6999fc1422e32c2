using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <summary>A role as requests name it: a built-in one by its word, one of the workspace's own by its id.</summary>
internal static class GivenRoles
{
    /// <summary>Null, and a word in <paramref name="invalid"/>, if the request names no role or one that is not there.</summary>
    public static async Task<WorkspaceStanding?> WorkspaceRoleAsync(
        this ProFlowDb db, Command command, Invalid invalid, Guid workspaceId, WorkspaceRole? role, Guid? roleId, CancellationToken ct)
    {
        if (await CustomAsync(db, command, invalid, (workspaceId, RoleScope.Workspace), ("role", "roleId"), (role is not null, role == WorkspaceRole.Custom), roleId, ct) is { } custom)
            return WorkspaceStanding.Of(WorkspaceRole.Custom, custom.Id, custom.Permissions);
        return invalid.Any || role is not { } word ? null : WorkspaceStanding.Of(word);
    }

    /// <inheritdoc cref="WorkspaceRoleAsync"/>
    /// <param name="fields">What the request calls its two fields.</param>
    public static async Task<ProjectStanding?> ProjectRoleAsync(
        this ProFlowDb db, Command command, Invalid invalid, Guid workspaceId, ProjectRole? role, Guid? roleId, (string Role, string RoleId) fields, CancellationToken ct)
    {
        if (await CustomAsync(db, command, invalid, (workspaceId, RoleScope.Project), fields, (role is not null, role == ProjectRole.Custom), roleId, ct) is { } custom)
            return ProjectStanding.Of(ProjectRole.Custom, custom.Id, custom.Permissions);
        return invalid.Any || role is not { } word ? null : ProjectStanding.Of(word);
    }

    private static async Task<CustomRole?> CustomAsync(
        ProFlowDb db, Command command, Invalid invalid, (Guid WorkspaceId, RoleScope Scope) place, (string Role, string RoleId) fields, (bool Named, bool Custom) word, Guid? roleId, CancellationToken ct)
    {
        if (roleId is not { } id)
        {
            invalid.When(word.Custom, fields.RoleId, "Say which of the workspace's own roles.");
            invalid.When(!word.Named, fields.Role, place.Scope == RoleScope.Workspace ? "Choose a role: guest, member, admin or owner, or one of your own." : "Choose a role: viewer, contributor or lead, or one of your own.");
            return null;
        }
        if (invalid.When(word is { Named: true, Custom: false }, fields.RoleId, $"Send either {fields.Role} or {fields.RoleId}.")) return null;
        // Whoever gives a role away and whoever deletes it decide one after the other.
        await command.GuardAsync(db, id, ct);
        var role = await db.Set<CustomRole>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.WorkspaceId == place.WorkspaceId && r.Scope == place.Scope, ct);
        invalid.When(role is null, fields.RoleId, "There is no such role in this workspace.");
        return role;
    }

    /// <summary>What a member of the workspace may do.</summary>
    public static async Task<RightSet> RightsOfAsync(this ProFlowDb db, WorkspaceMember member, CancellationToken ct) =>
        Rights.Of(member.Role, await db.PermissionsAsync(member.RoleId, ct));

    /// <summary>The permissions of a custom role; null where there is none.</summary>
    public static async Task<string[]?> PermissionsAsync(this ProFlowDb db, Guid? roleId, CancellationToken ct) =>
        roleId is null ? null : await db.Set<CustomRole>().Where(r => r.Id == roleId).Select(r => r.Permissions).FirstOrDefaultAsync(ct);
}
