using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class ListProjectMembers
{
    private sealed record Position(Guid Id);

    public static async Task<Page<ProjectMemberView>> Handle(Guid projectId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<ProjectMember>().AsNoTracking().Where(m => m.ProjectId == projectId && (after == null || m.Id > after))
            .OrderBy(m => m.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, ProjectMemberView.Of, m => new Position(m.Id));
    }
}

internal static class AddProjectMember
{
    /// <param name="Role">viewer, contributor or lead, or "custom" with a roleId.</param>
    /// <param name="RoleId">One of the workspace's own roles for projects.</param>
    public sealed record Request(Guid? UserId, ProjectRole? Role, Guid? RoleId, Guid? Id);

    public static async Task<IResult> Handle(Guid projectId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var invalid = new Invalid();
        var given = await db.ProjectRoleAsync(command, invalid, mine.WorkspaceId, request.Role, request.RoleId, ("role", "roleId"), ct);
        invalid.When(request.UserId is not { } user || await db.FindMemberAsync(mine.WorkspaceId, user, ct) is null,
            "userId", "This person is not in the workspace. Invite them first.");
        invalid.Throw();
        mine.Rights.DemandToGrant(given!.Rights);
        var member = new ProjectMember
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = mine.WorkspaceId,
            ProjectId = projectId,
            UserId = request.UserId!.Value,
            Role = given.Role,
            RoleId = given.RoleId,
            CreatedAt = command.At,
        };
        db.Add(member);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/projects/{projectId}/members/{member.UserId}", ProjectMemberView.Of(member), member.Version));
    }
}

internal static class PatchProjectMember
{
    public sealed record Request(Optional<ProjectRole?> Role, Optional<Guid?> RoleId);

    public static async Task<IResult> Handle(Guid projectId, Guid userId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var member = await db.ProjectMemberAsync(projectId, userId, ct);
        command.ExpectVersion(member);
        if (request.Role.IsSet || request.RoleId.IsSet)
        {
            var invalid = new Invalid();
            var given = await db.ProjectRoleAsync(command, invalid, mine.WorkspaceId, request.Role.Or(null), request.RoleId.Or(null), ("role", "roleId"), ct);
            invalid.Throw();
            mine.Rights.DemandToGrant(await db.RightsOfAsync(member, ct));
            mine.Rights.DemandToGrant(given!.Rights);
            (member.Role, member.RoleId) = (given.Role, given.RoleId);
        }
        return await db.CommitAsync(command, () => Reply.Ok(ProjectMemberView.Of(member), member.Version));
    }

    public static async Task<ProjectMember> ProjectMemberAsync(this ProFlowDb db, Guid projectId, Guid userId, CancellationToken ct) =>
        await db.Set<ProjectMember>().FirstOrDefaultAsync(m => m.ProjectId == projectId && m.UserId == userId, ct) ?? throw Refusal.NotFound();

    /// <summary>What their own role in the project gives a member.</summary>
    public static async Task<RightSet> RightsOfAsync(this ProFlowDb db, ProjectMember member, CancellationToken ct) =>
        Rights.Of(member.Role, await db.PermissionsAsync(member.RoleId, ct));
}

internal static class RemoveProjectMember
{
    /// <summary>Whoever manages the project's members removes those who may do no more than themselves; anybody may leave.</summary>
    public static async Task<IResult> Handle(Guid projectId, Guid userId, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var member = await db.ProjectMemberAsync(projectId, userId, ct);
        command.ExpectVersion(member);
        if (userId != caller.UserId)
        {
            if (!mine.May(Right.ManageProjectMembers)) throw Refusal.Forbidden(RightWords.Sentence(Right.ManageProjectMembers));
            mine.Rights.DemandToGrant(await db.RightsOfAsync(member, ct));
        }
        db.Remove(member);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
