using System.Text.Json.Serialization;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Tasks;

/// <summary>Which end of the predecessor the successor's start (FS, SS) or finish (FF, SF) waits for.</summary>
public enum DependencyType
{
    [JsonStringEnumMemberName("FS")] FS,
    [JsonStringEnumMemberName("SS")] SS,
    [JsonStringEnumMemberName("FF")] FF,
    [JsonStringEnumMemberName("SF")] SF,
}

/// <summary>Predecessor to successor. The lag is in working minutes; negative: lead.</summary>
internal sealed class Dependency : Entity
{
    public required Guid ProjectId { get; init; }
    public required Guid PredecessorId { get; init; }
    public required Guid SuccessorId { get; init; }
    public required DependencyType Type { get; set; }
    public int LagMinutes { get; set; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
    public override Guid SubjectId => SuccessorId;
}

internal sealed class Comment : Entity
{
    public required Guid ProjectId { get; init; }
    public required Guid TaskId { get; init; }

    /// <summary>Null where the author has no account here: an imported comment. The name stays.</summary>
    public Guid? AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string Body { get; set; }
    public Guid? ParentId { get; init; }
    public bool Internal { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EditedAt { get; set; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
    public override Guid SubjectId => TaskId;
    public override bool TeamOnly => Internal;
}

/// <summary>What one may say to a comment without words. Stored and told by these words, so that each client draws them as it likes.</summary>
public enum ReactionKind { ThumbsUp, ThumbsDown, Heart, Party, Laugh, Sad, Eyes, Rocket }

/// <summary>One for each person and kind. Seen by those who see the comment.</summary>
internal sealed class Reaction : Entity
{
    public required Guid ProjectId { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid CommentId { get; init; }
    public required Guid UserId { get; init; }
    public required ReactionKind Kind { get; init; }
    public bool Internal { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
    public override Guid SubjectId => TaskId;
    public override bool TeamOnly => Internal;
}

internal sealed class ChecklistItem : Entity
{
    public required Guid ProjectId { get; init; }
    public required Guid TaskId { get; init; }
    public required string Text { get; set; }
    public bool Done { get; set; }
    public required string Position { get; set; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
    public override Guid SubjectId => TaskId;
}
