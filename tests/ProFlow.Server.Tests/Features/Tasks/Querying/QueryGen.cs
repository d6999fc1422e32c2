using CsCheck;
using ProFlow.Server.Features.Tasks.Querying;

namespace ProFlow.Server.Tests.Features.Tasks.Querying;

/// <summary>Random queries: any that can be written, and such as make sense in <see cref="QueryPlan"/>.</summary>
internal static class QueryGen
{
    private static Span nowhere => new(0, 0);

    private static readonly Gen<string> anyText = Gen.OneOf(
        Gen.String[Gen.Char["abcÄß-./:\\\"(),<>=!&|*% 7"], 1, 8], One("and", "OR", "not", "order", "by", "none", "..", "a..b", "-x", "\\", "\"", "日本", "🎪", "7d", "x-y", "1.5h"));

    private static readonly Gen<string> fieldName = One("title", "due", "x", "a-b", "größe", "label");

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<QueryValue> Value(Gen<string> text) => Gen.Select(text, Gen.Bool, (t, quoted) => new QueryValue(t, quoted || QueryLexer.NeedsQuotes(t), nowhere));

    private static Gen<QueryNode> Tree(Gen<QueryNode> leaf, int depth) => depth == 0 ? leaf : Gen.OneOf(
        leaf,
        Tree(leaf, depth - 1).Select(n => (QueryNode)new NotThis(n)),
        Tree(leaf, depth - 1).List[2, 3].Select(ns => (QueryNode)new AllOf(ns)),
        Tree(leaf, depth - 1).List[2, 3].Select(ns => (QueryNode)new AnyOf(ns)));

    /// <summary>Anything that the grammar allows. Lists within lists of their own kind are one list, as they are read.</summary>
    public static Gen<QuerySyntax> AnySyntax
    {
        get
        {
            var range = Gen.Select(Value(anyText), Value(anyText), (a, b) => a with { To = b });
            var equal = Gen.Select(fieldName, One(QueryOp.Is, QueryOp.IsNot), Gen.OneOf(Value(anyText), range).List[1, 3], (f, op, v) => (QueryNode)new Condition(f, nowhere, op, v));
            var compare = Gen.Select(fieldName, One(QueryOp.Less, QueryOp.LessOrEqual, QueryOp.More, QueryOp.MoreOrEqual), Value(anyText), (f, op, v) => (QueryNode)new Condition(f, nowhere, op, [v]));
            var leaf = Gen.OneOf(equal, compare, Value(anyText).Select(v => (QueryNode)new Words(v)));
            var order = Gen.Select(fieldName, Gen.Bool, (f, desc) => new QueryOrder(f, desc, nowhere)).List[0, 2];
            return Gen.Select(Tree(leaf, 3), order, (filter, o) => new QuerySyntax(Flat(filter), o));
        }
    }

    /// <summary>Conditions that mean something in the plan of the test.</summary>
    public static Gen<QueryNode> Meaningful(string[] words)
    {
        Gen<QueryNode> Of(string field, params string[] values) =>
            Gen.Select(One(QueryOp.Is, QueryOp.IsNot), Plain(values).List[1, 2], (op, v) => (QueryNode)new Condition(field, nowhere, op, v));
        Gen<QueryNode> More(string field, string[] values) => Gen.OneOf(
            Gen.Select(One(QueryOp.Less, QueryOp.LessOrEqual, QueryOp.More, QueryOp.MoreOrEqual), Plain(values), (op, v) => (QueryNode)new Condition(field, nowhere, op, [v])),
            Gen.Select(Plain(values), Plain(values), (a, b) => (QueryNode)new Condition(field, nowhere, QueryOp.Is, [a with { To = b }])));
        string[] dates = ["today", "tomorrow", "-3d", "2w", "thisweek", "lastmonth", "2026-11", "2026-11-30"];
        string[] moments = ["today", "yesterday", "-2h", "-1w", "thismonth", "2026-11-25"];
        string[] durations = ["30m", "2h", "1.5h", "1d"];
        var leaf = Gen.OneOf(
            Of("assignee", "me", "none", "any", "ben"), Of("reporter", "me", "any"), Of("label", "none", "any", "needs design", "UI"),
            Of("status", "open", "closed", "To do", "done"), Of("stage", "todo", "inProgress", "done", "cancelled"), Of("priority", "none", "high", "urgent"),
            Of("due", "none", "any", "today", "thisweek", "2026-11"), Of("start", "none", "-3d"), Of("completed", "none", "any", "today"), Of("estimate", "none", "any", "2h"),
            Of("parent", "none", "any", "BR-1"), Of("key", "BR-1", "br-2", "X-9"), Of("title", words), Of("project", "BR", "Booking relaunch"),
            More("due", dates), More("start", dates), More("created", moments), More("updated", moments), More("completed", moments),
            More("estimate", durations), More("tracked", durations), More("priority", ["none", "low", "medium", "high", "urgent"]),
            Plain(words).Select(v => (QueryNode)new Words(v)));
        return Tree(leaf, 2).Select(Flat);
    }

    private static Gen<QueryValue> Plain(string[] values) => One(values).Select(v => new QueryValue(v, QueryLexer.NeedsQuotes(v), nowhere));

    private static QueryNode Flat(QueryNode node) => node switch
    {
        AllOf all => new AllOf([.. all.Parts.Select(Flat).SelectMany(p => p is AllOf inner ? inner.Parts : [p])]),
        AnyOf any => new AnyOf([.. any.Parts.Select(Flat).SelectMany(p => p is AnyOf inner ? inner.Parts : [p])]),
        NotThis not => new NotThis(Flat(not.Part)),
        _ => node,
    };
}
