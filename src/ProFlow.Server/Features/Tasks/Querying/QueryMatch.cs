using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Projects;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>
/// What a value of each kind of field means for a task, as a condition of the database. Values travel as parameters. Each condition is
/// true or false for every task, never unknown: so that "not" is its opposite.
/// </summary>
internal static class QueryMatch
{
    private static readonly string[] priorities = ["none", "low", "medium", "high", "urgent"];
    private static readonly string[] stages = ["todo", "inProgress", "done", "cancelled"];

    private static readonly Dictionary<string, StatusCategory[]> categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["open"] = [StatusCategory.Todo, StatusCategory.InProgress],
        ["closed"] = [StatusCategory.Done, StatusCategory.Cancelled],
        ["todo"] = [StatusCategory.Todo],
        ["inProgress"] = [StatusCategory.InProgress],
        ["done"] = [StatusCategory.Done],
        ["cancelled"] = [StatusCategory.Cancelled],
    };

    public static Expression<Func<TaskItem, bool>> Words(QueryValue value)
    {
        var pattern = ListTasks.Containing(Single(value).Text);
        return t => EF.Functions.ILike(t.Title, pattern, "\\") || EF.Functions.ILike(t.Key, pattern, "\\");
    }

    public static Expression<Func<TaskItem, bool>> Title(QueryValue value)
    {
        var pattern = ListTasks.Containing(Single(value).Text);
        return t => EF.Functions.ILike(t.Title, pattern, "\\");
    }

    public static Expression<Func<TaskItem, bool>> Text(QueryValue value, QueryScope scope)
    {
        var query = scope.TextQueries[Single(value).Text];
        if (query.Length == 0) return Title(value);
        var tasks = scope.Documents.Where(d => d.Words.Matches(EF.Functions.ToTsQuery("simple", query))).Select(d => d.TaskId);
        return t => tasks.Contains(t.Id);
    }

    public static Expression<Func<TaskItem, bool>> Key(QueryValue value)
    {
        var key = Single(value).Text.ToUpperInvariant();
        return t => t.Key == key;
    }

    public static Expression<Func<TaskItem, bool>> Status(QueryValue value, QueryScope scope)
    {
        var chosen = value.Quoted ? [] : categories.GetValueOrDefault(Single(value).Text, []);
        var ids = scope.Statuses.Where(s => Same(s.Name, Single(value).Text)).Select(s => s.Id).ToArray();
        if (chosen.Length == 0 && ids.Length == 0) throw Unknown(value, "status", scope.Statuses.Select(s => s.Name), categories.Keys);
        return t => chosen.Contains(t.Category) || ids.Contains(t.StatusId);
    }

    public static Expression<Func<TaskItem, bool>> Stage(QueryValue value)
    {
        var chosen = categories.GetValueOrDefault(Single(value).Text.Replace(" ", "", StringComparison.Ordinal)) ?? throw Unknown(value, "stage", [], stages);
        return t => chosen.Contains(t.Category);
    }

    public static Expression<Func<TaskItem, bool>> Priority(QueryOp op, QueryValue value)
    {
        int Rank(QueryValue v) => Array.FindIndex(priorities, p => Same(p, v.Text)) is >= 0 and var rank ? rank : throw Unknown(v, "priority", [], priorities);
        var (from, to) = (Rank(value), value.To is { } end ? Rank(end) : Rank(value));
        var chosen = Enum.GetValues<TaskPriority>().Where(p => op switch
        {
            QueryOp.Less => (int)p < from,
            QueryOp.LessOrEqual => (int)p <= from,
            QueryOp.More => (int)p > from,
            QueryOp.MoreOrEqual => (int)p >= from,
            _ => (int)p >= from && (int)p <= to,
        }).ToArray();
        return t => chosen.Contains(t.Priority);
    }

    public static Expression<Func<TaskItem, bool>> Assignee(QueryValue value, QueryScope scope)
    {
        var ids = People(value, scope);
        if (ids is [var one]) return t => t.AssigneeIds.Contains(one);
        return t => t.AssigneeIds.Any(id => ids.Contains(id));
    }

    public static Expression<Func<TaskItem, bool>> Reporter(QueryValue value, QueryScope scope)
    {
        var ids = People(value, scope);
        return t => t.ReporterId != null && ids.Contains(t.ReporterId.Value);
    }

    public static Expression<Func<TaskItem, bool>> Label(QueryValue value, QueryScope scope)
    {
        var ids = scope.Labels.Where(l => Same(l.Name, Single(value).Text)).Select(l => l.Id).ToArray();
        if (ids.Length == 0) throw Unknown(value, "label", scope.Labels.Select(l => l.Name), ["none", "any"]);
        return t => t.LabelIds.Any(id => ids.Contains(id));
    }

    public static Expression<Func<TaskItem, bool>> Project(QueryValue value, QueryScope scope)
    {
        var ids = scope.Projects.Where(p => Same(p.Key, Single(value).Text) || Same(p.Name, value.Text)).Select(p => p.Id).ToArray();
        if (ids.Length == 0) throw Unknown(value, "project", scope.Projects.Select(p => p.Key), []);
        return t => ids.Contains(t.ProjectId);
    }

    public static Expression<Func<TaskItem, bool>> Parent(QueryValue value, QueryScope scope)
    {
        var key = Single(value).Text.ToUpperInvariant();
        var parents = scope.Tasks;
        return t => t.ParentId != null && parents.Any(p => p.Id == t.ParentId && p.ProjectId == t.ProjectId && p.Key == key);
    }

    public static Expression<Func<TaskItem, bool>> Date(Expression<Func<TaskItem, DateOnly?>> field, QueryOp op, QueryValue value, QueryScope scope)
    {
        var (first, end) = QueryDates.Read(value, scope.Today);
        if (value.To is { } to) end = QueryDates.Read(to, scope.Today).End;
        return field.Where(Compare<DateOnly?>(op, d => d != null && d < first, d => d != null && d < end, d => d != null && d >= end, d => d != null && d >= first, d => d != null && d >= first && d < end));
    }

    public static Expression<Func<TaskItem, bool>> Moment(Expression<Func<TaskItem, DateTimeOffset?>> field, QueryOp op, QueryValue value, QueryScope scope)
    {
        var (first, end) = QueryDates.Read(value, scope.Now, scope.Zone);
        if (value.To is { } to) end = QueryDates.Read(to, scope.Now, scope.Zone).End;
        return field.Where(Compare<DateTimeOffset?>(op, d => d != null && d < first, d => d != null && d < end, d => d != null && d >= end, d => d != null && d >= first, d => d != null && d >= first && d < end));
    }

    public static Expression<Func<TaskItem, bool>> Minutes(Expression<Func<TaskItem, int?>> field, QueryOp op, QueryValue value)
    {
        var first = QueryDurations.Read(value);
        var last = value.To is { } to ? QueryDurations.Read(to) : first;
        return field.Where(Compare<int?>(op, m => m != null && m < first, m => m != null && m <= first, m => m != null && m > first, m => m != null && m >= first, m => m != null && m >= first && m <= last));
    }

    private static Expression<Func<T, bool>> Compare<T>(QueryOp op, Expression<Func<T, bool>> less, Expression<Func<T, bool>> upTo, Expression<Func<T, bool>> more, Expression<Func<T, bool>> from, Expression<Func<T, bool>> within) => op switch
    {
        QueryOp.Less => less,
        QueryOp.LessOrEqual => upTo,
        QueryOp.More => more,
        QueryOp.MoreOrEqual => from,
        _ => within,
    };

    /// <summary>By "me", the whole name, the first name or the e-mail address; several people may have a name.</summary>
    private static Guid[] People(QueryValue value, QueryScope scope)
    {
        var text = Single(value).Text;
        if (!value.Quoted && Same(text, "me")) return [scope.UserId];
        var ids = scope.People.Where(p => Same(p.Name, text) || Same(p.Email, text) || Same(p.Name.Split(' ')[0], text)).Select(p => p.Id).ToArray();
        return ids.Length > 0 ? ids : throw Unknown(value, "member", scope.People.Select(p => p.Name), ["me", "none", "any"]);
    }

    private static QueryValue Single(QueryValue value) =>
        value.To is null ? value : throw new QueryProblem("A range is for dates, durations and priorities.", value.Whole, [","]);

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static QueryProblem Unknown(QueryValue value, string what, IEnumerable<string> names, IReadOnlyCollection<string> words)
    {
        var all = names.Concat(words).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new QueryProblem($"There is no {what} “{Platform.Cut.To(value.Text, 60)}” here.", value.At, [.. all.Take(12)], QueryProblem.Closest(value.Text, all));
    }
}
