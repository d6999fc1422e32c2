using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Live;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

/// <summary>A workspace as the caller sees it, at a number of its stream.</summary>
public sealed record WorkspaceSnapshot(long Seq, WorkspaceView Workspace, IReadOnlyList<WorkspaceMemberView> Members, IReadOnlyList<ProjectView> Projects);

internal static class GetWorkspaceSnapshot
{
    public static async Task<IResult> Handle(Guid workspaceId, ProFlowDb db, Access access, Caller caller, Snapshots snapshots, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var userId = caller.UserId;
        return await snapshots.GetAsync(db, workspaceId, $"{userId} {mine.Role}", async seq =>
        {
            var workspace = await db.Set<Workspace>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == workspaceId, ct) ?? throw Refusal.NotFound();
            var members = await db.Set<WorkspaceMember>().AsNoTracking().Where(m => m.WorkspaceId == workspaceId).OrderBy(m => m.Id).ToListAsync(ct);
            var projects = await db.VisibleProjects(mine, userId).OrderBy(r => r.Project.Id).ToListAsync(ct);
            return new WorkspaceSnapshot(
                seq, WorkspaceView.Of(workspace, mine.Role), [.. members.Select(WorkspaceMemberView.Of)], [.. projects.Select(p => p.View(mine.Role))]);
        }, ct);
    }
}
