using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

/// <summary>What a project's tasks may refer to.</summary>
internal sealed record ProjectSettings(Guid ProjectId, Guid WorkspaceId, string Key, IReadOnlyList<StatusStep> Statuses, IReadOnlySet<Guid> Labels, IReadOnlySet<Guid> Milestones, IReadOnlySet<Guid> Assignable)
{
    public StatusStep First => Statuses.FirstOrDefault(s => s.Category == StatusCategory.Todo) ?? Statuses[0];
    public StatusStep? Status(Guid id) => Statuses.FirstOrDefault(s => s.Id == id);
}

internal sealed record StatusStep(Guid Id, string Name, StatusCategory Category, IReadOnlyList<StatusTransition>? Transitions);

/// <summary>Settings are read often and changed seldom: remembered briefly, like rights.</summary>
internal sealed class ProjectSettingsBook(CommitEpoch epoch, TimeProvider time)
{
    private static readonly WorkspaceRole[] leading = [.. Enum.GetValues<WorkspaceRole>().Where(r => Rights.Of(r).Has(Right.LeadAllProjects))];
    private static readonly WorkspaceRole[] seeing = [.. Enum.GetValues<WorkspaceRole>().Where(r => Rights.Of(r).Has(Right.ViewOpenProjects))];
    private readonly ShortMemory<Guid, ProjectSettings> known = new(epoch, time);

    public async ValueTask<ProjectSettings> OfAsync(ProFlowDb db, Guid projectId, CancellationToken ct) =>
        await known.GetAsync(projectId, () => LoadAsync(db, projectId, ct)) ?? throw Refusal.NotFound();

    private static async Task<ProjectSettings?> LoadAsync(ProFlowDb db, Guid projectId, CancellationToken ct)
    {
        var project = await db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == projectId, ct);
        if (project is null) return null;
        var steps = await db.Set<Status>().AsNoTracking().Where(s => s.ProjectId == projectId).OrderBy(s => s.Position).ThenBy(s => s.Id)
            .Select(s => new { s.Id, s.Name, s.Category, s.Transitions }).ToListAsync(ct);
        var statuses = steps.ConvertAll(s => new StatusStep(s.Id, s.Name, s.Category, Transitions.Read(s.Transitions)));
        var labels = await db.Set<Label>().AsNoTracking().Where(l => l.ProjectId == projectId).Select(l => l.Id).ToListAsync(ct);
        var milestones = await db.Set<Milestone>().AsNoTracking().Where(m => m.ProjectId == projectId).Select(m => m.Id).ToListAsync(ct);
        var (leads, sees) = (Right.LeadAllProjects.Name(), Right.ViewOpenProjects.Name());
        var people = await (
            from m in db.Set<WorkspaceMember>().AsNoTracking()
            join o in db.Set<ProjectMember>() on new { ProjectId = projectId, m.UserId } equals new { o.ProjectId, o.UserId } into own
            from o in own.DefaultIfEmpty()
            join r in db.Set<CustomRole>() on m.RoleId equals r.Id into custom
            from r in custom.DefaultIfEmpty()
            where m.WorkspaceId == project.WorkspaceId && (o != null || leading.Contains(m.Role) || r!.Permissions.Contains(leads)
                || (!project.Private && (seeing.Contains(m.Role) || r.Permissions.Contains(sees))))
            select m.UserId).ToListAsync(ct);
        return new ProjectSettings(projectId, project.WorkspaceId, project.Key, statuses, labels.ToHashSet(), milestones.ToHashSet(), people.ToHashSet());
    }
}
