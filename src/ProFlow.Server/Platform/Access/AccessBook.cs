using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.SignInRules;

namespace ProFlow.Server.Platform.Access;

/// <summary>A caller in a workspace.</summary>
internal sealed record WorkspaceAccess(Guid WorkspaceId, WorkspaceStanding Standing, string MemberName)
{
    /// <summary>What the workspace asks of their session beside the role.</summary>
    public DoorRule Door { get; init; } = DoorRule.Open;

    public WorkspaceRole Role => Standing.Role;
    public RightSet Rights => Standing.Rights;
    public bool May(Right right) => Rights.Has(right);

    /// <summary>Where they will stand in a project that they found.</summary>
    public ProjectStanding Founding() => Platform.Access.Rights.InProject(Rights, ProjectStanding.Of(ProjectRole.Lead), isPrivate: true)!;
}

/// <summary>A caller in a project that exists for them.</summary>
internal sealed record ProjectAccess(Guid ProjectId, Guid WorkspaceId, ProjectStanding Standing, string MemberName)
{
    /// <inheritdoc cref="WorkspaceAccess.Door"/>
    public DoorRule Door { get; init; } = DoorRule.Open;

    public ProjectRole Role => Standing.Role;
    public RightSet Rights => Standing.Rights;

    /// <summary>What of it is about one task. Made once for as long as this is remembered.</summary>
    public IReadOnlyList<string> CanTask { get; } = (Standing.Rights & Platform.Access.Rights.OfTasks).Names();

    /// <summary>Sees nothing that is for the team only.</summary>
    public bool IsGuest => !May(Right.TeamComments);

    public bool May(Right right) => Rights.Has(right);
}

/// <summary>Who may what. REST, hub and jobs all ask here, and an ordinary request costs the database nothing.</summary>
internal sealed class AccessBook(CommitEpoch epoch, TimeProvider time)
{
    private readonly ShortMemory<(Guid User, Guid Workspace), WorkspaceAccess> workspaces = new(epoch, time);
    private readonly ShortMemory<(Guid User, Guid Project), ProjectAccess> projects = new(epoch, time);

    /// <summary>Null: the workspace does not exist for this user.</summary>
    public ValueTask<WorkspaceAccess?> InWorkspaceAsync(ProFlowDb db, Guid userId, Guid workspaceId, CancellationToken ct) =>
        workspaces.GetAsync((userId, workspaceId), () => LoadWorkspaceAsync(db, userId, workspaceId, ct));

    /// <summary>Null: the project does not exist for this user.</summary>
    public ValueTask<ProjectAccess?> InProjectAsync(ProFlowDb db, Guid userId, Guid projectId, CancellationToken ct) =>
        projects.GetAsync((userId, projectId), () => LoadProjectAsync(db, userId, projectId, ct));

    private static async Task<WorkspaceAccess?> LoadWorkspaceAsync(ProFlowDb db, Guid userId, Guid workspaceId, CancellationToken ct)
    {
        var row = await (
            from m in db.Set<WorkspaceMember>().AsNoTracking()
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            join r in db.Set<CustomRole>() on m.RoleId equals r.Id into custom
            from r in custom.DefaultIfEmpty()
            join s in db.Set<WorkspaceSignIn>() on m.WorkspaceId equals s.WorkspaceId into signIn
            from s in signIn.DefaultIfEmpty()
            where m.UserId == userId && m.WorkspaceId == workspaceId
            select new { m.Role, m.RoleId, r!.Permissions, m.Name, w.RequiresSecondFactor, Provider = s!.Required ? s.Provider : null }).FirstOrDefaultAsync(ct);
        return row is null ? null : new WorkspaceAccess(workspaceId, WorkspaceStanding.Of(row.Role, row.RoleId, row.Permissions), row.Name) { Door = DoorFor(row.Role, row.RequiresSecondFactor, row.Provider) };
    }

    private static async Task<ProjectAccess?> LoadProjectAsync(ProFlowDb db, Guid userId, Guid projectId, CancellationToken ct)
    {
        var row = await (
            from p in db.Set<Project>().AsNoTracking()
            join w in db.Set<Workspace>() on p.WorkspaceId equals w.Id
            join m in db.Set<WorkspaceMember>() on new { p.WorkspaceId, UserId = userId } equals new { m.WorkspaceId, m.UserId }
            join r in db.Set<CustomRole>() on m.RoleId equals r.Id into custom
            from r in custom.DefaultIfEmpty()
            join o in db.Set<ProjectMember>() on new { ProjectId = p.Id, UserId = userId } equals new { o.ProjectId, o.UserId } into owned
            from o in owned.DefaultIfEmpty()
            join q in db.Set<CustomRole>() on o.RoleId equals q.Id into ownCustom
            from q in ownCustom.DefaultIfEmpty()
            join s in db.Set<WorkspaceSignIn>() on p.WorkspaceId equals s.WorkspaceId into signIn
            from s in signIn.DefaultIfEmpty()
            where p.Id == projectId
            select new { p.WorkspaceId, p.Private, w.RequiresSecondFactor, Provider = s!.Required ? s.Provider : null, m.Role, r!.Permissions, m.Name, Own = (ProjectRole?)o!.Role, OwnRoleId = o.RoleId, OwnPermissions = q!.Permissions }).FirstOrDefaultAsync(ct);
        if (row is null) return null;
        var own = row.Own is { } role ? ProjectStanding.Of(role, row.OwnRoleId, row.OwnPermissions) : null;
        return Rights.InProject(Rights.Of(row.Role, row.Permissions), own, row.Private) is { } standing
            ? new ProjectAccess(projectId, row.WorkspaceId, standing, row.Name) { Door = DoorFor(row.Role, row.RequiresSecondFactor, row.Provider) }
            : null;
    }

    // Owners come in by any way, so that a provider that is down, or was set up wrongly, shuts nobody out for ever.
    private static DoorRule DoorFor(WorkspaceRole role, bool secondFactor, string? provider) => DoorRule.Of(secondFactor, role == WorkspaceRole.Owner ? null : provider);
}
