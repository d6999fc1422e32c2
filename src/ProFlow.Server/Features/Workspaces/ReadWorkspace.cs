using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class ListWorkspaces
{
    private sealed record Position(Guid Id);

    public static async Task<Page<WorkspaceView>> Handle(ProFlowDb db, Caller caller, int? limit, string? cursor, CancellationToken ct)
    {
        var (user, take) = (caller.UserId, Paging.Limit(limit));
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await (
            from m in db.Set<WorkspaceMember>().AsNoTracking()
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            join r in db.Set<CustomRole>() on m.RoleId equals r.Id into custom
            from r in custom.DefaultIfEmpty()
            where m.UserId == user && (after == null || w.Id > after)
            orderby w.Id
            select new { Workspace = w, m.Role, m.RoleId, r!.Permissions }).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, r => WorkspaceView.Of(r.Workspace, WorkspaceStanding.Of(r.Role, r.RoleId, r.Permissions)), r => new Position(r.Workspace.Id));
    }
}

internal static class GetWorkspace
{
    public static async Task<IResult> Handle(Guid workspaceId, ProFlowDb db, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var workspace = await db.Set<Workspace>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == workspaceId, ct) ?? throw Refusal.NotFound();
        return Reply.Ok(WorkspaceView.Of(workspace, mine.Standing), workspace.Version);
    }
}

internal static class ListWorkspaceMembers
{
    private sealed record Position(Guid Id);

    public static async Task<Page<WorkspaceMemberView>> Handle(Guid workspaceId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<WorkspaceMember>().AsNoTracking().Where(m => m.WorkspaceId == workspaceId && (after == null || m.Id > after))
            .OrderBy(m => m.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, WorkspaceMemberView.Of, m => new Position(m.Id));
    }
}
