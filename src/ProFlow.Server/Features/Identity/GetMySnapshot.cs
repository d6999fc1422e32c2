using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Live;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Identity;

/// <summary>The caller, their workspaces and the views that they keep for themselves, at a number of their own stream.</summary>
public sealed record MySnapshot(long Seq, UserView User, IReadOnlyList<WorkspaceView> Workspaces, IReadOnlyList<SavedViewView> Views);

internal static class GetMySnapshot
{
    // Not kept: the names of workspaces change in other streams than the caller's own.
    public static async Task<MySnapshot> Handle(ProFlowDb db, Caller caller, CancellationToken ct)
    {
        var id = caller.UserId;
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var head = await ChangeLog.HeadAsync(db, id) ?? throw Refusal.NotFound();
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        var workspaces = await (
            from m in db.Set<WorkspaceMember>().AsNoTracking()
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            join r in db.Set<CustomRole>() on m.RoleId equals r.Id into custom
            from r in custom.DefaultIfEmpty()
            where m.UserId == id
            orderby w.Id
            select new { Workspace = w, m.Role, m.RoleId, r!.Permissions }).ToListAsync(ct);
        var places = workspaces.Select(w => w.Workspace.Id).ToList();
        var views = await db.Set<SavedView>().AsNoTracking().Where(v => v.OwnerId == id && !v.Shared && places.Contains(v.WorkspaceId)).OrderBy(v => v.Id).ToListAsync(ct);
        return new MySnapshot(head.Head, UserView.Of(user), [.. workspaces.Select(w => WorkspaceView.Of(w.Workspace, WorkspaceStanding.Of(w.Role, w.RoleId, w.Permissions)))], [.. views.Select(SavedViewView.Of)]);
    }
}
