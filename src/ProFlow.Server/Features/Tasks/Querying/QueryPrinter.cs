namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>Writes a query as its author would have: reading it again gives the same query.</summary>
internal static class QueryPrinter
{
    public static string Print(QuerySyntax query)
    {
        var order = string.Join(", ", query.Order.Select(o => o.Descending ? $"{o.Field} desc" : o.Field));
        var filter = query.Filter is null ? "" : Print(query.Filter, 0);
        return order.Length == 0 ? filter : filter.Length == 0 ? $"order by {order}" : $"{filter} order by {order}";
    }

    /// <param name="outer">How tightly what stands around binds: 0 nothing, 1 or, 2 and, 3 not.</param>
    private static string Print(QueryNode node, int outer) => node switch
    {
        AnyOf any => Bracket(string.Join(" or ", any.Parts.Select(p => Print(p, 1))), outer >= 1),
        AllOf all => Bracket(string.Join(" ", all.Parts.Select(p => Print(p, 2))), outer >= 2),
        NotThis not => $"not {Print(not.Part, 3)}",
        Words words => Print(words.Value),
        Condition c => $"{c.Field}{Sign(c.Op)}{string.Join(",", c.Values.Select(Print))}",
        _ => throw new InvalidOperationException($"No query has a {node.GetType().Name}."),
    };

    private static string Print(QueryValue value)
    {
        var text = value.Quoted || QueryLexer.NeedsQuotes(value.Text)
            ? $"\"{value.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : value.Text;
        return value.To is null ? text : $"{text}..{Print(value.To)}";
    }

    private static string Sign(QueryOp op) => op switch
    {
        QueryOp.IsNot => "!=",
        QueryOp.Less => "<",
        QueryOp.LessOrEqual => "<=",
        QueryOp.More => ">",
        QueryOp.MoreOrEqual => ">=",
        _ => ":",
    };

    private static string Bracket(string text, bool needed) => needed ? $"({text})" : text;
}
