using System.Text.Json;
using System.Text.Json.Serialization;
using ProFlow.Server.Features.Projects;

namespace ProFlow.Server.Features.Tasks;

/// <summary>A task as the API and its change show it: the same fields, the same spelling.</summary>
public sealed record TaskView
{
    public required Guid Id { get; init; }
    public required string Key { get; init; }
    public required Guid ProjectId { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required Guid StatusId { get; init; }
    public required StatusCategory Category { get; init; }
    public required TaskPriority Priority { get; init; }
    public required IReadOnlyList<Guid> AssigneeIds { get; init; }
    public required Guid? ReporterId { get; init; }
    public required IReadOnlyList<Guid> LabelIds { get; init; }
    public required Guid? ParentId { get; init; }
    public required Guid? MilestoneId { get; init; }
    public required Guid? SprintId { get; init; }
    public required DateOnly? StartDate { get; init; }
    public required DateOnly? DueDate { get; init; }
    public required int? EstimateMinutes { get; init; }
    public required int TrackedMinutes { get; init; }
    public required int? Progress { get; init; }
    public required string Position { get; init; }

    /// <summary>Values of custom fields by the field's id.</summary>
    [JsonConverter(typeof(RawObjectConverter))]
    public required string CustomFields { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset? CompletedAt { get; init; }
    public required long Version { get; init; }

    /// <summary>What the caller may do with it, by the names of the permissions: said where one task is read. A list's project says it for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Can { get; init; }

    internal static readonly Func<TaskItem, TaskView> Of = t => new TaskView
    {
        Id = t.Id,
        Key = t.Key,
        ProjectId = t.ProjectId,
        Title = t.Title,
        Description = t.Description,
        StatusId = t.StatusId,
        Category = t.Category,
        Priority = t.Priority,
        AssigneeIds = t.AssigneeIds,
        ReporterId = t.ReporterId,
        LabelIds = t.LabelIds,
        ParentId = t.ParentId,
        MilestoneId = t.MilestoneId,
        SprintId = t.SprintId,
        StartDate = t.StartDate,
        DueDate = t.DueDate,
        EstimateMinutes = t.EstimateMinutes,
        TrackedMinutes = t.TrackedMinutes,
        Progress = t.Progress,
        Position = t.Position,
        CustomFields = t.CustomFields,
        CreatedAt = t.CreatedAt,
        UpdatedAt = t.UpdatedAt,
        CompletedAt = t.CompletedAt,
        Version = t.Version,
    };

    /// <summary>The stored JSON object as it is.</summary>
    private sealed class RawObjectConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.GetRawText();
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
    }
}
