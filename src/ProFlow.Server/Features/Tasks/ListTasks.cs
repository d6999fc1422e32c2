using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks.Querying;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

internal static class ListTasks
{
    /// <param name="Status">Ids or names of statuses, comma-separated.</param>
    /// <param name="Category">todo, inProgress, done, cancelled, comma-separated.</param>
    /// <param name="AssigneeId">A user's id, "me" or "none".</param>
    /// <param name="Label">Ids or names of labels, comma-separated: tasks with any of them.</param>
    /// <param name="Q">Words in the title, or a key.</param>
    /// <param name="Query">In the query language, beside the other filters; its "order by" counts where there is no sort.</param>
    /// <param name="TimeZone">An IANA name, for "today" of whoever has chosen none in their profile.</param>
    /// <param name="Sort">position (default), key, title, priority, startDate, dueDate, createdAt, updatedAt; with - in front descending.</param>
    public sealed record Filters(
        string? Status, string? Category, string? AssigneeId, string? Label, string? Priority, Guid? ParentId, string? Q,
        DateOnly? DueBefore, DateTimeOffset? UpdatedSince, string? Sort, string? Query, string? TimeZone, int? Limit, string? Cursor);

    public static async Task<Page<TaskView>> Handle(
        Guid projectId, [AsParameters] Filters query, ProFlowDb db, NpgsqlDataSource source, Caller caller, Access access, TimeProvider time, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var tasks = await FilterAsync(db, projectId, query, caller, ct);
        var limit = Paging.Limit(query.Limit);
        if (query.Query is { Length: > 0 } text)
        {
            var asked = await TaskQuery.ReadAsync(db, source, text, mine, new Asker(caller.UserId, query.TimeZone, time.Now()), ct);
            tasks = tasks.Where(asked.Filter);
            if (query.Sort is null && asked.Order.Count > 0) return await TaskOrder.PageAsync(tasks, asked.OrderName, asked.Order, limit, query.Cursor, ct);
        }
        var descending = query.Sort?.StartsWith('-') == true;
        return await TaskOrder.PageAsync(tasks, query.Sort?.TrimStart('-') ?? "position", descending, limit, query.Cursor, ct);
    }

    private static async Task<IQueryable<TaskItem>> FilterAsync(ProFlowDb db, Guid projectId, Filters query, Caller caller, CancellationToken ct)
    {
        var tasks = db.Set<TaskItem>().AsNoTracking().Where(t => t.ProjectId == projectId);
        if (query.Status is { Length: > 0 } statuses)
        {
            var (names, ids) = Split(statuses);
            var chosen = await db.Set<Status>().Where(s => s.ProjectId == projectId && (ids.Contains(s.Id) || names.Contains(s.Name.ToLower()))).Select(s => s.Id).ToListAsync(ct);
            tasks = tasks.Where(t => chosen.Contains(t.StatusId));
        }
        if (query.Label is { Length: > 0 } labels)
        {
            var (names, ids) = Split(labels);
            var chosen = await db.Set<Label>().Where(l => l.ProjectId == projectId && (ids.Contains(l.Id) || names.Contains(l.Name.ToLower()))).Select(l => l.Id).ToArrayAsync(ct);
            tasks = tasks.Where(t => t.LabelIds.Any(id => chosen.Contains(id)));
        }
        if (query.Category is { Length: > 0 } categories)
        {
            var chosen = categories.Split(',').Select(c => c.All(char.IsAsciiLetter) && Enum.TryParse<StatusCategory>(c, true, out var known)
                ? known : throw Refusal.Invalid("category", "Has to be todo, inProgress, done or cancelled.")).ToList();
            tasks = tasks.Where(t => chosen.Contains(t.Category));
        }
        if (query.Priority is { Length: > 0 } priorities)
        {
            var chosen = priorities.Split(',').Select(p => TaskFields.TryPriority(p, out var known) ? known : throw Refusal.Invalid("priority", "Has to be none, low, medium, high or urgent.")).ToList();
            tasks = tasks.Where(t => chosen.Contains(t.Priority));
        }
        if (query.AssigneeId is { Length: > 0 } assignee)
        {
            if (assignee == "none") tasks = tasks.Where(t => t.AssigneeIds.Length == 0);
            else
            {
                var userId = assignee == "me" ? caller.UserId : Guid.TryParse(assignee, out var id) ? id : throw Refusal.Invalid("assigneeId", "Has to be a user's id, me or none.");
                tasks = tasks.Where(t => t.AssigneeIds.Contains(userId));
            }
        }
        if (query.ParentId is { } parentId) tasks = tasks.Where(t => t.ParentId == parentId);
        if (query.DueBefore is { } due) tasks = tasks.Where(t => t.DueDate < due);
        if (query.UpdatedSince is { } since)
        {
            var utc = since.ToUniversalTime();
            tasks = tasks.Where(t => t.UpdatedAt >= utc);
        }
        if (query.Q is { Length: > 0 } words)
        {
            if (words.Length > 200) throw Refusal.Invalid("q", "Has to have at most 200 characters.");
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10))
            {
                var pattern = Containing(word);
                tasks = tasks.Where(t => EF.Functions.ILike(t.Title, pattern, "\\") || EF.Functions.ILike(t.Key, pattern, "\\"));
            }
        }
        return tasks;
    }

    /// <summary>A pattern for ILIKE with "\" as its escape: the text anywhere, letter by letter.</summary>
    public static string Containing(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private static (List<string> Names, List<Guid> Ids) Split(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ([.. parts.Select(p => p.ToLowerInvariant())], [.. parts.Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)]);
    }
}

internal static class GetTask
{
    public static async Task<IResult> Handle(Guid taskId, ProFlowDb db, Access access, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var mine = await access.DemandProjectAsync(task.ProjectId, ct);
        return Reply.Ok(TaskView.Of(task) with { Can = mine.CanTask }, task.Version);
    }
}

internal static class GetTaskByKey
{
    public static async Task<IResult> Handle(Guid workspaceId, string key, ProFlowDb db, Access access, CancellationToken ct)
    {
        var wanted = key.ToUpperInvariant();
        await access.DemandWorkspaceAsync(workspaceId, Right.ViewWorkspace, ct);
        var task = await db.Set<TaskItem>().AsNoTracking().FirstOrDefaultAsync(t => t.WorkspaceId == workspaceId && t.Key == wanted
            && db.Set<Project>().Any(p => p.Id == t.ProjectId), ct) ?? throw Refusal.NotFound();
        var mine = await access.DemandProjectAsync(task.ProjectId, Right.ViewProject, ct);
        return Reply.Ok(TaskView.Of(task) with { Can = mine.CanTask }, task.Version);
    }
}
