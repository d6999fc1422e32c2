using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

/// <param name="At">Since when the comment read like this.</param>
/// <param name="ActorId">Who wrote it so.</param>
public sealed record CommentVersionView(DateTimeOffset At, Guid? ActorId, string Body);

internal static class CommentHistory
{
    private sealed record Position(long Seq);

    /// <summary>What a comment has said, read from the change log: the newest first, which is what it says now.</summary>
    public static async Task<Page<CommentVersionView>> Handle(Guid commentId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        var (comment, _) = await db.WriteCommentAsync(access, commentId, ct);
        var take = Paging.Limit(limit);
        var before = Paging.Decode<Position>(cursor)?.Seq ?? long.MaxValue;
        var told = db.Changes.AsNoTracking().Where(c => c.SubjectId == comment.TaskId && c.StreamId == comment.ProjectId && c.EntityId == commentId);
        // One that was deleted and brought back reads as before: of what created it only the first time tells of words.
        var rows = await told.Where(c => c.Seq < before && (c.Op == ChangeOp.Updated || c.Seq == told.Min(first => first.Seq)))
            .OrderByDescending(c => c.Seq).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, View, c => new Position(c.Seq));
    }

    private static CommentVersionView View(Change change)
    {
        using var data = JsonDocument.Parse(change.Data);
        return new(change.At, change.ActorId, data.RootElement.GetProperty("body").GetString()!);
    }
}
