namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>
/// Reads a query by recursive descent. "or" binds least, then "and", which may be left out, then "not" or a "-" in front. Knows the shape
/// alone; which fields there are and what they may be is for <see cref="QueryTranslation"/>.
/// </summary>
internal sealed class QueryParser
{
    public const int MaxLength = 2000;
    public const int MaxDepth = 20;
    public const int MaxConditions = 100;
    public const int MaxValues = 50;

    private static readonly string[] condition = ["a field", "a word", "not", "("];

    private readonly List<Token> tokens;
    private int at;
    private int depth;
    private int conditions;

    private QueryParser(List<Token> tokens) => this.tokens = tokens;

    private Token Here => tokens[at];

    /// <exception cref="QueryProblem">It can't be read.</exception>
    public static QuerySyntax Parse(string text)
    {
        if (text.Length > MaxLength) throw new QueryProblem($"A query has at most {MaxLength} characters.", new Span(MaxLength, text.Length - MaxLength), []);
        if (!Platform.Invalid.Storable(text)) throw new QueryProblem("Contains characters that can't be looked for (NUL or half of a surrogate pair).", new Span(0, text.Length), []);
        var parser = new QueryParser(QueryLexer.Read(text));
        var filter = parser.Here.Kind == TokenKind.End || parser.IsOrder() ? null : parser.Or();
        var order = parser.IsOrder() ? parser.Order() : [];
        if (parser.Here.Kind != TokenKind.End) throw parser.Unexpected(["and", "or", "order by", .. condition]);
        return new QuerySyntax(filter, order);
    }

    private QueryNode Or()
    {
        var parts = new List<QueryNode> { And() };
        while (Take("or")) parts.Add(And());
        return parts.Count == 1 ? parts[0] : new AnyOf(parts);
    }

    private QueryNode And()
    {
        var parts = new List<QueryNode> { Not() };
        while (Take("and") || StartsCondition()) parts.Add(Not());
        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private QueryNode Not()
    {
        if (!Take("not") && !Take(TokenKind.Minus)) return Primary();
        Deeper();
        var part = new NotThis(Not());
        depth--;
        return part;
    }

    private QueryNode Primary()
    {
        if (Take(TokenKind.Open))
        {
            Deeper();
            var inside = Or();
            depth--;
            if (!Take(TokenKind.Close)) throw Unexpected([")", "and", "or"]);
            return inside;
        }
        if (Here.Kind is not (TokenKind.Word or TokenKind.Quoted) || IsKeyword()) throw Unexpected(condition);
        if (++conditions > MaxConditions) throw new QueryProblem($"A query has at most {MaxConditions} conditions.", Here.At, []);
        var word = tokens[at++];
        if (word.Kind == TokenKind.Word && Here.Kind == TokenKind.Operator) return Compare(word);
        return new Words(new QueryValue(word.Text, word.Kind == TokenKind.Quoted, word.At));
    }

    private Condition Compare(Token field)
    {
        var op = tokens[at++].Text switch
        {
            "<" => QueryOp.Less,
            "<=" => QueryOp.LessOrEqual,
            ">" => QueryOp.More,
            ">=" => QueryOp.MoreOrEqual,
            "!=" => QueryOp.IsNot,
            _ => QueryOp.Is,
        };
        var values = new List<QueryValue> { Value() };
        while (Take(TokenKind.Comma))
        {
            if (values.Count == MaxValues) throw new QueryProblem($"A field is compared with at most {MaxValues} values.", Here.At, []);
            values.Add(Value());
        }
        if (op > QueryOp.IsNot && (values.Count > 1 || values[0].To is not null))
            throw new QueryProblem("A comparison takes one value.", values[0].At.To(values[^1].Whole), [":"]);
        return new Condition(field.Text, field.At, op, values);
    }

    private QueryValue Value()
    {
        var value = Single();
        return Take(TokenKind.Range) ? value with { To = Single() } : value;
    }

    private QueryValue Single()
    {
        if (Here.Kind is not (TokenKind.Word or TokenKind.Quoted)) throw Unexpected(["a value"]);
        var token = tokens[at++];
        return new QueryValue(token.Text, token.Kind == TokenKind.Quoted, token.At);
    }

    private List<QueryOrder> Order()
    {
        at += 2;
        var order = new List<QueryOrder>();
        do
        {
            if (Here.Kind != TokenKind.Word) throw Unexpected(["a field"]);
            var field = tokens[at++];
            var descending = Take("desc");
            if (!descending) Take("asc");
            order.Add(new QueryOrder(field.Text, descending, field.At));
        }
        while (Take(TokenKind.Comma));
        return order;
    }

    private bool IsOrder() => IsWord("order") && at + 1 < tokens.Count && tokens[at + 1] is { Kind: TokenKind.Word } next && Same(next.Text, "by");

    private bool IsKeyword() => IsWord("and") || IsWord("or") || IsWord("not") || IsOrder();

    private bool StartsCondition() => Here.Kind switch
    {
        TokenKind.Word => !IsWord("or") && !IsOrder(),
        TokenKind.Quoted or TokenKind.Open or TokenKind.Minus => true,
        _ => false,
    };

    private bool IsWord(string word) => Here.Kind == TokenKind.Word && Same(Here.Text, word);

    private static bool Same(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool Take(TokenKind kind)
    {
        if (Here.Kind != kind) return false;
        at++;
        return true;
    }

    private bool Take(string word)
    {
        if (!IsWord(word)) return false;
        at++;
        return true;
    }

    private void Deeper()
    {
        if (++depth > MaxDepth) throw new QueryProblem($"A query is nested at most {MaxDepth} deep.", Here.At, []);
    }

    private QueryProblem Unexpected(IReadOnlyList<string> expected) => Here.Kind == TokenKind.End
        ? new QueryProblem("The query ends too early.", Here.At, expected)
        : new QueryProblem($"“{Platform.Cut.To(Here.Text, 40)}” can't stand here.", Here.At, expected);
}
