using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Live;

/// <param name="Latest">The number of the stream's newest change.</param>
public sealed record ChangePage(IReadOnlyList<ChangeView> Items, long Latest);

/// <summary>The catch-up: what came after a number, as the hub would have sent it.</summary>
internal static class GetChanges
{
    private const int DefaultLimit = 500;

    public static async Task<ChangePage> OfWorkspace(Guid workspaceId, long? after, int? limit, ProFlowDb db, Access access, Caller caller, SightBook sights, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        return await ReadAsync(new Channel(StreamKind.Workspace, workspaceId), after, limit, db, caller, sights, ct);
    }

    public static async Task<ChangePage> OfProject(Guid projectId, long? after, int? limit, ProFlowDb db, Access access, Caller caller, SightBook sights, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        return await ReadAsync(new Channel(StreamKind.Project, projectId), after, limit, db, caller, sights, ct);
    }

    public static Task<ChangePage> OfMe(long? after, int? limit, ProFlowDb db, Caller caller, SightBook sights, CancellationToken ct) =>
        ReadAsync(new Channel(StreamKind.User, caller.UserId), after, limit, db, caller, sights, ct);

    private static async Task<ChangePage> ReadAsync(Channel channel, long? after, int? limit, ProFlowDb db, Caller caller, SightBook sights, CancellationToken ct)
    {
        var from = after ?? 0;
        if (from < 0) throw Refusal.Invalid("after", "Has to be 0 or more.");
        var sight = await sights.OfAsync(db, caller.UserId, null, channel, ct) ?? throw Refusal.NotFound();
        var head = await ChangeLog.HeadAsync(db, channel.Id) ?? throw Refusal.NotFound();
        if (from < head.TrimmedTo) throw Refusal.Gone("The log was trimmed past this number. Load the snapshot and go on from its number.");
        var name = channel.ToString();
        var changes = await ChangeLog.ReadAsync(db, channel.Id, from, limit is null ? DefaultLimit : Paging.Limit(limit), ct);
        return new ChangePage([.. changes.Select(c => sight.View(name, c))], Math.Max(head.Head, changes.Count > 0 ? changes[^1].Seq : 0));
    }
}
