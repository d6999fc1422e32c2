using Microsoft.EntityFrameworkCore;

namespace ProFlow.Server.Data;

/// <summary>
/// The versions of rows that a lane has written since it opened. A commit that was decided on an older one would be refused by the database,
/// and take down those who share its transaction: here it is known beforehand. The database's own check stays the one that counts.
/// </summary>
internal sealed class WrittenVersions
{
    private const int MostKept = 10_000;
    private readonly Dictionary<Guid, long> latest = [];

    /// <summary>
    /// Takes out those that can't stand: decided on a row that has moved on or that an earlier one of the group changes, or the same request once more.
    /// They are to be refused once the others are written.
    /// </summary>
    public List<(PendingCommit Commit, Exception Failure)> TakeOutLate(IReadOnlyList<PendingCommit> group, out List<PendingCommit> together)
    {
        (together, var late) = ([], new List<(PendingCommit, Exception)>());
        var (touched, keys) = (new HashSet<Guid>(), new HashSet<(Guid?, string)>());
        foreach (var commit in group)
        {
            var rows = Rows(commit).ToList();
            if (commit.Command.Idempotency is { } key && !keys.Add((commit.Command.ActorId, key.Key))) late.Add((commit, new ReceiptExists()));
            else if (rows.Any(r => touched.Contains(r.Id) || latest.GetValueOrDefault(r.Id) > r.Loaded)) late.Add((commit, new CommitConflict()));
            else
            {
                touched.UnionWith(rows.Select(r => r.Id));
                together.Add(commit);
            }
        }
        return late;
    }

    public void Note(List<PendingCommit> written)
    {
        if (latest.Count > MostKept) latest.Clear();
        foreach (var commit in written)
        {
            foreach (var (id, loaded) in commit.Command.Guards) latest[id] = loaded + 1;
            foreach (var write in commit.Writes)
            {
                // A deleted row may come back, and then counts from 1 again.
                if (write.State == EntityState.Deleted) latest.Remove(write.Entity.Id);
                else latest[write.Entity.Id] = write.Entity.Version;
            }
        }
    }

    /// <summary>The rows that a commit was decided on, with the versions that it has loaded.</summary>
    private static IEnumerable<(Guid Id, long Loaded)> Rows(PendingCommit commit) =>
        commit.Writes.Where(w => w.LoadedVersion > 0).Select(w => (w.Entity.Id, w.LoadedVersion)).Concat(commit.Command.Guards.Select(g => (g.Key, g.Value)));
}
