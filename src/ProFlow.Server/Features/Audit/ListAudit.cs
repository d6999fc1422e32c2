using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit.Chain;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Audit;

internal static class ListAudit
{
    private sealed record Position(long N);

    /// <summary>Newest first.</summary>
    public static async Task<Page<AuditEventView>> Handle(Guid workspaceId, [AsParameters] AuditQuery query, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var take = Paging.Limit(limit);
        var before = Paging.Decode<Position>(cursor)?.N ?? long.MaxValue;
        var lines = await query.Over(db, workspaceId).Where(l => l.Row.N < before).OrderByDescending(l => l.Row.N).Take(take + 1).ToListAsync(ct);
        return lines.ToPage(take, l => l.View(), l => new Position(l.Row.N));
    }
}

/// <param name="Events">How many events there are.</param>
/// <param name="SignedThrough">Up to this number the chain was checked and signed; null: not yet.</param>
/// <param name="BrokenAt">This server has found the chain not to hold from this number on.</param>
public sealed record AuditStateView(long From, long Through, long Events, long? SignedThrough, DateTimeOffset? SignedAt, long? BrokenAt, IReadOnlyList<string> Actions);

internal static class GetAuditState
{
    public static async Task<AuditStateView> Handle(Guid workspaceId, ProFlowDb db, Access access, AuditCheckpoints checkpoints, AuditSigner signer, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var head = await db.Set<AuditHead>().AsNoTracking().FirstOrDefaultAsync(h => h.Chain == workspaceId, ct);
        var latest = await db.Set<AuditCheckpoint>().AsNoTracking().Where(c => c.Chain == workspaceId && !c.Prune).OrderByDescending(c => c.N).Take(5).ToListAsync(ct);
        var signed = latest.Find(c => signer.Holds(c) == true);
        var (from, through) = ((head?.BaseN ?? 0) + 1, head?.N ?? 0);
        return new AuditStateView(from, through, through - from + 1, signed?.N, signed?.At, checkpoints.BrokenAt(workspaceId), [.. AuditAction.All]);
    }
}
