using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class PatchWorkspaceMember
{
    public sealed record Request(Optional<WorkspaceRole?> Role);

    public static async Task<IResult> Handle(Guid workspaceId, Guid userId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var member = await db.MemberAsync(workspaceId, userId, ct);
        command.ExpectVersion(member);
        if (request.Role.IsSet && request.Role.Or(null) is { } role && role != member.Role)
        {
            if (mine.Role < WorkspaceRole.Owner && (role == WorkspaceRole.Owner || member.Role == WorkspaceRole.Owner))
                throw Refusal.Forbidden("Only an owner may make or unmake an owner.");
            await db.KeepAnOwnerAsync(command, member, ct);
            member.Role = role;
        }
        else if (request.Role is { IsSet: true, Value: null }) throw Refusal.Invalid("role", "Can't be null.");
        return await db.CommitAsync(command, () => Reply.Ok(WorkspaceMemberView.Of(member), member.Version));
    }
}

internal static class RemoveWorkspaceMember
{
    /// <summary>An admin removes anybody but owners; anybody may leave. Roles in the projects go along.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, Guid userId, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var member = await db.MemberAsync(workspaceId, userId, ct);
        command.ExpectVersion(member);
        if (userId != caller.UserId && (!mine.Role.Allows(Right.ManageWorkspace) || mine.Role < member.Role))
            throw Refusal.Forbidden("Only an owner or admin of the workspace may remove somebody, and only an owner an owner.");
        await db.KeepAnOwnerAsync(command, member, ct);
        db.Remove(member);
        db.RemoveRange(await db.Set<ProjectMember>().Where(m => m.WorkspaceId == workspaceId && m.UserId == userId).ToListAsync(ct));
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
