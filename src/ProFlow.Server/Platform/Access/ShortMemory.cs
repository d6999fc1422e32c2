using System.Collections.Concurrent;
using ProFlow.Server.Data;

namespace ProFlow.Server.Platform.Access;

/// <summary>
/// Remembers what was read for at most two seconds, and forgets all of it at once when a commit of this node shapes access.
/// What was read before such a commit is not remembered after it, however the two interleave.
/// </summary>
internal sealed class ShortMemory<TKey, TValue>(CommitEpoch epoch, TimeProvider time) where TKey : notnull where TValue : class
{
    private static readonly TimeSpan lifetime = TimeSpan.FromSeconds(2);
    private const int MaxEntries = 50_000;
    private readonly ConcurrentDictionary<TKey, (TValue Value, long Epoch, long At)> known = new();

    public async ValueTask<TValue?> GetAsync(TKey key, Func<Task<TValue?>> load)
    {
        var current = epoch.Current;
        if (known.TryGetValue(key, out var entry) && entry.Epoch == current && time.GetElapsedTime(entry.At) < lifetime) return entry.Value;
        var at = time.GetTimestamp();
        var value = await load();
        if (value is null) return null;
        if (known.Count > MaxEntries) known.Clear();
        known[key] = (value, current, at);
        return value;
    }
}

/// <summary>Counts the commits that shaped access, here or, as far as this node has heard, elsewhere.</summary>
internal sealed class CommitEpoch : IDisposable
{
    private readonly CommitSignal signal;
    private long current;

    public CommitEpoch(CommitSignal signal)
    {
        this.signal = signal;
        signal.Happened += OnCommit;
    }

    public long Current => Interlocked.Read(ref current);

    public void Advance() => Interlocked.Increment(ref current);

    public void Dispose() => signal.Happened -= OnCommit;

    private void OnCommit(Committed committed)
    {
        if (committed.AccessShaped) Advance();
    }
}
