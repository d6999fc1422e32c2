using System.Collections.Concurrent;

namespace ProFlow.Server.Data;

/// <summary>
/// Commits into one stream wait for its row lock in any case. Here they wait in this process instead, and whoever waited while
/// one was written goes together with the others in the next transaction: one wait for the disk for all of them.
/// A commit that meets nobody is written at once and alone.
/// </summary>
internal sealed class CommitLanes
{
    private const int MostTogether = 64;
    private readonly ConcurrentDictionary<Guid, Lane> lanes = new();

    /// <summary>Returns when the commit has its outcome. One of those who wait writes for all: <paramref name="write"/> is called for that one alone, and must not throw.</summary>
    public async Task EnterAsync(Guid stream, PendingCommit commit, Func<IReadOnlyList<PendingCommit>, WrittenVersions, Task> write)
    {
        var (lane, waiter) = Queue(stream, commit);
        if (await waiter.Turn.Task is not { } group) return;
        try
        {
            await write([.. group.Select(w => w.Commit!)], lane.Written);
        }
        finally
        {
            Leave(stream, lane);
            foreach (var other in group.Where(w => w != waiter)) other.Turn.SetResult(null);
        }
    }

    /// <summary>The lane for oneself, until it is given back: for somebody who has met a newer state again and again, and now loads and decides while nobody else writes.</summary>
    public async Task<Held> HoldAsync(Guid stream)
    {
        var (lane, waiter) = Queue(stream, null);
        await waiter.Turn.Task;
        return new Held(lane.Written, () => Leave(stream, lane));
    }

    private (Lane Lane, Waiter Waiter) Queue(Guid stream, PendingCommit? commit)
    {
        var waiter = new Waiter(commit);
        while (true)
        {
            var lane = lanes.GetOrAdd(stream, _ => new Lane());
            if (lane.TryEnter(waiter)) return (lane, waiter);
        }
    }

    private void Leave(Guid stream, Lane lane)
    {
        if (lane.PassOn() is { } next) next[0].Turn.SetResult(next);
        else lanes.TryRemove(new(stream, lane));
    }

    /// <summary>A lane that is held. To be disposed once.</summary>
    internal sealed class Held(WrittenVersions written, Action leave) : IDisposable
    {
        public WrittenVersions Written { get; } = written;

        public void Dispose() => leave();
    }

    /// <param name="Commit">What is to be written; null: somebody who wants the lane alone.</param>
    private sealed record Waiter(PendingCommit? Commit)
    {
        /// <summary>A group to write, or null: somebody else has written it.</summary>
        public TaskCompletionSource<List<Waiter>?> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Lane
    {
        private readonly Lock turn = new();
        private readonly Queue<Waiter> waiting = new();
        private bool busy;
        private bool closed;

        /// <summary>Used by whoever's turn it is.</summary>
        public WrittenVersions Written { get; } = new();

        /// <summary>False if the lane is closed: nobody was left, and whoever comes takes a new one.</summary>
        public bool TryEnter(Waiter waiter)
        {
            lock (turn)
            {
                if (closed) return false;
                if (busy) waiting.Enqueue(waiter);
                else (busy, _) = (true, waiter.Turn.TrySetResult([waiter]));
                return true;
            }
        }

        /// <summary>Those whose turn is next, or null: then the lane is closed.</summary>
        public List<Waiter>? PassOn()
        {
            lock (turn)
            {
                if (waiting.Count == 0)
                {
                    closed = true;
                    return null;
                }
                var next = new List<Waiter> { waiting.Dequeue() };
                while (next[0].Commit is not null && next.Count < MostTogether && waiting.TryPeek(out var waiter) && waiter.Commit is not null) next.Add(waiting.Dequeue());
                return next;
            }
        }
    }
}
