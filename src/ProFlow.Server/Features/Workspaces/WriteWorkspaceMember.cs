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
                if (given.Role == WorkspaceRole.Owner && member.Kind == MemberKind.Service) throw Refusal.Forbidden("A service account can't own a workspace.");
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
        if (member.Kind == MemberKind.Service) throw Refusal.Conflict("service_account", "Delete a service account among the service accounts, so that its tokens end with it.");
        if (userId != caller.UserId)
        {
            if (!mine.May(Right.ManageMembers)) throw Refusal.Forbidden(RightWords.Sentence(Right.ManageMembers));
            mine.Rights.DemandToGrant(await db.RightsOfAsync(member, ct));
        }
        await db.KeepAnOwnerAsync(command, member, ct);
        await RemoveAsync(db, member, ct);
        return await db.CommitAsync(command, Reply.NoContent);
    }

    /// <summary>Takes the membership away, and with it the roles in the projects.</summary>
    public static async Task RemoveAsync(ProFlowDb db, WorkspaceMember member, CancellationToken ct)
    {
        db.Remove(member);
        db.RemoveRange(await db.Set<ProjectMember>().Where(m => m.WorkspaceId == member.WorkspaceId && m.UserId == member.UserId).ToListAsync(ct));
    }
}
