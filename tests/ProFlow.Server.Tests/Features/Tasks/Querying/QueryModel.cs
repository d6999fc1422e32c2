using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Querying;

namespace ProFlow.Server.Tests.Features.Tasks.Querying;

/// <summary>What a query means, said a second time in plain code over tasks as the API shows them.</summary>
internal sealed class QueryModel(QueryPlan plan, DateTimeOffset now)
{
    private static readonly string[] priorities = ["none", "low", "medium", "high", "urgent"];

    public bool Fits(QueryNode node, TaskView t) => node switch
    {
        AllOf all => all.Parts.All(p => Fits(p, t)),
        AnyOf any => any.Parts.Any(p => Fits(p, t)),
        NotThis not => !Fits(not.Part, t),
        Words w => Has(t.Title, w.Value.Text) || Has(t.Key, w.Value.Text),
        Condition c => c.Op == QueryOp.IsNot ? !c.Values.Any(v => Fits(c.Field, QueryOp.Is, v, t)) : c.Values.Any(v => Fits(c.Field, c.Op, v, t)),
        _ => throw new InvalidOperationException(),
    };

    private bool Fits(string field, QueryOp op, QueryValue v, TaskView t)
    {
        object?[] has = field switch
        {
            "assignee" => [.. t.AssigneeIds.Select(a => (object)a)],
            "reporter" => [t.ReporterId],
            "label" => [.. t.LabelIds.Select(l => (object)l)],
            "parent" => [t.ParentId],
            "due" => [t.DueDate],
            "start" => [t.StartDate],
            "completed" => [t.CompletedAt],
            "estimate" => [t.EstimateMinutes],
            _ => ["something"],
        };
        var some = has.Any(h => h is not null);
        if (v.To is null && field is not ("priority" or "title") && v.Text is "none" or "any") return v.Text == "none" ? !some : some;
        switch (field)
        {
            case "assignee": return t.AssigneeIds.Contains(v.Text == "me" ? plan.Ada.Id : plan.Ben.Id);
            case "reporter": return t.ReporterId == plan.Ada.Id;
            case "label": return t.LabelIds.Contains(v.Text == "UI" ? plan.Ui.Id : plan.Design.Id);
            case "parent": return t.ParentId == plan.Tasks[0].Id;
            case "status": return Category(v.Text).Contains(t.Category) || plan.Statuses.Any(s => s.Id == t.StatusId && s.Name.Equals(v.Text, StringComparison.OrdinalIgnoreCase));
            case "stage": return Category(v.Text).Contains(t.Category);
            case "key": return t.Key.Equals(v.Text, StringComparison.OrdinalIgnoreCase);
            case "title": return Has(t.Title, v.Text);
            case "project": return true;
            case "priority": return Compare(op, (int)t.Priority, Rank(v), Rank(v) + 1, v.To is null ? null : Rank(v.To) + 1);
            case "estimate" or "tracked":
                var minutes = field == "estimate" ? t.EstimateMinutes : t.TrackedMinutes;
                return minutes is { } m && Compare(op, m, QueryDurations.Read(v), QueryDurations.Read(v) + 1, v.To is null ? null : QueryDurations.Read(v.To) + 1);
            case "due" or "start":
                var today = DateOnly.FromDateTime(now.UtcDateTime);
                return (field == "due" ? t.DueDate : t.StartDate) is { } day
                    && Compare(op, day, QueryDates.Read(v, today).First, QueryDates.Read(v, today).End, v.To is null ? null : QueryDates.Read(v.To, today).End);
            default:
                var moment = field == "created" ? t.CreatedAt : field == "updated" ? t.UpdatedAt : t.CompletedAt;
                return moment is { } at && Compare(op, at, QueryDates.Read(v, now, TimeZoneInfo.Utc).First, QueryDates.Read(v, now, TimeZoneInfo.Utc).End, v.To is null ? null : QueryDates.Read(v.To, now, TimeZoneInfo.Utc).End);
        }
    }

    /// <param name="end">One past the last that the value means.</param>
    private static bool Compare<T>(QueryOp op, T value, T first, T end, T? rangeEnd) where T : struct, IComparable<T> => op switch
    {
        QueryOp.Less => value.CompareTo(first) < 0,
        QueryOp.LessOrEqual => value.CompareTo(end) < 0,
        QueryOp.More => value.CompareTo(end) >= 0,
        QueryOp.MoreOrEqual => value.CompareTo(first) >= 0,
        _ => value.CompareTo(first) >= 0 && value.CompareTo(rangeEnd ?? end) < 0,
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static int Rank(QueryValue v) => Array.IndexOf(priorities, v.Text);

    private static StatusCategory[] Category(string word) => word switch
    {
        "open" => [StatusCategory.Todo, StatusCategory.InProgress],
        "closed" => [StatusCategory.Done, StatusCategory.Cancelled],
        "todo" => [StatusCategory.Todo],
        "inProgress" => [StatusCategory.InProgress],
        "done" => [StatusCategory.Done],
        "cancelled" => [StatusCategory.Cancelled],
        _ => [],
    };
}
