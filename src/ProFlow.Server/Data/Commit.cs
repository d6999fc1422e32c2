using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ProFlow.Server.Data;

/// <summary>
/// Writes what EF has tracked, the changes that tell of it and the receipt, as one transaction in one round trip
/// (two when numbers have to be drawn). The streams' row locks are taken last and in the order of their ids.
/// </summary>
/// <remarks>Commits into one stream that meet on this node share a transaction, see <see cref="CommitLanes"/>.</remarks>
internal static class Commit
{
    /// <summary>Larger commands have a transaction of their own: nobody should wait for them, or fail with them.</summary>
    private const int MostWritesToShare = 20;

    /// <summary>Commits the tracked writes. The reply is made once versions and numbers are known, and is what a repetition gets.</summary>
    /// <remarks>
    /// Not cancelled with the request: a commit that was begun is finished, so that its outcome is known.
    /// Where the handler has begun a transaction, for rows that it holds, it ends here.
    /// </remarks>
    public static async Task<Reply> CommitAsync(this ProFlowDb db, Command command, Func<Reply> reply)
    {
        if (command.MayCommit?.Invoke() == false) throw new InvalidOperationException("The endpoint declares a right and writes without asking for it.");
        var writes = PendingWrite.Collect(db);
        // A repetition may find nothing left to write: with a key, its receipt tells the two apart.
        if (writes.Count == 0 && command is not { Idempotency: not null, ActorId: not null })
        {
            if (db.Database.CurrentTransaction is not null) await db.Database.CommitTransactionAsync(CancellationToken.None);
            return reply() with { CommandId = command.Id };
        }
        foreach (var write in writes) write.RaiseVersion();
        var commit = new PendingCommit(command, writes, reply);
        if (command.Lane is { } held) await WriteAsync(db, [commit], held.Written);
        else if (commit.OnlyStream is { } stream && writes.Count <= MostWritesToShare && db.Database.CurrentTransaction is null)
            await command.Signal.Lanes.EnterAsync(stream, commit, (group, written) => WriteAsync(db, group, written));
        else
            await WriteAsync(db, [commit], new WrittenVersions());
        if (commit.Failure is CommitConflict) command.Contended = commit.OnlyStream;
        if (commit.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        db.ChangeTracker.AcceptAllChanges();
        if (commit.Streams.Count > 0) command.Signal.Raise(new Committed(commit.Streams, writes.Any(w => w.Entity is IShapesAccess)));
        return commit.Answer!;
    }

    /// <summary>Writes commits in one transaction and leaves each its outcome. Where the database refuses one of several, each is written by itself.</summary>
    private static async Task WriteAsync(ProFlowDb db, IReadOnlyList<PendingCommit> group, WrittenVersions written)
    {
        try
        {
            await db.Database.OpenConnectionAsync(CancellationToken.None);
            if (await TryAsync(db, group, written)) return;
            foreach (var commit in group) await TryAsync(db, [commit], written);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            foreach (var commit in group.Where(c => !c.IsDecided)) commit.Fail(failure);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>False where nothing was written and each of several has to be tried by itself.</summary>
    private static async Task<bool> TryAsync(ProFlowDb db, IReadOnlyList<PendingCommit> group, WrittenVersions written)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var late = written.TakeOutLate(group, out var together);
        try
        {
            var begun = db.Database.CurrentTransaction is not null;
            if (together.Count > 0) await CommitBatch.WriteAsync(connection, together, begun);
            if (begun) await db.Database.CommitTransactionAsync(CancellationToken.None);
            written.Note(together);
            foreach (var commit in together) commit.Succeed();
            foreach (var (commit, failure) in late) commit.Fail(failure);
            return true;
        }
        catch (Exception failure) when (group.Count > 1 && NothingWritten(failure, connection))
        {
            return false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            if (db.Database.CurrentTransaction is { } begun) await begun.DisposeAsync();
            foreach (var commit in group) commit.Fail(failure is PostgresException refused ? CommitFailure.Translate(db, refused) : failure);
            return true;
        }
    }

    /// <summary>For certain: the server has said so and is still there, or our own code stumbled before the batch was sent.</summary>
    private static bool NothingWritten(Exception failure, NpgsqlConnection connection) =>
        connection.FullState == System.Data.ConnectionState.Open && failure is PostgresException or not NpgsqlException;
}
