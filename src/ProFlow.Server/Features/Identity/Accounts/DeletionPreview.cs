using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <summary>What becomes of a workspace when one of its members deletes their account.</summary>
public enum DeletionOutcome
{
    /// <summary>It goes on without them.</summary>
    Left,
    /// <summary>Nobody else is in it: it is deleted with the account.</summary>
    Closed,
    /// <summary>Others are in it and none of them is an owner: somebody has to be made one first.</summary>
    Blocked,
}

public sealed record DeletionColleague(Guid UserId, string Name);

/// <param name="OpenTasks">How many open tasks they have there.</param>
/// <param name="Colleagues">To whom these can be handed over.</param>
public sealed record DeletionPlace(Guid WorkspaceId, string Name, DeletionOutcome Outcome, int OpenTasks, IReadOnlyList<DeletionColleague> Colleagues);

public sealed record DeletionView(IReadOnlyList<DeletionPlace> Workspaces);

internal static class DeletionPreview
{
    public static async Task<DeletionView> Handle(ProFlowDb db, Caller caller, CancellationToken ct) => new(await PlacesAsync(db, caller.UserId, ct));

    public static async Task<List<DeletionPlace>> PlacesAsync(ProFlowDb db, Guid userId, CancellationToken ct)
    {
        var mine = await (
            from m in db.Set<WorkspaceMember>().AsNoTracking()
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            where m.UserId == userId
            orderby w.Name
            select new { w.Id, w.Name, m.Role }).ToListAsync(ct);
        var places = new List<DeletionPlace>();
        foreach (var place in mine)
        {
            var others = await db.Set<WorkspaceMember>().AsNoTracking().Where(m => m.WorkspaceId == place.Id && m.UserId != userId && m.Kind == MemberKind.Person).OrderBy(m => m.Name).ToListAsync(ct);
            var outcome = others.Count == 0 ? DeletionOutcome.Closed : others.Any(o => o.Role == WorkspaceRole.Owner) ? DeletionOutcome.Left : DeletionOutcome.Blocked;
            var tasks = outcome == DeletionOutcome.Closed ? 0 : await Departure.OpenTasks(db, place.Id, userId).CountAsync(ct);
            places.Add(new DeletionPlace(place.Id, place.Name, outcome, tasks, [.. others.Select(o => new DeletionColleague(o.UserId, o.Name))]));
        }
        return places;
    }
}
