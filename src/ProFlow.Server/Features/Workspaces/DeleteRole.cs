using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class DeleteRole
{
    /// <summary>A role in use asks where its people go: ?moveTo= the word of a built-in role or the id of another one of the same kind.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, Guid roleId, string? moveTo, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var role = await db.RoleAsync(workspaceId, roleId, ct);
        command.ExpectVersion(role);
        var own = Rights.MayGrant(mine.Rights);
        own.DemandToGrant(role.Rights());
        await command.GuardAsync(db, roleId, ct);
        if (role.Scope == RoleScope.Workspace) await MoveMembersAsync(db, command, role, moveTo, own, ct);
        else await MoveProjectMembersAsync(db, command, role, moveTo, own, ct);
        db.Remove(role);
        return await db.CommitAsync(command, Reply.NoContent);
    }

    private static async Task MoveMembersAsync(ProFlowDb db, Command command, CustomRole role, string? moveTo, RightSet own, CancellationToken ct)
    {
        var members = await db.Set<WorkspaceMember>().Where(m => m.RoleId == role.Id).ToListAsync(ct);
        var invitations = await db.Set<Invitation>().Where(i => i.RoleId == role.Id).ToListAsync(ct);
        var target = WorkspaceStanding.Of(WorkspaceRole.Guest);
        if (DemandPlace(members.Count, invitations.Count(i => IsOpen(i, command)), moveTo))
        {
            var (word, id) = Word<WorkspaceRole>(moveTo!, role);
            target = await db.WorkspaceRoleAsync(command, new Invalid(), role.WorkspaceId, word, id, ct) ?? throw NoSuchRole();
        }
        own.DemandToGrant(target.Rights);
        foreach (var member in members) (member.Role, member.RoleId) = (target.Role, target.RoleId);
        foreach (var invitation in invitations) (invitation.Role, invitation.RoleId) = (target.Role, target.RoleId);
    }

    private static async Task MoveProjectMembersAsync(ProFlowDb db, Command command, CustomRole role, string? moveTo, RightSet own, CancellationToken ct)
    {
        var members = await db.Set<ProjectMember>().Where(m => m.RoleId == role.Id).ToListAsync(ct);
        var invitations = await db.Set<Invitation>().Where(i => i.ProjectRoleId == role.Id).ToListAsync(ct);
        var target = ProjectStanding.Of(ProjectRole.Viewer);
        if (DemandPlace(members.Count, invitations.Count(i => IsOpen(i, command)), moveTo))
        {
            var (word, id) = Word<ProjectRole>(moveTo!, role);
            target = await db.ProjectRoleAsync(command, new Invalid(), role.WorkspaceId, word, id, ("role", "roleId"), ct) ?? throw NoSuchRole();
        }
        own.DemandToGrant(target.Rights);
        foreach (var member in members) (member.Role, member.RoleId) = (target.Role, target.RoleId);
        foreach (var invitation in invitations) (invitation.ProjectRole, invitation.ProjectRoleId) = (target.Role, target.RoleId);
    }

    private static bool IsOpen(Invitation invitation, Command command) => invitation.AcceptedAt is null && invitation.ExpiresAt > command.At;

    /// <summary>True if there is somebody to move.</summary>
    private static bool DemandPlace(int people, int invitations, string? moveTo)
    {
        if (people + invitations == 0) return moveTo is not null;
        return moveTo is not null ? true
            : throw Refusal.Conflict("role_in_use", $"{people} people and {invitations} open invitations have this role. Say with moveTo which one they get.", "people", people + invitations);
    }

    private static (T? Word, Guid? Id) Word<T>(string moveTo, CustomRole role) where T : struct, Enum
    {
        if (Guid.TryParseExact(moveTo, "D", out var id)) return id == role.Id ? throw NoSuchRole() : (null, id);
        return moveTo.All(char.IsAsciiLetter) && Enum.TryParse<T>(moveTo, true, out var word) ? (word, null) : throw NoSuchRole();
    }

    private static Refusal NoSuchRole() => Refusal.Invalid("moveTo", "There is no such role in this workspace.");
}
