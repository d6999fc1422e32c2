using System.Data;
using Npgsql;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>How the log was found.</summary>
/// <param name="Warnings">What could not be checked; no sign that something was touched.</param>
internal sealed record AuditReport(IReadOnlyList<ChainReport> Chains, IReadOnlyList<string> Warnings)
{
    public long Events => Chains.Sum(c => c.Events);
    public bool Intact => Chains.All(c => c.Problems.Count == 0);
}

/// <param name="SignedThrough">The newest valid checkpoint.</param>
internal sealed record ChainReport(Guid Chain, long From, long Through, long Events, AuditCheckpoint? SignedThrough, IReadOnlyList<string> Problems);

/// <summary>
/// Reads chains from their first event to their last and compares them with what was signed: finds an event that was changed, removed,
/// inserted or moved, a cut tail and a rewritten chain. One pass, in constant memory; at a state of one moment, beside a running server.
/// </summary>
internal sealed class AuditVerifier(AuditSigner signer, CheckpointFile file)
{
    /// <param name="chain">Null: all of them.</param>
    public async Task<AuditReport> VerifyAsync(NpgsqlConnection connection, Guid? chain, CancellationToken ct)
    {
        var warnings = new List<string>();
        var (written, unreadable) = file.Read();
        if (unreadable.Count > 0) warnings.Add($"{file.Path}: {unreadable.Count} lines can't be read, first line {unreadable[0]}.");
        // The file first: a checkpoint that is made meanwhile is of an event that the snapshot then may or may not have.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var heads = await AuditRows.HeadsAsync(connection, chain, ct);
        var signed = (await AuditRows.CheckpointsAsync(connection, chain, ct)).Concat(written.Where(c => chain is null || c.Chain == chain)).ToLookup(c => c.Chain);
        var walks = heads.ToDictionary(h => h.Chain, h => new ChainWalk(h, signed[h.Chain], signer));
        ChainWalk? walk = null;
        await foreach (var row in AuditRows.ReadAsync(connection, chain, 0, ct))
        {
            if (walk?.Chain != row.Chain && !walks.TryGetValue(row.Chain, out walk))
                walks.Add(row.Chain, walk = ChainWalk.WithoutHead(row.Chain, signed[row.Chain], signer));
            walk.Take(row);
        }
        foreach (var lost in signed.Where(s => !walks.ContainsKey(s.Key))) walks.Add(lost.Key, ChainWalk.WithoutHead(lost.Key, lost, signer));
        var reports = walks.Values.OrderBy(w => w.Chain).Select(w => w.Finish()).ToList();
        var strange = walks.Values.Sum(w => w.UnknownKeys);
        if (strange > 0) warnings.Add($"{strange} checkpoints were signed under a master key that is not here and were not checked.");
        return new AuditReport(reports, warnings);
    }
}
