using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

/// <summary>One thing that happened to a task or a part of it.</summary>
public sealed record ActivityView(long Seq, DateTimeOffset At, Guid? ActorId, Guid CommandId, string Entity, Guid EntityId, string Op, IReadOnlyList<FieldChange> Fields);

/// <param name="From">The value before; null for what was created.</param>
/// <param name="To">The value after; null for what was deleted.</param>
public sealed record FieldChange(string Field, JsonElement? From, JsonElement? To);

internal static class TaskActivity
{
    private sealed record Position(long Seq);

    private static readonly HashSet<string> quiet = ["updatedAt", "position", "deletedAt", "version"];

    /// <summary>Read from the change log, the newest first.</summary>
    public static async Task<Page<ActivityView>> Handle(Guid taskId, ProFlowDb db, Caller caller, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var mine = await access.DemandProjectAsync(task.ProjectId, ct);
        var take = Paging.Limit(limit);
        var before = Paging.Decode<Position>(cursor)?.Seq ?? long.MaxValue;
        var (hideInternal, hideTime, me) = (mine.IsGuest, !mine.May(Right.SeeTime), caller.UserId);
        var rows = await db.Changes.AsNoTracking()
            .Where(c => c.SubjectId == taskId && c.StreamId == task.ProjectId && c.Seq < before && !(hideInternal && c.TeamOnly) && !(hideTime && c.Entity == "timeEntry" && c.ActorId != me))
            .OrderByDescending(c => c.Seq).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, View, c => new Position(c.Seq));
    }

    private static ActivityView View(Change c) =>
        new(c.Seq, c.At, c.ActorId, c.CommandId, c.Entity, c.EntityId, c.Op.ToString().ToLowerInvariant(), Fields(c));

    private static List<FieldChange> Fields(Change change)
    {
        using var data = JsonDocument.Parse(change.Data);
        using var before = change.Before is null ? null : JsonDocument.Parse(change.Before);
        if (change.Op == ChangeOp.Deleted) return [];
        return [.. data.RootElement.EnumerateObject().Where(p => !quiet.Contains(p.Name)).Select(p => new FieldChange(
            p.Name,
            before is not null && before.RootElement.TryGetProperty(p.Name, out var old) ? old.Clone() : null,
            p.Value.Clone()))];
    }
}
