using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <param name="Kind">What its values can be.</param>
/// <param name="About">One line for a person.</param>
/// <param name="Operators">How it can be compared.</param>
/// <param name="Words">Values that are words of the language. Names of people, labels, statuses and projects come besides, by the kind.</param>
/// <param name="Sortable">Stands after "order by".</param>
public sealed record QueryFieldView(string Name, IReadOnlyList<string> Aliases, QueryKind Kind, string About, IReadOnlyList<string> Operators, IReadOnlyList<string> Words, bool Sortable);

/// <summary>The fields of the query language, for completion: the table that the server itself reads queries by.</summary>
internal static class ListQueryFields
{
    private static readonly string[] equal = [":", "!="];
    private static readonly string[] comparable = [":", "!=", "<", "<=", ">", ">="];

    public static async Task<Page<QueryFieldView>> Handle(Guid workspaceId, Access access, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        return new Page<QueryFieldView>([.. QueryFields.All.Select(f => new QueryFieldView(
            f.Name, f.Aliases, f.Kind, f.About, f.IsComparable ? comparable : equal, [.. Words(f)], f.Sort is not null))], null);
    }

    private static IEnumerable<string> Words(QueryField field)
    {
        IEnumerable<string> words = field.Kind switch
        {
            QueryKind.Status => ["open", "closed"],
            QueryKind.Category => ["todo", "inProgress", "done", "cancelled"],
            QueryKind.Priority => ["none", "low", "medium", "high", "urgent"],
            QueryKind.Person => ["me"],
            QueryKind.Date or QueryKind.Moment => QueryDates.Examples,
            QueryKind.Duration => ["30m", "2h", "1d"],
            _ => [],
        };
        return field.Empty is null ? words : words.Concat(["none", "any"]);
    }
}
