namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>A piece of a query's text, in UTF-16 units.</summary>
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;
    public Span To(Span last) => new(Start, last.End - Start);
}

/// <summary>How a field is compared. What is "not" equal includes what is empty.</summary>
internal enum QueryOp { Is, IsNot, Less, LessOrEqual, More, MoreOrEqual }

/// <summary>What was written: conditions and an order.</summary>
/// <param name="Filter">Null: everything.</param>
internal sealed record QuerySyntax(QueryNode? Filter, IReadOnlyList<QueryOrder> Order);

internal sealed record QueryOrder(string Field, bool Descending, Span At);

internal abstract record QueryNode;

/// <summary>All of two or more.</summary>
internal sealed record AllOf(IReadOnlyList<QueryNode> Parts) : QueryNode;

/// <summary>Any of two or more.</summary>
internal sealed record AnyOf(IReadOnlyList<QueryNode> Parts) : QueryNode;

internal sealed record NotThis(QueryNode Part) : QueryNode;

/// <summary>A text that stands alone: in the title or the key.</summary>
internal sealed record Words(QueryValue Value) : QueryNode;

/// <param name="Values">One or more; of several any will do.</param>
internal sealed record Condition(string Field, Span FieldAt, QueryOp Op, IReadOnlyList<QueryValue> Values) : QueryNode;

/// <param name="Quoted">In quotes: a name as it is, never a word of the language such as none or me.</param>
/// <param name="To">The other end of a range; null for a single value.</param>
internal sealed record QueryValue(string Text, bool Quoted, Span At, QueryValue? To = null)
{
    public Span Whole => To is null ? At : At.To(To.At);
}
