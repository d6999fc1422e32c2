using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;

namespace ProFlow.Server.Live;

/// <summary>Reading the log by number.</summary>
internal static class ChangeLog
{
    private static readonly Func<ProFlowDb, Guid, long, int, IAsyncEnumerable<Change>> after = EF.CompileAsyncQuery(
        (ProFlowDb db, Guid stream, long seq, int limit) => db.Changes.AsNoTracking().Where(c => c.StreamId == stream && c.Seq > seq).OrderBy(c => c.Seq).Take(limit));

    private static readonly Func<ProFlowDb, Guid, Task<StreamHead?>> head = EF.CompileAsyncQuery(
        (ProFlowDb db, Guid stream) => db.StreamHeads.AsNoTracking().FirstOrDefault(s => s.Id == stream));

    /// <summary>At most <paramref name="limit"/> changes with a number above <paramref name="seq"/>, in order, without holes.</summary>
    public static async Task<List<Change>> ReadAsync(ProFlowDb db, Guid stream, long seq, int limit, CancellationToken ct)
    {
        var changes = new List<Change>();
        await foreach (var change in after(db, stream, seq, limit).WithCancellation(ct)) changes.Add(change);
        return changes;
    }

    public static Task<StreamHead?> HeadAsync(ProFlowDb db, Guid stream) => head(db, stream);
}
