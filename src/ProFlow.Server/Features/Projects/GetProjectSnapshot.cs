using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Live;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

/// <summary>A whole project as its board, list and Gantt need it, at a number of its stream.</summary>
public sealed record ProjectSnapshot(
    long Seq, ProjectView Project, IReadOnlyList<ProjectMemberView> Members, IReadOnlyList<StatusView> Statuses, IReadOnlyList<LabelView> Labels, IReadOnlyList<MilestoneView> Milestones,
    IReadOnlyList<TaskView> Tasks, IReadOnlyList<DependencyView> Dependencies);

internal static class GetProjectSnapshot
{
    public static async Task<IResult> Handle(Guid projectId, ProFlowDb db, Access access, Snapshots snapshots, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        return await snapshots.GetAsync(db, projectId, mine.Standing.ToString(), seq => LoadAsync(db, projectId, mine.Standing, seq, ct), ct);
    }

    private static async Task<object> LoadAsync(ProFlowDb db, Guid projectId, ProjectStanding mine, long seq, CancellationToken ct)
    {
        var project = await db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == projectId, ct) ?? throw Refusal.NotFound();
        var members = await db.Set<ProjectMember>().AsNoTracking().Where(m => m.ProjectId == projectId).ToListAsync(ct);
        var statuses = await db.Set<Status>().AsNoTracking().Where(s => s.ProjectId == projectId).OrderBy(s => s.Position).ToListAsync(ct);
        var labels = await db.Set<Label>().AsNoTracking().Where(l => l.ProjectId == projectId).ToListAsync(ct);
        var milestones = await db.Set<Milestone>().AsNoTracking().Where(m => m.ProjectId == projectId).ToListAsync(ct);
        var tasks = await db.Set<TaskItem>().AsNoTracking().Where(t => t.ProjectId == projectId).ToListAsync(ct);
        var dependencies = await db.LiveDependencies().Where(d => d.ProjectId == projectId).ToListAsync(ct);
        return new ProjectSnapshot(
            seq, ProjectView.Of(project, mine), [.. members.Select(ProjectMemberView.Of)], [.. statuses.Select(StatusView.Of)], [.. labels.Select(LabelView.Of)], [.. milestones.Select(MilestoneView.Of)],
            [.. tasks.Select(TaskView.Of)], [.. dependencies.Select(DependencyView.Of)]);
    }
}
