using System.Collections.Concurrent;

namespace ProFlow.Server.Live;

/// <summary>A connection's hold on a stream.</summary>
internal sealed class Subscription(string connectionId, Guid userId, Guid sessionId, Channel channel)
{
    public string ConnectionId { get; } = connectionId;
    public Guid UserId { get; } = userId;
    public Guid SessionId { get; } = sessionId;
    public Channel Channel { get; } = channel;

    /// <summary>What they see right now; looked up again when rights may have changed.</summary>
    public Sight Sight { get; set; } = Sight.All;
}

/// <summary>A stream that somebody on this node listens to, and how far they have been told.</summary>
internal sealed class StreamFeed(Channel channel) : IDisposable
{
    public Channel Channel { get; } = channel;

    /// <summary>Held while subscribers join or changes go out: numbers leave in order, and nobody misses one in between.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);
    public ConcurrentDictionary<string, Subscription> Subscriptions { get; } = new();

    /// <summary>The last number sent to the subscribers; null before the first has come.</summary>
    public long? Told { get; set; }

    private int woken;

    /// <summary>True for the one who has to start a round; false while a round is due already.</summary>
    public bool Wake() => Interlocked.Exchange(ref woken, 1) == 0;

    public void BeginRound() => Volatile.Write(ref woken, 0);

    public void Dispose() => Turn.Dispose();
}
