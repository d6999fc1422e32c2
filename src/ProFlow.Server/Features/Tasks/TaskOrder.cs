using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Tasks;

/// <summary>Orders of a task list, each total through the id, with a cursor that holds the last row's keys: stable under writes.</summary>
internal static class TaskOrder
{
    private sealed record Position(string Sort, JsonElement[] Keys, Guid Id);

    public static readonly DateOnly Last = new(9999, 12, 31);
    public static readonly DateTimeOffset LastInstant = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public static Task<Page<TaskView>> PageAsync(IQueryable<TaskItem> tasks, string sort, bool descending, int limit, string? cursor, CancellationToken ct)
    {
        var key = ByName(sort) ?? throw Refusal.Invalid("sort", "Has to be position, key, title, status, priority, startDate, dueDate, createdAt or updatedAt, with - in front for descending.");
        return PageAsync(tasks, (descending ? "-" : "") + sort, [(key, descending)], limit, cursor, ct);
    }

    /// <summary>A page in the order of several keys, the first deciding first; tasks without a value come last where the key says so.</summary>
    /// <param name="name">Stands in the cursor: one of another order is refused.</param>
    public static async Task<Page<TaskView>> PageAsync(
        IQueryable<TaskItem> tasks, string name, IReadOnlyList<(TaskSortKey Key, bool Descending)> keys, int limit, string? cursor, CancellationToken ct)
    {
        if (Paging.Decode<Position>(cursor) is { } after)
        {
            if (after.Sort != name) throw Refusal.Invalid("cursor", "This cursor is of a list in another order. Begin again without it.");
            if (after.Keys?.Length != keys.Count) throw TaskSortKey.NoCursor();
            tasks = tasks.Where(Beyond(keys, after));
        }
        IOrderedQueryable<TaskItem>? ordered = null;
        foreach (var (key, down) in keys) ordered = key.Order(tasks, ordered, down);
        // The id runs the way of the last key, as the order backwards is the order read from its end.
        var last = keys[^1].Descending;
        ordered = TaskSortKey.OfId.Order(tasks, ordered, last);
        var rows = await ordered.Take(limit + 1).ToListAsync(ct);
        return rows.ToPage(limit, TaskView.Of, t => new Position(name, [.. keys.Select(k => k.Key.Read(t))], t.Id));
    }

    private static Expression<Func<TaskItem, bool>> Beyond(IReadOnlyList<(TaskSortKey Key, bool Descending)> keys, Position after)
    {
        var task = Expression.Parameter(typeof(TaskItem), "t");
        var (_, beyond) = TaskSortKey.OfId.Against(task, JsonSerializer.SerializeToElement(after.Id, Json.Options), keys[^1].Descending);
        foreach (var ((key, descending), value) in keys.Zip(after.Keys).Reverse())
        {
            var (same, further) = key.Against(task, value, descending);
            beyond = Expression.OrElse(further, Expression.AndAlso(same, beyond));
        }
        return Expression.Lambda<Func<TaskItem, bool>>(beyond, task);
    }

    public static readonly TaskSortKey Key = TaskSortKey.By(t => t.Number);
    public static readonly TaskSortKey Title = TaskSortKey.By(t => t.Title);
    public static readonly TaskSortKey Created = TaskSortKey.By(t => t.CreatedAt);
    public static readonly TaskSortKey Updated = TaskSortKey.By(t => t.UpdatedAt);
    public static readonly TaskSortKey Due = TaskSortKey.By(t => t.DueDate ?? Last);
    public static readonly TaskSortKey Start = TaskSortKey.By(t => t.StartDate ?? Last);
    public static readonly TaskSortKey Priority = TaskSortKey.By(t =>
        t.Priority == TaskPriority.Urgent ? 4 : t.Priority == TaskPriority.High ? 3 : t.Priority == TaskPriority.Medium ? 2 : t.Priority == TaskPriority.Low ? 1 : 0);

    private static readonly TaskSortKey place = TaskSortKey.By(t => t.Position);
    private static readonly TaskSortKey status = TaskSortKey.By(t => t.StatusId.ToString() + t.Position);

    private static TaskSortKey? ByName(string sort) => sort switch
    {
        "position" => place,
        "key" or "number" => Key,
        "title" => Title,
        "status" => status,
        "priority" => Priority,
        "startDate" => Start,
        "dueDate" => Due,
        "createdAt" => Created,
        "updatedAt" => Updated,
        _ => null,
    };
}
