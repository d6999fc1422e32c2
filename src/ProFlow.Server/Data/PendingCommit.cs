namespace ProFlow.Server.Data;

/// <summary>A command's writes on their way into the database, and then their outcome: an answer or a failure.</summary>
internal sealed class PendingCommit
{
    private readonly Func<Reply> reply;

    public PendingCommit(Command command, List<PendingWrite> writes, Func<Reply> reply)
    {
        (Command, Writes, this.reply) = (command, writes, reply);
        Numbered = [.. writes.Select(w => w.Entity).OfType<INumbered>().Where(n => n.NeedsNumber)];
        Streams = writes.SelectMany(w => w.Entity.Streams()).Select(s => s.Id).ToHashSet();
    }

    public Command Command { get; }
    public List<PendingWrite> Writes { get; }

    /// <summary>What gets its number within the transaction; remembered, because a number that was drawn may have to be drawn again.</summary>
    public INumbered[] Numbered { get; }

    public IReadOnlySet<Guid> Streams { get; }
    public Guid? OnlyStream => Streams.Count == 1 ? Streams.First() : null;

    public Reply? Answer { get; private set; }
    public Exception? Failure { get; private set; }
    public bool IsDecided { get; private set; }

    /// <summary>To be called when numbers are drawn: what the reply says is what the receipt keeps.</summary>
    public Reply MakeAnswer() => Answer = reply() with { CommandId = Command.Id };

    public void Succeed() => IsDecided = true;

    public void Fail(Exception failure) => (Answer, Failure, IsDecided) = (null, failure, true);
}
