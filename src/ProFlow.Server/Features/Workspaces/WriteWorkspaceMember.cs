using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class PatchWorkspaceMember
{
    /// <param name="Role">A built-in role, or "custom" with a roleId.</param>
    /// <param name="RoleId">One of the workspace's own roles.</param>
    public sealed record Request(Optional<WorkspaceRole?> Role, Optional<Guid?> RoleId);

    public static async Task<IResult> Handle(Guid workspaceId, Guid userId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var member = await db.MemberAsync(workspaceId, userId, ct);
        command.ExpectVersion(member);
        if (request.Role.IsSet || request.RoleId.IsSet)
        {
            var invalid = new Invalid();
            var given = await db.WorkspaceRoleAsync(command, invalid, workspaceId, request.Role.Or(null), request.RoleId.Or(null), ct);
            invalid.Throw();
            if ((given!.Role, given.RoleId) != (member.Role, member.RoleId))
            {
                mine.Rights.DemandToGrant(await db.RightsOfAsync(member, ct));
                mine.Rights.DemandToGrant(given.Rights);
                await db.KeepAnOwnerAsync(command, member, ct);
                (member.Role, member.RoleId) = (given.Role, given.RoleId);
            }
        }
        return await db.CommitAsync(command, () => Reply.Ok(WorkspaceMemberView.Of(member), member.Version));
    }
}

internal static class RemoveWorkspaceMember
{
    /// <summary>Whoever manages members removes those who may do no more than themselves; anybody may leave. Roles in the projects go along.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, Guid userId, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var member = await db.MemberAsync(workspaceId, userId, ct);
        command.ExpectVersion(member);
        if (userId != caller.UserId)
        {
            if (!mine.May(Right.ManageMembers)) throw Refusal.Forbidden(RightWords.Sentence(Right.ManageMembers));
            mine.Rights.DemandToGrant(await db.RightsOfAsync(member, ct));
        }
        await db.KeepAnOwnerAsync(command, member, ct);
        db.Remove(member);
        db.RemoveRange(await db.Set<ProjectMember>().Where(m => m.WorkspaceId == workspaceId && m.UserId == userId).ToListAsync(ct));
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
