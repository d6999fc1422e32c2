namespace ProFlow.Server.Data;

internal static class Alongside
{
    /// <summary>Commits the command together with rows of bookkeeping that tell of it: a letter in the outbox, a token that is used up. All of it stands, or nothing.</summary>
    /// <param name="write">Writes the bookkeeping, by SQL on this context. Runs first, so it may refuse.</param>
    public static async Task<Reply> CommitAsync(this ProFlowDb db, Command command, Func<Task> write, Func<Reply> reply)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await write();
        var answer = await db.CommitAsync(command, reply);
        // The commit ends the transaction, unless it had nothing of its own to write.
        if (db.Database.CurrentTransaction is not null) await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }
}
