using System.Linq.Expressions;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>Turns what was written into a condition and an order of the database: the only place where that happens.</summary>
internal static class QueryTranslation
{
    /// <exception cref="QueryProblem">A field or a value that there is not.</exception>
    public static Expression<Func<TaskItem, bool>> Filter(QueryNode? node, QueryScope scope) => node switch
    {
        null => _ => true,
        AllOf all => all.Parts.Select(p => Filter(p, scope)).Aggregate((a, b) => Join(a, b, Expression.AndAlso)),
        AnyOf any => any.Parts.Select(p => Filter(p, scope)).Aggregate((a, b) => Join(a, b, Expression.OrElse)),
        NotThis not => Not(Filter(not.Part, scope)),
        Words words => QueryMatch.Words(words.Value),
        Condition condition => Condition(condition, scope),
        _ => throw new InvalidOperationException($"No query has a {node.GetType().Name}."),
    };

    public static IReadOnlyList<(TaskSortKey Key, bool Descending)> Order(QuerySyntax query) => [.. query.Order.Select(o =>
    {
        var field = QueryFields.Of(o.Field, o.At);
        var key = (o.Descending ? field.SortDown : null) ?? field.Sort
            ?? throw new QueryProblem($"Tasks can't be put in order by {field.Name}.", o.At, [.. QueryFields.All.Where(f => f.Sort is not null).Select(f => f.Name)]);
        return (key, o.Descending);
    })];

    private static Expression<Func<TaskItem, bool>> Condition(Condition condition, QueryScope scope)
    {
        var field = QueryFields.Of(condition.Field, condition.FieldAt);
        if (condition.Op > QueryOp.IsNot && !field.IsComparable)
            throw new QueryProblem($"“{field.Name}” is not more or less than anything.", condition.FieldAt.To(condition.Values[0].At), [":", "!="]);
        var any = condition.Values.Select(v => Value(field, condition.Op, v, scope)).Aggregate((a, b) => Join(a, b, Expression.OrElse));
        return condition.Op == QueryOp.IsNot ? Not(any) : any;
    }

    private static Expression<Func<TaskItem, bool>> Value(QueryField field, QueryOp op, QueryValue value, QueryScope scope)
    {
        if (field.Empty is { } empty && value is { Quoted: false, To: null } && op <= QueryOp.IsNot)
        {
            if (Is(value, "none") || Is(value, "empty")) return empty;
            if (Is(value, "any")) return Not(empty);
        }
        return field.Test(op, value, scope);
    }

    private static bool Is(QueryValue value, string word) => value.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static Expression<Func<TaskItem, bool>> Not(Expression<Func<TaskItem, bool>> one) => Expression.Lambda<Func<TaskItem, bool>>(Expression.Not(one.Body), one.Parameters);

    private static Expression<Func<TaskItem, bool>> Join(Expression<Func<TaskItem, bool>> a, Expression<Func<TaskItem, bool>> b, Func<Expression, Expression, Expression> join) =>
        Expression.Lambda<Func<TaskItem, bool>>(join(a.Body, Replace.In(b.Body, b.Parameters[0], a.Parameters[0])), a.Parameters);

    /// <summary>The test applied to the field.</summary>
    public static Expression<Func<TaskItem, bool>> Where<T>(this Expression<Func<TaskItem, T>> field, Expression<Func<T, bool>> test) =>
        Expression.Lambda<Func<TaskItem, bool>>(Replace.In(test.Body, test.Parameters[0], field.Body), field.Parameters);

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public static Expression In(Expression body, Expression from, Expression to) => new Replace(from, to).Visit(body)!;

        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
