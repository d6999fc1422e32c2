using System.Linq.Expressions;
using System.Text.Json;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Tasks;

/// <summary>Something that tasks can be sorted by: in the database, in a cursor, and for the row behind a cursor.</summary>
internal abstract class TaskSortKey
{
    public static readonly TaskSortKey OfId = By(t => t.Id);

    public static TaskSortKey By<T>(Expression<Func<TaskItem, T>> key) => new Typed<T>(key);

    public static Refusal NoCursor() => Refusal.Invalid("cursor", "This cursor is not one of this listing. Begin again without it.");

    public abstract IOrderedQueryable<TaskItem> Order(IQueryable<TaskItem> tasks, IOrderedQueryable<TaskItem>? before, bool descending);

    public abstract JsonElement Read(TaskItem task);

    /// <summary>Whether a task has the value, and whether it comes behind it.</summary>
    public abstract (Expression Same, Expression Further) Against(ParameterExpression task, JsonElement value, bool descending);

    private sealed class Typed<T>(Expression<Func<TaskItem, T>> key) : TaskSortKey
    {
        private readonly Func<TaskItem, T> read = key.Compile();

        public override IOrderedQueryable<TaskItem> Order(IQueryable<TaskItem> tasks, IOrderedQueryable<TaskItem>? before, bool descending) => before is null
            ? descending ? tasks.OrderByDescending(key) : tasks.OrderBy(key)
            : descending ? before.ThenByDescending(key) : before.ThenBy(key);

        public override JsonElement Read(TaskItem task) => JsonSerializer.SerializeToElement(read(task), Json.Options);

        public override (Expression Same, Expression Further) Against(ParameterExpression task, JsonElement value, bool descending)
        {
            var left = new Rename(key.Parameters[0], task).Visit(key.Body);
            var right = Expression.Property(Expression.Constant(new Captured(Parse(value))), nameof(Captured.Value));
            var compared = typeof(T) == typeof(string)
                ? Expression.Call(typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!, left, right)
                : Expression.Call(left, typeof(T).GetMethod(nameof(IComparable<>.CompareTo), [typeof(T)])!, right);
            var zero = Expression.Constant(0);
            return (Expression.Equal(left, right), descending ? Expression.LessThan(compared, zero) : Expression.GreaterThan(compared, zero));
        }

        private static T Parse(JsonElement value)
        {
            try
            {
                return value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.Deserialize<T>(Json.Options)! : throw new JsonException();
            }
            catch (JsonException)
            {
                throw NoCursor();
            }
        }

        /// <summary>A parameter of the statement, not a part of its text.</summary>
        private sealed record Captured(T Value);
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
