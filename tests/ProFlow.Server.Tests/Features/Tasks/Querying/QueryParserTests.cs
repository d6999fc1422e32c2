using CsCheck;
using ProFlow.Server.Features.Tasks.Querying;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Querying;

public sealed class QueryParserTests
{
    [Fact]
    public void What_is_printed_is_read_as_the_same_query() =>
        QueryGen.AnySyntax.Sample(query => Assert.Equal(Shape(query), Shape(QueryParser.Parse(QueryPrinter.Print(query)))), iter: 3000);

    [Theory]
    [InlineData("", "all"),
     InlineData("order by priority, due desc", "all | priority, due-"),
     InlineData("assignee:me status:open due<7d label:\"needs design\" order by priority", "(assignee:me & status:open & due<7d & label:'needs design') | priority"),
     InlineData("a or b c", "(a + (b & c))"),
     InlineData("(a or b) c", "((a + b) & c)"),
     InlineData("not a b", "(!a & b)"),
     InlineData("-label:bug AND x", "(!label:bug & x)"),
     InlineData("due:2026-01-01..2026-02-01,today", "due:2026-01-01..2026-02-01,today"),
     InlineData("due>-2w", "due>-2w"),
     InlineData("status = done", "status:done"),
     InlineData("\"say \\\"hi\\\"\" order", "('say \"hi\"' & order)"),
     InlineData("well-known order:by", "(well-known & order:by)")]
    public void A_query_is_read_as_people_mean_it(string text, string shape) => Assert.Equal(shape, Shape(QueryParser.Parse(text)));

    [Theory]
    [InlineData("a and", 5, 0), InlineData("(a", 2, 0), InlineData("a )", 2, 1), InlineData("due<", 4, 0), InlineData("due<1d,2d", 4, 5), InlineData("due<1d..2d", 4, 6), InlineData("x \"open", 2, 5),
     InlineData("a ! b", 2, 1), InlineData("or a", 0, 2), InlineData("a order by", 10, 0), InlineData("a order by due due", 15, 3), InlineData(": x", 0, 1), InlineData("a:,b", 2, 1), InlineData("wait...", 4, 2)]
    public void What_can_not_be_read_is_told_with_its_place(string text, int start, int length)
    {
        var problem = Assert.Throws<QueryProblem>(() => QueryParser.Parse(text));

        Assert.Equal((start, length), (problem.At.Start, problem.At.Length));
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public void A_query_has_its_limits()
    {
        Assert.Throws<QueryProblem>(() => QueryParser.Parse(new string('a', QueryParser.MaxLength + 1)));
        Assert.Throws<QueryProblem>(() => QueryParser.Parse(new string('(', QueryParser.MaxDepth + 1) + "a"));
        Assert.Throws<QueryProblem>(() => QueryParser.Parse(string.Concat(Enumerable.Repeat("not ", QueryParser.MaxDepth + 1)) + "a"));
        Assert.Throws<QueryProblem>(() => QueryParser.Parse(string.Join(' ', Enumerable.Repeat("a", QueryParser.MaxConditions + 1))));
        Assert.Throws<QueryProblem>(() => QueryParser.Parse("a:" + string.Join(',', Enumerable.Repeat("b", QueryParser.MaxValues + 1))));
        Assert.NotNull(QueryParser.Parse(new string('(', QueryParser.MaxDepth) + "a" + new string(')', QueryParser.MaxDepth)).Filter);
    }

    [Fact]
    public void Any_text_at_all_is_a_query_or_a_problem_within_it() => Gen.String[Gen.Char["ab:<>=!()\",.- \\\0\t\ud83c7order"], 0, 40].Sample(text =>
    {
        try
        {
            QueryParser.Parse(text);
        }
        catch (QueryProblem problem)
        {
            Assert.InRange(problem.At.Start, 0, text.Length);
            Assert.InRange(problem.At.End, problem.At.Start, text.Length);
        }
    }, iter: 3000);

    [Theory]
    [InlineData("asignee", "assignee"), InlineData("lable", "label"), InlineData("stauts", "status"), InlineData("zzz", null)]
    public void A_field_that_there_is_not_is_answered_with_one_that_is_spelt_alike(string typed, string? meant) =>
        Assert.Equal(meant, Assert.Throws<QueryProblem>(() => QueryFields.Of(typed, default)).Suggestion);

    private static string Shape(QuerySyntax query) =>
        (query.Filter is null ? "all" : Shape(query.Filter)) + (query.Order.Count == 0 ? "" : " | " + string.Join(", ", query.Order.Select(o => o.Field + (o.Descending ? "-" : ""))));

    private static string Shape(QueryNode node) => node switch
    {
        AllOf all => $"({string.Join(" & ", all.Parts.Select(Shape))})",
        AnyOf any => $"({string.Join(" + ", any.Parts.Select(Shape))})",
        NotThis not => "!" + Shape(not.Part),
        Words words => Shape(words.Value),
        Condition c => c.Field + c.Op switch { QueryOp.Is => ":", QueryOp.IsNot => "!=", QueryOp.Less => "<", QueryOp.LessOrEqual => "<=", QueryOp.More => ">", _ => ">=" } + string.Join(",", c.Values.Select(Shape)),
        _ => "?",
    };

    private static string Shape(QueryValue value) => (value.Quoted ? $"'{value.Text}'" : value.Text) + (value.To is null ? "" : ".." + Shape(value.To));
}
