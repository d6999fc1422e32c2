using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Tasks;

/// <summary>What may be said about a task, new or not: one list for creating, patching and batches.</summary>
public sealed record TaskFields
{
    public Optional<string> Title { get; init; }
    public Optional<string> Description { get; init; }
    public Optional<Guid?> StatusId { get; init; }
    public Optional<TaskPriority?> Priority { get; init; }
    public Optional<Guid[]> AssigneeIds { get; init; }
    public Optional<Guid[]> LabelIds { get; init; }
    public Optional<Guid?> ParentId { get; init; }
    public Optional<Guid?> MilestoneId { get; init; }
    public Optional<Guid?> SprintId { get; init; }
    public Optional<DateOnly?> StartDate { get; init; }
    public Optional<DateOnly?> DueDate { get; init; }
    public Optional<int?> EstimateMinutes { get; init; }
    public Optional<int?> Progress { get; init; }
    public Optional<string?> Position { get; init; }

    /// <summary>Values of custom fields by the field's id.</summary>
    public Optional<JsonElement> CustomFields { get; init; }

    /// <summary>The id of the task: made by the client for a new one; which one, in a batch's patch.</summary>
    public Guid? Id { get; init; }

    private const int MaxMinutes = 60 * 24 * 365 * 20;
    private const int MaxReferences = 100;

    /// <summary>Everything that is wrong with the fields by themselves or in this project.</summary>
    internal void Check(Invalid invalid, ProjectSettings project, TaskItem? existing)
    {
        invalid.Text("title", Title, 1, 500);
        invalid.Text("description", Description, 0, 100_000);
        invalid.When(StatusId.IsSet && (StatusId.Value is not { } status || project.Status(status) is null), "statusId", "There is no such status in this project.");
        invalid.When(Priority is { IsSet: true, Value: null }, "priority", "Has to be none, low, medium, high or urgent.");
        CheckReferences(invalid, "assigneeIds", AssigneeIds, project.Assignable.Contains, existing?.AssigneeIds, "Somebody here is not in this project.");
        CheckReferences(invalid, "labelIds", LabelIds, project.Labels.Contains, existing?.LabelIds, "There is a label here that is not of this project.");
        invalid.When(MilestoneId.Or(null) is { } milestone && milestone != existing?.MilestoneId && !project.Milestones.Contains(milestone), "milestoneId", "There is no such milestone in this project.");
        invalid.When(SprintId.Or(null) is not null, "sprintId", "There is no such sprint in this project.");
        invalid.When(EstimateMinutes.Or(null) is < 0 or > MaxMinutes, "estimateMinutes", "Has to be between 0 and twenty years.");
        invalid.When(Progress.Or(null) is < 0 or > 100, "progress", "Has to be between 0 and 100.");
        invalid.When(Position is { IsSet: true, Value: not null } && !Ordering.IsValid(Position.Value), "position", "This is not a position: 1 to 200 letters and digits that do not end in 0.");
        invalid.When(CustomFields.IsSet && CustomFields.Value is not { ValueKind: JsonValueKind.Object }, "customFields", "Has to be an object.");
        invalid.When(CustomFields.IsSet && CustomFields.Value is { ValueKind: JsonValueKind.Object } custom && custom.EnumerateObject().Any(), "customFields", "This project has no such custom field.");
        invalid.When(DueDate.Or(existing?.DueDate) < StartDate.Or(existing?.StartDate), "dueDate", "Can't be before the start date.");
    }

    /// <summary>Writes what is set. References have been checked; the parent is the caller's to check, because it asks the database.</summary>
    internal void ApplyTo(TaskItem task, ProjectSettings project, DateTimeOffset now)
    {
        task.Title = Title.IsSet ? Title.Value.Trim() : task.Title;
        task.Description = Description.Or(task.Description);
        if (StatusId.Or(null) is { } statusId && statusId != task.StatusId) task.Enter(statusId, project.Status(statusId)!.Category, now);
        task.Priority = Priority.Or(null) ?? task.Priority;
        if (AssigneeIds.IsSet) task.AssigneeIds = [.. AssigneeIds.Value.Distinct()];
        if (LabelIds.IsSet) task.LabelIds = [.. LabelIds.Value.Distinct()];
        task.ParentId = ParentId.Or(task.ParentId);
        task.MilestoneId = MilestoneId.Or(task.MilestoneId);
        task.StartDate = StartDate.Or(task.StartDate);
        task.DueDate = DueDate.Or(task.DueDate);
        task.EstimateMinutes = EstimateMinutes.Or(task.EstimateMinutes);
        task.Progress = Progress.Or(task.Progress);
        task.Position = Position.Or(null) ?? task.Position;
    }

    internal static bool TryPriority(string? text, out TaskPriority priority)
    {
        priority = text switch
        {
            "low" => TaskPriority.Low,
            "medium" => TaskPriority.Medium,
            "high" => TaskPriority.High,
            "urgent" => TaskPriority.Urgent,
            _ => TaskPriority.None,
        };
        return text is "none" || priority != TaskPriority.None;
    }

    // What stands there already may stay, also when the person has left the project since.
    private static void CheckReferences(Invalid invalid, string field, Optional<Guid[]> ids, Func<Guid, bool> known, Guid[]? already, string message)
    {
        if (!ids.IsSet) return;
        if (ids.Value is null) invalid.Add(field, "Can't be null; an empty list takes all away.");
        else if (ids.Value.Length > MaxReferences) invalid.Add(field, $"At most {MaxReferences}.");
        else invalid.When(ids.Value.Any(id => !known(id) && already?.Contains(id) != true), field, message);
    }
}
