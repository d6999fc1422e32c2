using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Audit;

namespace ProFlow.Server.Data;

/// <summary>One write by one person: who, when, under which id, and what was promised to the client about repeating it.</summary>
internal sealed class Command(Guid? actorId, DateTimeOffset at, CommitSignal signal)
{
    /// <summary>The client knows it as the header Command-Id; every change of the command carries it, and undo takes it.</summary>
    public Guid Id { get; } = Platform.Id.New();
    public Guid? ActorId { get; set; } = actorId;
    public DateTimeOffset At { get; } = at;
    public CommitSignal Signal { get; } = signal;

    /// <summary>The version in If-Match, or null: then writes apply field by field and are repeated on the newer state.</summary>
    public long? IfMatch { get; init; }
    public IdempotencyKey? Idempotency { get; set; }

    /// <summary>False as long as a request has not asked for the right that its endpoint declares: nothing is committed then. Null outside requests.</summary>
    public Func<bool>? MayCommit { get; init; }

    /// <summary>Rules over many rows that this command was decided by, with the versions they were read at.</summary>
    public Dictionary<Guid, long> Guards { get; } = [];

    /// <summary>The one stream into which the last attempt met a newer state.</summary>
    public Guid? Contended { get; set; }

    /// <summary>The lane of that stream, while this command has it for itself.</summary>
    public CommitLanes.Held? Lane { get; set; }

    /// <summary>From where it was given; null for a job.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What the audit log is told beside what the writes themselves mean, in the same transaction.</summary>
    public List<AuditEvent> Notes { get; } = [];

    /// <summary>Call before reading what a rule over many rows looks at: a commit that was decided on an older state is then repeated.</summary>
    public async Task GuardAsync(ProFlowDb db, Guid id, CancellationToken ct) =>
        Guards[id] = await db.Set<Guard>().AsNoTracking().Where(g => g.Id == id).Select(g => g.Version).FirstOrDefaultAsync(ct);

    /// <summary>Refuses with 412 when the client has seen another version than the one that is there.</summary>
    public void ExpectVersion(Entity entity)
    {
        if (IfMatch is { } expected && expected != entity.Version) throw Platform.Refusal.Stale(entity.Version);
    }
}

/// <summary>The network address and the program that a request came from.</summary>
internal sealed record Origin(string? Address, string? UserAgent)
{
    public static Origin Of(HttpContext http) =>
        new(http.Connection.RemoteIpAddress?.ToString(), Platform.Cut.To(http.Request.Headers.UserAgent.ToString(), 300));
}

/// <param name="Key">As the client sent it.</param>
/// <param name="RequestHash">SHA-256 over method, path and body: the same key for another request is refused.</param>
internal sealed record IdempotencyKey(string Key, byte[] RequestHash)
{
    /// <summary>The key for a request that more belongs to than was hashed at its beginning.</summary>
    public IdempotencyKey With(ReadOnlySpan<byte> more) => this with { RequestHash = System.Security.Cryptography.SHA256.HashData([.. RequestHash, .. more]) };
}

/// <summary>What the commits of this process share: the lanes they queue in, and who is told that streams have grown. A hint: whoever misses it reads the log.</summary>
internal sealed class CommitSignal
{
    public CommitLanes Lanes { get; } = new();

    public event Action<Committed>? Happened;

    public void Raise(Committed committed) => Happened?.Invoke(committed);
}

/// <param name="Streams">The streams that have grown.</param>
/// <param name="AccessShaped">True if somebody's rights in these streams may have changed.</param>
internal sealed record Committed(IReadOnlyCollection<Guid> Streams, bool AccessShaped);
