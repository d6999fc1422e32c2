using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Live;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

/// <param name="Seq">The number of the project's stream that the counts are of.</param>
/// <param name="Items">Only tasks that have any part.</param>
public sealed record TaskPartCounts(long Seq, IReadOnlyList<TaskPartCount> Items);

public sealed record TaskPartCount(Guid TaskId, int Comments, int Attachments, int ChecklistItems, int ChecklistDone);

/// <summary>How many comments, links and checklist items each task of a project has, for its board: one reading for all cards,
/// kept until the stream moves on.</summary>
internal static class CountTaskParts
{
    private sealed record Row(Guid TaskId, int Count, int Done);

    public static async Task<IResult> Handle(Guid projectId, ProFlowDb db, Access access, Snapshots snapshots, CancellationToken ct)
    {
        var hideInternal = (await access.DemandProjectAsync(projectId, ct)).IsGuest;
        return await snapshots.GetAsync(db, projectId, hideInternal ? "task-parts, guest" : "task-parts", seq => LoadAsync(db, projectId, hideInternal, seq, ct), ct);
    }

    private static async Task<object> LoadAsync(ProFlowDb db, Guid projectId, bool hideInternal, long seq, CancellationToken ct)
    {
        var tasks = db.Set<TaskItem>().Where(t => t.ProjectId == projectId).Select(t => t.Id);
        var comments = await db.Set<Comment>().Where(c => tasks.Contains(c.TaskId) && !(hideInternal && c.Internal))
            .GroupBy(c => c.TaskId).Select(g => new Row(g.Key, g.Count(), 0)).ToDictionaryAsync(r => r.TaskId, ct);
        var attachments = await db.Set<Attachment>().Where(a => tasks.Contains(a.TaskId))
            .GroupBy(a => a.TaskId).Select(g => new Row(g.Key, g.Count(), 0)).ToDictionaryAsync(r => r.TaskId, ct);
        var checklists = await db.Set<ChecklistItem>().Where(i => tasks.Contains(i.TaskId))
            .GroupBy(i => i.TaskId).Select(g => new Row(g.Key, g.Count(), g.Count(i => i.Done))).ToDictionaryAsync(r => r.TaskId, ct);
        var none = new Row(default, 0, 0);
        Row Of(Dictionary<Guid, Row> rows, Guid task) => rows.GetValueOrDefault(task, none);
        return new TaskPartCounts(seq, [.. comments.Keys.Union(attachments.Keys).Union(checklists.Keys).Order().Select(task => new TaskPartCount(
            task, Of(comments, task).Count, Of(attachments, task).Count, Of(checklists, task).Count, Of(checklists, task).Done))]);
    }
}
