using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.History;

/// <summary>An undo needs what doing the same by hand would need; the commands of others are for those who manage the project.</summary>
internal static class UndoRights
{
    public static async Task DemandAsync(ProFlowDb db, List<Change> changes, Access access, AccessBook book, Caller caller, CancellationToken ct)
    {
        var own = changes[0].ActorId == caller.UserId;
        var words = changes.Any(c => c.Entity is "comment" or "reaction" && c.Op != ChangeOp.Created);
        var founded = changes.Where(c => c is { Entity: "project", Op: ChangeOp.Created }).Select(c => c.EntityId).ToHashSet();
        var streams = changes.Select(c => c.StreamId).Distinct().ToList();
        var kinds = await db.StreamHeads.AsNoTracking().Where(s => streams.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Kind, ct);
        foreach (var stream in streams)
        {
            if (kinds[stream] == StreamKind.User)
            {
                // Where a command stands in other streams as well, those decide.
                if (stream != caller.UserId && streams.Count == 1) throw Refusal.NotFound();
                // A view of one's own, in a workspace where one still is.
                foreach (var place in await WorkspacesOfViewsAsync(db, [.. changes.Where(c => c.StreamId == stream && c.Entity == "view")], ct)) await access.DemandWorkspaceAsync(place, Right.ViewWorkspace, ct);
            }
            else if (kinds[stream] == StreamKind.Workspace)
            {
                var onlyProjects = changes.Where(c => c.StreamId == stream).All(c => c.ProjectId is not null && c.Entity != "view");
                var ownViews = own && changes.Where(c => c.StreamId == stream).All(c => c.Entity == "view");
                await access.DemandWorkspaceAsync(stream, onlyProjects ? Right.ViewWorkspace : ownViews ? Right.TeamComments : Right.ManageWorkspace, ct);
            }
            else if (await book.InProjectAsync(db, caller.UserId, stream, ct) is not null || !await IsDeletedAsync(db, stream, ct))
            {
                var mine = await access.DemandProjectAsync(stream, Right.ViewProject, ct);
                if (mine.IsGuest && changes.Any(c => c.TeamOnly)) throw Refusal.NotFound();
                mine.Rights.DemandAll(Needed(changes.Where(c => c.StreamId == stream && (c.Entity == "project" || !founded.Contains(stream))), own));
                if (words && !own) throw Refusal.Forbidden("What somebody has said and then changed or withdrawn only they may bring back.");
            }
            else
            {
                await DemandDeletedAsync(db, stream, access, caller, own, ct);
            }
        }
    }

    /// <summary>From the rows that are there, and from what is kept of those that are gone.</summary>
    private static async Task<IEnumerable<Guid>> WorkspacesOfViewsAsync(ProFlowDb db, List<Change> changes, CancellationToken ct)
    {
        var ids = changes.Select(c => c.EntityId).ToList();
        var there = ids.Count == 0 ? [] : await db.Set<SavedView>().Where(v => ids.Contains(v.Id)).Select(v => v.WorkspaceId).ToListAsync(ct);
        var gone = changes.Where(c => c is { Op: ChangeOp.Deleted, Before: not null }).Select(c =>
        {
            using var fields = JsonDocument.Parse(c.Before!);
            return fields.RootElement.GetProperty("workspaceId").GetGuid();
        });
        return there.Concat(gone).Distinct();
    }

    private static RightSet Needed(IEnumerable<Change> changes, bool own)
    {
        var needed = own ? default : RightSet.Of(Right.ManageProject);
        foreach (var change in changes) needed |= change.Entity switch
        {
            "project" => RightSet.Of(change.Op == ChangeOp.Updated ? Right.ManageProject : Right.DeleteProject),
            // Any role may come back by it: for those alone who could give any.
            "projectMember" => Rights.OfProjects,
            "status" => RightSet.Of(Right.ManageWorkflow),
            "label" when !own || change.Op == ChangeOp.Deleted => RightSet.Of(Right.ManageWorkflow),
            "comment" or "reaction" => RightSet.Of(Right.Comment),
            "dependency" or "milestone" => RightSet.Of(Right.PlanTasks),
            "timeEntry" => RightSet.Of(Right.TrackTime),
            "task" when !own && change.Op == ChangeOp.Created => RightSet.Of(Right.WriteTasks, Right.DeleteTasks),
            // A sum that followed from the time that is taken back.
            "task" when changes.Any(c => c.Entity == "timeEntry") => default,
            _ => RightSet.Of(Right.WriteTasks),
        };
        return needed;
    }

    private static Task<bool> IsDeletedAsync(ProFlowDb db, Guid project, CancellationToken ct) =>
        db.Set<Project>().IgnoreQueryFilters().AnyAsync(p => p.Id == project && p.DeletedAt != null, ct);

    /// <summary>A project in the trash exists for nobody; whoever deleted it, and those who lead every project, may bring it back.</summary>
    private static async Task DemandDeletedAsync(ProFlowDb db, Guid project, Access access, Caller caller, bool own, CancellationToken ct)
    {
        var workspace = await db.Set<Project>().IgnoreQueryFilters().Where(p => p.Id == project).Select(p => p.WorkspaceId).FirstAsync(ct);
        var member = own ? await db.Set<ProjectMember>().AsNoTracking().FirstOrDefaultAsync(m => m.ProjectId == project && m.UserId == caller.UserId, ct) : null;
        var theirs = member is not null && (await db.RightsOfAsync(member, ct)).Has(Right.DeleteProject);
        await access.DemandWorkspaceAsync(workspace, theirs ? Right.ViewWorkspace : Right.LeadAllProjects, ct);
    }
}
