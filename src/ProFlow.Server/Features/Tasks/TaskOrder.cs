using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Tasks;

/// <summary>Orders of a task list, each total through the id, with a cursor that holds the last row's key: stable under writes.</summary>
internal static class TaskOrder
{
    private sealed record Position(string Sort, JsonElement Key, Guid Id);

    public static Task<Page<TaskView>> PageAsync(IQueryable<TaskItem> tasks, string sort, bool descending, int limit, string? cursor, CancellationToken ct)
    {
        var pager = new Pager(tasks, (descending ? "-" : "") + sort, descending, limit, cursor, ct);
        var last = new DateOnly(9999, 12, 31);
        return sort switch
        {
            "position" => pager.ByAsync(t => t.Position),
            "key" or "number" => pager.ByAsync(t => t.Number),
            "title" => pager.ByAsync(t => t.Title),
            "status" => pager.ByAsync(t => t.StatusId.ToString() + t.Position),
            "priority" => pager.ByAsync(t => t.Priority == TaskPriority.Urgent ? 4 : t.Priority == TaskPriority.High ? 3 : t.Priority == TaskPriority.Medium ? 2 : t.Priority == TaskPriority.Low ? 1 : 0),
            "startDate" => pager.ByAsync(t => t.StartDate ?? last),
            "dueDate" => pager.ByAsync(t => t.DueDate ?? last),
            "createdAt" => pager.ByAsync(t => t.CreatedAt),
            "updatedAt" => pager.ByAsync(t => t.UpdatedAt),
            _ => throw Refusal.Invalid("sort", "Has to be position, key, title, status, priority, startDate, dueDate, createdAt or updatedAt, with - in front for descending."),
        };
    }

    private sealed class Pager(IQueryable<TaskItem> tasks, string name, bool descending, int limit, string? cursor, CancellationToken ct)
    {
        public async Task<Page<TaskView>> ByAsync<TKey>(Expression<Func<TaskItem, TKey>> key)
        {
            var page = tasks;
            if (Paging.Decode<Position>(cursor) is { } after)
            {
                if (after.Sort != name) throw Refusal.Invalid("cursor", "This cursor is of a list in another order. Begin again without it.");
                page = page.Where(Beyond(key, Read<TKey>(after.Key), after.Id));
            }
            page = descending ? page.OrderByDescending(key).ThenByDescending(t => t.Id) : page.OrderBy(key).ThenBy(t => t.Id);
            var rows = await page.Take(limit + 1).ToListAsync(ct);
            var read = key.Compile();
            return rows.ToPage(limit, TaskView.Of, t => new Position(name, JsonSerializer.SerializeToElement(read(t), Json.Options), t.Id));
        }

        private static TKey Read<TKey>(JsonElement key)
        {
            try
            {
                return key.ValueKind is JsonValueKind.String or JsonValueKind.Number ? key.Deserialize<TKey>(Json.Options)! : throw new JsonException();
            }
            catch (JsonException)
            {
                throw Refusal.Invalid("cursor", "This cursor is not one of this listing. Begin again without it.");
            }
        }

        private Expression<Func<TaskItem, bool>> Beyond<TKey>(Expression<Func<TaskItem, TKey>> key, TKey lastKey, Guid lastId)
        {
            var task = key.Parameters[0];
            Expression Capture<T>(T value) => Expression.Property(Expression.Constant(new Captured<T>(value)), nameof(Captured<>.Value));
            Expression Further(Expression left, Expression right, Type type)
            {
                var compared = type == typeof(string)
                    ? Expression.Call(typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!, left, right)
                    : Expression.Call(left, type.GetMethod(nameof(IComparable<>.CompareTo), [type])!, right);
                return descending ? Expression.LessThan(compared, Expression.Constant(0)) : Expression.GreaterThan(compared, Expression.Constant(0));
            }
            var keyValue = Capture(lastKey);
            var id = Expression.Property(task, nameof(TaskItem.Id));
            return Expression.Lambda<Func<TaskItem, bool>>(Expression.OrElse(
                Further(key.Body, keyValue, typeof(TKey)),
                Expression.AndAlso(Expression.Equal(key.Body, keyValue), Further(id, Capture(lastId), typeof(Guid)))), task);
        }

        private sealed record Captured<T>(T Value);
    }
}
