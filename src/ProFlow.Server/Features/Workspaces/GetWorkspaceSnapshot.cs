using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Live;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <summary>A workspace as the caller sees it, at a number of its stream.</summary>
/// <param name="Views">Those that the team shares; the caller's own are in their own snapshot.</param>
public sealed record WorkspaceSnapshot(
    long Seq, WorkspaceView Workspace, IReadOnlyList<WorkspaceMemberView> Members, IReadOnlyList<RoleView> Roles,
    IReadOnlyList<ProjectView> Projects, IReadOnlyList<SavedViewView> Views);

internal static class GetWorkspaceSnapshot
{
    public static async Task<IResult> Handle(Guid workspaceId, ProFlowDb db, Access access, Caller caller, Snapshots snapshots, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var userId = caller.UserId;
        return await snapshots.GetAsync(db, workspaceId, $"{userId} {mine.Standing}", async seq =>
        {
            var workspace = await db.Set<Workspace>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == workspaceId, ct) ?? throw Refusal.NotFound();
            var members = await db.Set<WorkspaceMember>().AsNoTracking().Where(m => m.WorkspaceId == workspaceId).OrderBy(m => m.Id).ToListAsync(ct);
            var roles = await db.Set<CustomRole>().AsNoTracking().Where(r => r.WorkspaceId == workspaceId).OrderBy(r => r.Id).ToListAsync(ct);
            var projects = await db.VisibleProjects(mine, userId).OrderBy(r => r.Project.Id).ToListAsync(ct);
            var views = await db.VisibleViews(mine, userId).AsNoTracking().Where(v => v.Shared).OrderBy(v => v.Id).ToListAsync(ct);
            return new WorkspaceSnapshot(
                seq, WorkspaceView.Of(workspace, mine.Standing), [.. members.Select(WorkspaceMemberView.Of)], [.. roles.Select(RoleView.Of)], [.. projects.Select(p => p.View(mine.Rights))],
                [.. views.Select(SavedViewView.Of)]);
        }, ct);
    }
}
