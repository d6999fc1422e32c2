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
    public sealed record Request(Guid? UserId, ProjectRole? Role, Guid? Id);

    public static async Task<IResult> Handle(Guid projectId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var invalid = new Invalid();
        invalid.When(request.Role is null, "role", "Choose a role: viewer, contributor or lead.");
        invalid.When(request.UserId is not { } user || !await db.Set<WorkspaceMember>().AnyAsync(m => m.WorkspaceId == mine.WorkspaceId && m.UserId == user, ct),
            "userId", "This person is not in the workspace. Invite them first.");
        invalid.Throw();
        var member = new ProjectMember
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = mine.WorkspaceId,
            ProjectId = projectId,
            UserId = request.UserId!.Value,
            Role = request.Role!.Value,
            CreatedAt = command.At,
        };
        db.Add(member);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/projects/{projectId}/members/{member.UserId}", ProjectMemberView.Of(member), member.Version));
    }
}

internal static class PatchProjectMember
{
    public sealed record Request(Optional<ProjectRole?> Role);

    public static async Task<IResult> Handle(Guid projectId, Guid userId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var member = await db.Set<ProjectMember>().FirstOrDefaultAsync(m => m.ProjectId == projectId && m.UserId == userId, ct) ?? throw Refusal.NotFound();
        command.ExpectVersion(member);
        if (request.Role is { IsSet: true, Value: null }) throw Refusal.Invalid("role", "Can't be null.");
        if (request.Role.Or(null) is { } role) member.Role = role;
        return await db.CommitAsync(command, () => Reply.Ok(ProjectMemberView.Of(member), member.Version));
    }
}

internal static class RemoveProjectMember
{
    /// <summary>A lead removes anybody; anybody may leave.</summary>
    public static async Task<IResult> Handle(Guid projectId, Guid userId, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var member = await db.Set<ProjectMember>().FirstOrDefaultAsync(m => m.ProjectId == projectId && m.UserId == userId, ct) ?? throw Refusal.NotFound();
        command.ExpectVersion(member);
        if (userId != caller.UserId && !mine.Role.Allows(Right.ManageProject)) throw Refusal.Forbidden(Rights.Sentence(Right.ManageProject));
        db.Remove(member);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
