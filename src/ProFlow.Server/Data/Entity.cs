namespace ProFlow.Server.Data;

/// <summary>What the change log carries: a row with an id and a version, whose every write becomes a change in its streams.</summary>
internal abstract class Entity
{
    public required Guid Id { get; init; }

    /// <summary>1 at the insert, plus one with each write; set by the commit alone.</summary>
    public long Version { get; set; }

    /// <summary>The streams that carry this entity's changes. At least one: a write that nobody could hear of is refused by the commit.</summary>
    public abstract IEnumerable<StreamRef> Streams();

    /// <summary>The entity whose activity shows this one's changes: a comment's task. Itself by default.</summary>
    public virtual Guid SubjectId => Id;

    /// <summary>True if members of the team alone may see it, guests not.</summary>
    public virtual bool TeamOnly => false;
}

/// <summary>A stream by its id: that of the workspace, the project or the user it belongs to.</summary>
/// <param name="Id">The stream.</param>
/// <param name="ProjectId">In a workspace's stream: only those who see this project may see the change.</param>
internal readonly record struct StreamRef(Guid Id, Guid? ProjectId = null);

/// <summary>Kept when it is deleted, so that it can come back.</summary>
internal interface ITrashable
{
    DateTimeOffset? DeletedAt { get; set; }
}

/// <summary>Has a number drawn from its project's counter in the committing transaction: 1, 2, 3…</summary>
internal interface INumbered
{
    Guid CounterId { get; }
    bool NeedsNumber { get; }
    void AssignNumber(long number);
}

/// <summary>A write of it may change what somebody may see or do, or what a project's tasks may refer to.</summary>
internal interface IShapesAccess;

/// <summary>Stays out of the changes' public data (it is kept in the private copy that undo reads).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HiddenAttribute : Attribute;

/// <summary>Its old value stays out of the private copy as well, which then says null: it is worth nothing but to a thief, and no undo gives it back.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;

/// <summary>A table of the server's own bookkeeping (sessions, receipts): written without a change, by SQL of its own feature.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BookkeepingAttribute : Attribute;
