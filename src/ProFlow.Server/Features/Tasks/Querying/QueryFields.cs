using System.Linq.Expressions;
using ProFlow.Server.Features.Projects;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>What stands behind a field: says what its values can be.</summary>
public enum QueryKind { Key, Title, Text, Status, Category, Priority, Person, Label, Date, Moment, Duration, Task, Project }

/// <summary>A field of the language: its names, what it can be, and what a value of it means for a task.</summary>
/// <param name="Test">True for tasks that compare so with the value; never asked for "is not".</param>
/// <param name="Empty">True for tasks without a value; null where all have one.</param>
/// <param name="Sort">What "order by" sorts by; null where there is no order.</param>
internal sealed record QueryField(
    string Name, QueryKind Kind, string About, Func<QueryOp, QueryValue, QueryScope, Expression<Func<TaskItem, bool>>> Test,
    Expression<Func<TaskItem, bool>>? Empty = null, TaskSortKey? Sort = null, TaskSortKey? SortDown = null, params string[] Aliases)
{
    public bool IsComparable => Kind is QueryKind.Priority or QueryKind.Date or QueryKind.Moment or QueryKind.Duration;
}

/// <summary>
/// The one table of fields: parser, translation, completion and the user's page all follow it. A project's own fields join here, as further
/// rows that <see cref="Find"/> and <see cref="All"/> would be given beside these.
/// </summary>
internal static class QueryFields
{
    public static readonly IReadOnlyList<QueryField> All =
    [
        new("title", QueryKind.Title, "Words in the title", (_, v, _) => QueryMatch.Title(v), Sort: TaskOrder.Title),
        new("text", QueryKind.Text, "Words in title, description, comments and file names", (_, v, s) => QueryMatch.Text(v, s)),
        new("key", QueryKind.Key, "The task’s key", (_, v, _) => QueryMatch.Key(v), Sort: TaskOrder.Key, Aliases: ["id"]),
        new("status", QueryKind.Status, "A status by its name; open and closed", (_, v, s) => QueryMatch.Status(v, s), Sort: Category),
        new("stage", QueryKind.Category, "To do, in progress, done or cancelled", (_, v, _) => QueryMatch.Stage(v), Sort: Category, Aliases: ["category"]),
        new("priority", QueryKind.Priority, "From none to urgent", (op, v, _) => QueryMatch.Priority(op, v), Sort: TaskOrder.Priority),
        new("assignee", QueryKind.Person, "Who works on it", (_, v, s) => QueryMatch.Assignee(v, s), t => t.AssigneeIds.Length == 0, Aliases: ["assigned"]),
        new("reporter", QueryKind.Person, "Who wrote it down", (_, v, s) => QueryMatch.Reporter(v, s), t => t.ReporterId == null, Aliases: ["author"]),
        new("label", QueryKind.Label, "A label by its name", (_, v, s) => QueryMatch.Label(v, s), t => t.LabelIds.Length == 0, Aliases: ["labels", "tag"]),
        new("project", QueryKind.Project, "A project by its key or name", (_, v, s) => QueryMatch.Project(v, s)),
        new("parent", QueryKind.Task, "The task that it is a part of, by its key", (_, v, s) => QueryMatch.Parent(v, s), t => t.ParentId == null),
        new("due", QueryKind.Date, "When it has to be done", (op, v, s) => QueryMatch.Date(t => t.DueDate, op, v, s), t => t.DueDate == null,
            TaskOrder.Due, TaskSortKey.By(t => t.DueDate ?? DateOnly.MinValue), "duedate"),
        new("start", QueryKind.Date, "When it begins", (op, v, s) => QueryMatch.Date(t => t.StartDate, op, v, s), t => t.StartDate == null,
            TaskOrder.Start, TaskSortKey.By(t => t.StartDate ?? DateOnly.MinValue), "startdate"),
        new("created", QueryKind.Moment, "When it was written down", (op, v, s) => QueryMatch.Moment(t => t.CreatedAt, op, v, s), Sort: TaskOrder.Created),
        new("updated", QueryKind.Moment, "When it was last changed", (op, v, s) => QueryMatch.Moment(t => t.UpdatedAt, op, v, s), Sort: TaskOrder.Updated),
        new("completed", QueryKind.Moment, "When it was done", (op, v, s) => QueryMatch.Moment(t => t.CompletedAt, op, v, s), t => t.CompletedAt == null,
            TaskSortKey.By(t => t.CompletedAt ?? TaskOrder.LastInstant), TaskSortKey.By(t => t.CompletedAt ?? DateTimeOffset.UnixEpoch)),
        new("estimate", QueryKind.Duration, "How long it should take", (op, v, _) => QueryMatch.Minutes(t => t.EstimateMinutes, op, v), t => t.EstimateMinutes == null,
            TaskSortKey.By(t => t.EstimateMinutes ?? int.MaxValue), TaskSortKey.By(t => t.EstimateMinutes ?? -1)),
        new("tracked", QueryKind.Duration, "How long somebody has worked on it", (op, v, _) => QueryMatch.Minutes(t => t.TrackedMinutes, op, v), Sort: TaskSortKey.By(t => t.TrackedMinutes)),
    ];

    private static readonly Dictionary<string, QueryField> byName = All
        .SelectMany(f => f.Aliases.Append(f.Name).Select(n => (Name: n, Field: f))).ToDictionary(f => f.Name, f => f.Field, StringComparer.OrdinalIgnoreCase);

    private static TaskSortKey Category => TaskSortKey.By(t =>
        t.Category == StatusCategory.Todo ? 0 : t.Category == StatusCategory.InProgress ? 1 : t.Category == StatusCategory.Done ? 2 : 3);

    public static QueryField? Find(string name) => byName.GetValueOrDefault(name);

    /// <exception cref="QueryProblem">There is no such field.</exception>
    public static QueryField Of(string name, Span at)
    {
        if (Find(name) is { } field) return field;
        throw new QueryProblem($"There is no field “{Platform.Cut.To(name, 40)}”. Put it in quotes if it is a word to look for.", at, [.. All.Select(f => f.Name)], QueryProblem.Closest(name, byName.Keys));
    }
}
