using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;

namespace ProFlow.Server.Features.Tasks;

public enum TaskPriority { None, Low, Medium, High, Urgent }

/// <summary>The unit of work, WEB-42. Everything about it that a patch can change is in its one row.</summary>
[EntityName("Task")]
internal sealed class TaskItem : Entity, ITrashable, INumbered
{
    [Hidden] public required Guid WorkspaceId { get; init; }
    [Hidden] public long Number { get; private set; }
    public string Key { get; private set; } = "";
    public required Guid ProjectId { get; init; }
    public required string Title { get; set; }
    public string Description { get; set; } = "";
    public required Guid StatusId { get; set; }
    public required StatusCategory Category { get; set; }
    public TaskPriority Priority { get; set; }
    public Guid[] AssigneeIds { get; set; } = [];
    public Guid? ReporterId { get; init; }
    public Guid[] LabelIds { get; set; } = [];
    public Guid? ParentId { get; set; }
    public Guid? MilestoneId { get; set; }
    public Guid? SprintId { get; set; }
    public DateOnly? StartDate { get; set; }
    public DateOnly? DueDate { get; set; }
    public int? EstimateMinutes { get; set; }
    public int TrackedMinutes { get; set; }

    /// <summary>Percent complete, 0 to 100, where somebody states it.</summary>
    public int? Progress { get; set; }

    /// <summary>Its place in the board's column: a base-62 fraction compared bytewise, ties broken by id.</summary>
    public required string Position { get; set; }

    /// <summary>A JSON object: values of custom fields by the field's id.</summary>
    public string CustomFields { get; set; } = "{}";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }
    [Hidden] public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The key of its project, from which its own key is made when its number is drawn.</summary>
    [System.ComponentModel.DataAnnotations.Schema.NotMapped] internal string? ProjectKey { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];

    public Guid CounterId => ProjectId;
    public bool NeedsNumber => Number == 0;

    public void AssignNumber(long number)
    {
        Number = number;
        Key = $"{ProjectKey}-{number}";
    }

    /// <summary>The project's key was changed: the number stays.</summary>
    public void Rekey(string projectKey) => Key = $"{projectKey}-{Number}";

    /// <summary>Moves to a status; the moment of completion follows the category.</summary>
    public void Enter(Guid statusId, StatusCategory category, DateTimeOffset now)
    {
        StatusId = statusId;
        if (category == Category) return;
        Category = category;
        CompletedAt = category == StatusCategory.Done ? now : null;
    }
}
