using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class ListProjects
{
    private sealed record Position(Guid Id);

    public static async Task<Page<ProjectView>> Handle(Guid workspaceId, ProFlowDb db, Caller caller, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.VisibleProjects(mine, caller.UserId).Where(r => after == null || r.Project.Id > after)
            .OrderBy(r => r.Project.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, r => r.View(mine.Rights), r => new Position(r.Project.Id));
    }
}

internal static class GetProject
{
    public static async Task<IResult> Handle(Guid projectId, ProFlowDb db, Access access, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var project = await db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == projectId, ct) ?? throw Refusal.NotFound();
        return Reply.Ok(ProjectView.Of(project, mine.Standing), project.Version);
    }
}
