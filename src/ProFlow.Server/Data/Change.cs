namespace ProFlow.Server.Data;

internal enum ChangeOp : short { Created = 0, Updated = 1, Deleted = 2 }

/// <summary>One committed patch of one entity, at a number in its stream. A row of the log; never updated.</summary>
[Bookkeeping]
internal sealed class Change
{
    public Guid StreamId { get; init; }
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public Guid CommandId { get; init; }
    public required string Entity { get; init; }
    public Guid EntityId { get; init; }
    public Guid SubjectId { get; init; }
    public ChangeOp Op { get; init; }
    public long Version { get; init; }

    /// <summary>JSON: the fields that the change set, as the API spells them.</summary>
    public required string Data { get; init; }

    /// <summary>JSON: what those fields held before, hidden ones included. Never leaves the server as it is.</summary>
    public string? Before { get; init; }

    /// <summary>In a workspace's stream: seen only by those who see this project.</summary>
    public Guid? ProjectId { get; init; }
    public bool TeamOnly { get; init; }
}

/// <summary>The head of a stream: the number of its last change, and up to where the log was trimmed.</summary>
[Bookkeeping]
internal sealed class StreamHead
{
    public Guid Id { get; init; }
    public StreamKind Kind { get; init; }
    public long Head { get; init; }
    public long TrimmedTo { get; init; }
}

internal enum StreamKind : short { Workspace = 0, Project = 1, User = 2 }

/// <summary>What a request with an Idempotency-Key was answered, written in the transaction of its effect.</summary>
[Bookkeeping]
internal sealed class Receipt
{
    public Guid UserId { get; init; }
    public required string Key { get; init; }
    public required byte[] RequestHash { get; init; }
    public Guid CommandId { get; init; }
    public short Status { get; init; }
    public string? Location { get; init; }
    public required byte[] Body { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>The last number given out in a project.</summary>
[Bookkeeping]
internal sealed class Counter
{
    public Guid Id { get; init; }
    public long Last { get; init; }
}

/// <summary>A version for a rule over many rows (no cycle, an owner left): whoever decided on an older state decides again.</summary>
[Bookkeeping]
internal sealed class Guard
{
    public Guid Id { get; init; }
    public long Version { get; init; }
}
