using System.Text.Json.Nodes;

namespace ProFlow.Server.Features.Imports;

/// <summary>What a file says, in ProFlow's words and without a database: every reader gives one of these. Each item carries the source's
/// own stable id, unique within its kind, so that a second import of the same file finds what the first one made.</summary>
internal sealed record ImportPlan
{
    public required string Format { get; init; }

    /// <summary>What makes two files "the same plan": a board id, a project GUID, or a digest of what the file says of its origin.</summary>
    public required string SourceKey { get; init; }

    /// <summary>False when the key is only a name and a time, which two unrelated files may share.</summary>
    public required bool SourceKeyIsStrong { get; init; }

    public required PlanProject Project { get; init; }
    public IReadOnlyList<PlanPerson> People { get; init; } = [];
    public IReadOnlyList<PlanStatus> Statuses { get; init; } = [];
    public IReadOnlyList<PlanLabel> Labels { get; init; } = [];

    /// <summary>Parents before their children, siblings in the source's order.</summary>
    public IReadOnlyList<PlanTask> Tasks { get; init; } = [];

    /// <summary>Without cycles, doubles and links to what is not there.</summary>
    public IReadOnlyList<PlanDependency> Dependencies { get; init; } = [];

    public IReadOnlyList<PlanChecklistItem> ChecklistItems { get; init; } = [];
    public IReadOnlyList<PlanComment> Comments { get; init; } = [];
    public IReadOnlyList<PlanAttachment> Attachments { get; init; } = [];

    /// <summary>What has no field of its own in ProFlow: kept as the source said it.</summary>
    public IReadOnlyList<PlanData> Data { get; init; } = [];

    public required IReadOnlyList<FieldRow> Fields { get; init; }

    /// <summary>How many of each kind the file holds, blank rows and summaries included.</summary>
    public required IReadOnlyDictionary<string, int> SourceCounts { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}

internal sealed record PlanProject(string Name, string Description, DateOnly? StartDate, DateOnly? DueDate);

internal sealed record PlanPerson(string SourceId, string Name, string? Email);

/// <summary>With <paramref name="ByCategory"/> any status of that category will do: the source knows no workflow.</summary>
internal sealed record PlanStatus(string SourceId, string Name, string Category, bool ByCategory);

/// <summary>Color as #rrggbb.</summary>
internal sealed record PlanLabel(string SourceId, string Name, string Color);

internal sealed record PlanTask
{
    public required string SourceId { get; init; }
    public required string Title { get; init; }
    public string Description { get; init; } = "";
    public required string StatusSourceId { get; init; }
    public string Priority { get; init; } = "none";
    public IReadOnlyList<string> PeopleSourceIds { get; init; } = [];
    public IReadOnlyList<string> LabelSourceIds { get; init; } = [];
    public string? ParentSourceId { get; init; }
    public DateOnly? StartDate { get; init; }
    public DateOnly? DueDate { get; init; }
    public int? EstimateMinutes { get; init; }
    public int? Progress { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>Type FS, SS, FF or SF; the lag in working minutes, negative for a lead.</summary>
internal sealed record PlanDependency(string SourceId, string PredecessorSourceId, string SuccessorSourceId, string Type, int LagMinutes);

internal sealed record PlanChecklistItem(string SourceId, string TaskSourceId, string Text, bool Done);

internal sealed record PlanComment(string SourceId, string TaskSourceId, string? PersonSourceId, string AuthorName, string Body, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt);

internal sealed record PlanAttachment(string SourceId, string TaskSourceId, string Name, string Url, DateTimeOffset? CreatedAt);

internal sealed record PlanData(string Kind, string SourceId, JsonNode Data);
