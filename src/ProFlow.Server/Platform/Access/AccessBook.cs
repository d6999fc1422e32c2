using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Workspaces;

namespace ProFlow.Server.Platform.Access;

/// <summary>A caller in a workspace.</summary>
internal sealed record WorkspaceAccess(Guid WorkspaceId, WorkspaceRole Role, string MemberName);

/// <summary>A caller in a project that exists for them.</summary>
internal sealed record ProjectAccess(Guid ProjectId, Guid WorkspaceId, ProjectRole Role, WorkspaceRole WorkspaceRole, string MemberName)
{
    public bool IsGuest => WorkspaceRole == WorkspaceRole.Guest;
}

/// <summary>Who may what. REST, hub and jobs all ask here, and an ordinary request costs the database nothing.</summary>
internal sealed class AccessBook(CommitEpoch epoch, TimeProvider time)
{
    private readonly ShortMemory<(Guid User, Guid Workspace), WorkspaceAccess> workspaces = new(epoch, time);
    private readonly ShortMemory<(Guid User, Guid Project), ProjectAccess> projects = new(epoch, time);

    /// <summary>Null: the workspace does not exist for this user.</summary>
    public ValueTask<WorkspaceAccess?> InWorkspaceAsync(ProFlowDb db, Guid userId, Guid workspaceId, CancellationToken ct) =>
        workspaces.GetAsync((userId, workspaceId), () => (
            from m in db.Set<WorkspaceMember>().AsNoTracking()
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            where m.UserId == userId && m.WorkspaceId == workspaceId
            select new WorkspaceAccess(m.WorkspaceId, m.Role, m.Name)).FirstOrDefaultAsync(ct));

    /// <summary>Null: the project does not exist for this user.</summary>
    public ValueTask<ProjectAccess?> InProjectAsync(ProFlowDb db, Guid userId, Guid projectId, CancellationToken ct) =>
        projects.GetAsync((userId, projectId), () => LoadAsync(db, userId, projectId, ct));

    private static async Task<ProjectAccess?> LoadAsync(ProFlowDb db, Guid userId, Guid projectId, CancellationToken ct)
    {
        var row = await (
            from p in db.Set<Project>().AsNoTracking()
            join w in db.Set<Workspace>() on p.WorkspaceId equals w.Id
            join m in db.Set<WorkspaceMember>() on new { p.WorkspaceId, UserId = userId } equals new { m.WorkspaceId, m.UserId }
            join o in db.Set<ProjectMember>() on new { ProjectId = p.Id, UserId = userId } equals new { o.ProjectId, o.UserId } into own
            from o in own.DefaultIfEmpty()
            where p.Id == projectId
            select new { p.WorkspaceId, p.Private, m.Role, m.Name, Own = (ProjectRole?)o!.Role }).FirstOrDefaultAsync(ct);
        return row is not null && Rights.InProject(row.Role, row.Own, row.Private) is { } role
            ? new ProjectAccess(projectId, row.WorkspaceId, role, row.Role, row.Name)
            : null;
    }
}
