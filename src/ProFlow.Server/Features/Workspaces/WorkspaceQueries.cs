using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class WorkspaceQueries
{
    public static WorkspaceMember Membership(Guid workspaceId, User user, WorkspaceRole role, DateTimeOffset at, Guid? roleId = null) => new()
    {
        Id = Id.New(),
        WorkspaceId = workspaceId,
        UserId = user.Id,
        Name = user.Name,
        Email = user.Email,
        Picture = user.Picture,
        Role = role,
        RoleId = roleId,
        Kind = user.ServiceOfId is null ? MemberKind.Person : MemberKind.Service,
        CreatedAt = at,
    };

    public static async Task<WorkspaceMember> MemberAsync(this ProFlowDb db, Guid workspaceId, Guid userId, CancellationToken ct) =>
        await db.FindMemberAsync(workspaceId, userId, ct) ?? throw Refusal.NotFound();

    public static Task<WorkspaceMember?> FindMemberAsync(this ProFlowDb db, Guid workspaceId, Guid userId, CancellationToken ct) =>
        db.Set<WorkspaceMember>().FirstOrDefaultAsync(m => m.WorkspaceId == workspaceId && m.UserId == userId, ct);

    /// <summary>Refuses what would leave the workspace without an owner.</summary>
    public static async Task KeepAnOwnerAsync(this ProFlowDb db, Command command, WorkspaceMember leaving, CancellationToken ct)
    {
        if (leaving.Role != WorkspaceRole.Owner) return;
        await command.GuardAsync(db, leaving.WorkspaceId, ct);
        var others = await db.Set<WorkspaceMember>().AnyAsync(m => m.WorkspaceId == leaving.WorkspaceId && m.Role == WorkspaceRole.Owner && m.Id != leaving.Id, ct);
        if (!others) throw Refusal.Conflict("last_owner", "A workspace needs an owner. Make somebody else an owner first.");
    }

    /// <summary>Projects of the workspace that exist for this member.</summary>
    public static IQueryable<ProjectRow> VisibleProjects(this ProFlowDb db, WorkspaceAccess access, Guid userId)
    {
        var (workspaceId, all, open) = (access.WorkspaceId, access.May(Right.LeadAllProjects), access.May(Right.ViewOpenProjects));
        return from p in db.Set<Project>().AsNoTracking()
               join m in db.Set<ProjectMember>() on new { ProjectId = p.Id, UserId = userId } equals new { m.ProjectId, m.UserId } into own
               from m in own.DefaultIfEmpty()
               join r in db.Set<CustomRole>() on m.RoleId equals r.Id into custom
               from r in custom.DefaultIfEmpty()
               where p.WorkspaceId == workspaceId && (all || (open && !p.Private) || m != null)
               select new ProjectRow { Project = p, Own = (ProjectRole?)m!.Role, RoleId = m.RoleId, Permissions = r!.Permissions };
    }

    internal sealed class ProjectRow
    {
        public required Project Project { get; init; }
        public required ProjectRole? Own { get; init; }
        public required Guid? RoleId { get; init; }
        public required string[]? Permissions { get; init; }

        /// <summary>As somebody with these rights in the workspace sees it.</summary>
        public ProjectView View(RightSet inWorkspace) =>
            ProjectView.Of(Project, Rights.InProject(inWorkspace, Own is { } role ? ProjectStanding.Of(role, RoleId, Permissions) : null, Project.Private)!);
    }
}
