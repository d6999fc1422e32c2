using System.Collections.Concurrent;

namespace ProFlow.Server.Platform.Web.Limits;

/// <param name="Debt">How long it takes until everything that was spent has come back.</param>
internal readonly record struct Verdict(RateLimit Limit, bool Allowed, TimeSpan Debt)
{
    public long Left => Limit.IsOff ? 0 : Math.Max(0, (long)((Limit.Window - Debt) / (Limit.Window / Limit.Quota) + 1e-6));
    public TimeSpan RetryAfter => Allowed ? TimeSpan.Zero : Debt + Limit.Window / Limit.Quota - Limit.Window;
}

/// <summary>
/// What each has spent of each limit, in this process. One number each, the time at which all is paid back: the generic cell rate
/// algorithm (ITU-T I.371), which needs no timer and no lock. The book is bounded: past its size strangers share one page.
/// </summary>
internal sealed class LimitBook(TimeProvider time)
{
    private const int MaxTabs = 200_000;
    private static readonly UInt128 theRest = UInt128.MaxValue;
    private readonly ConcurrentDictionary<(LimitKind Kind, UInt128 Who), Tab> tabs = new();
    private int count;
    private int sweeping;

    private sealed class Tab
    {
        public long PaidAt;
    }

    public Verdict Spend(RateLimit limit, UInt128 who)
    {
        var (tab, now, window) = (TabOf(limit.Kind, who), time.GetTimestamp(), Units(limit.Window));
        while (true)
        {
            var paidAt = Volatile.Read(ref tab.PaidAt);
            var next = Math.Max(paidAt, now) + Math.Max(1, window / limit.Quota);
            if (next - now > window) return new Verdict(limit, false, Span(paidAt - now));
            if (Interlocked.CompareExchange(ref tab.PaidAt, next, paidAt) == paidAt) return new Verdict(limit, true, Span(next - now));
        }
    }

    /// <summary>Takes one back that was spent and should not count after all.</summary>
    public void Refund(RateLimit limit, UInt128 who) => Interlocked.Add(ref TabOf(limit.Kind, who).PaidAt, -(Units(limit.Window) / limit.Quota));

    private Tab TabOf(LimitKind kind, UInt128 who)
    {
        if (tabs.TryGetValue((kind, who), out var known)) return known;
        if (Volatile.Read(ref count) >= MaxTabs) Sweep();
        var fresh = new Tab();
        var kept = tabs.GetOrAdd((kind, Volatile.Read(ref count) < MaxTabs ? who : theRest), fresh);
        if (ReferenceEquals(kept, fresh)) Interlocked.Increment(ref count);
        return kept;
    }

    private void Sweep()
    {
        if (Interlocked.Exchange(ref sweeping, 1) == 1) return;
        var now = time.GetTimestamp();
        foreach (var (key, tab) in tabs)
        {
            if (Volatile.Read(ref tab.PaidAt) < now && tabs.TryRemove(key, out _)) Interlocked.Decrement(ref count);
        }
        Volatile.Write(ref sweeping, 0);
    }

    private long Units(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
    private TimeSpan Span(long units) => units <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)units / time.TimestampFrequency);
}
