using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces.ServiceAccounts;

internal static class CreateServiceAccount
{
    /// <param name="Role">guest, member or admin, or "custom" with a roleId; nothing that gives more than the caller has.</param>
    /// <param name="RoleId">One of the workspace's own roles.</param>
    public sealed record Request(string? Name, WorkspaceRole? Role, Guid? RoleId, Guid? Id);

    public static async Task<IResult> Handle(Guid workspaceId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.When(request.Role is WorkspaceRole.Owner, "role", "A service account can't own a workspace.");
        var given = await db.WorkspaceRoleAsync(command, invalid, workspaceId, request.Role, request.RoleId, ct);
        invalid.Throw();
        mine.Rights.DemandToGrant(given!.Rights);
        var user = User.Service(Id.FromClient(request.Id), workspaceId, request.Name!.Trim(), command.At);
        var member = WorkspaceQueries.Membership(workspaceId, user, given.Role, command.At, given.RoleId);
        db.Add(user);
        db.Add(member);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/workspaces/{workspaceId}/service-accounts/{user.Id}", ServiceAccountView.Of(user, member), user.Version));
    }
}

internal static class PatchServiceAccount
{
    /// <param name="Disabled">True: none of its tokens works any more, until it is false again.</param>
    public sealed record Request(Optional<string> Name, Optional<bool?> Disabled);

    public static async Task<IResult> Handle(Guid workspaceId, Guid userId, Request request, ProFlowDb db, Command command, Access access, ApiTokenBook tokens, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.When(request.Disabled is { IsSet: true, Value: null }, "disabled", "Can't be null.");
        invalid.Throw();
        var (user, member) = await db.ServiceAccountAsync(mine, userId, ct);
        command.ExpectVersion(user);
        if (request.Name.IsSet && request.Name.Value.Trim() is var name && name != user.Name) (user.Name, user.UpdatedAt, member.Name) = (name, command.At, name);
        if (request.Disabled.Or(null) is { } disabled && disabled != user.DisabledAt is not null) (user.DisabledAt, user.UpdatedAt) = (disabled ? command.At : null, command.At);
        var view = await db.ViewAsync(user, member, command.At, ct);
        var reply = await db.CommitAsync(command, () => Reply.Ok(view with { Version = user.Version }, user.Version));
        if (user.DisabledAt is not null) tokens.Forget(await db.Set<ApiToken>().Where(t => t.UserId == userId && t.RevokedAt == null).Select(t => t.Id).ToListAsync(CancellationToken.None));
        return reply;
    }
}

internal static class DeleteServiceAccount
{
    /// <summary>What it has done keeps its name; its tokens end at once and for good.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, Guid userId, ProFlowDb db, Command command, Access access, ApiTokenBook tokens, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var (user, member) = await db.ServiceAccountAsync(mine, userId, ct);
        command.ExpectVersion(user);
        (user.DisabledAt, user.UpdatedAt) = (command.At, command.At);
        await RemoveWorkspaceMember.RemoveAsync(db, member, ct);
        var reply = await db.CommitAsync(command, Reply.NoContent);
        await tokens.RevokeAsync(db, userId);
        return reply;
    }
}
