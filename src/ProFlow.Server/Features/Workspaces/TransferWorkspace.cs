using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class TransferWorkspace
{
    public sealed record Request(Guid? UserId);

    /// <summary>Hands the caller's ownership to a member: they own the workspace from then on, and the caller is an admin of it.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, Request request, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        await command.GuardAsync(db, workspaceId, ct);
        var heir = request.UserId is { } userId && userId != caller.UserId ? await db.FindMemberAsync(workspaceId, userId, ct) : null;
        if (heir is null) throw Refusal.Invalid("userId", "Choose another member of the workspace.");
        var own = await db.MemberAsync(workspaceId, caller.UserId, ct);
        (heir.Role, heir.RoleId) = (WorkspaceRole.Owner, null);
        own.Role = WorkspaceRole.Admin;
        return await db.CommitAsync(command, () => Reply.Ok(WorkspaceMemberView.Of(heir), heir.Version));
    }
}
