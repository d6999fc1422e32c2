using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;

namespace ProFlow.Server.Platform.Access;

/// <summary>
/// How sessions were proved, and the sessions that tokens were made in. Asked only where a workspace wants more than a role; a yes is
/// remembered for a second, a no not at all, so that whoever has just shown what was missing is let in at once.
/// </summary>
internal sealed class ProofBook(TimeProvider time)
{
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(1);
    private const int MaxEntries = 50_000;
    private readonly ConcurrentDictionary<Guid, (Proof Proof, long At)> known = new();

    /// <summary>What the session or token lacks to pass the door, as the refusal that says so; null if it may pass.</summary>
    public async ValueTask<Refusal?> LackingAsync(ProFlowDb db, Guid id, DoorRule door, CancellationToken ct)
    {
        if (door.IsOpen) return null;
        if (known.TryGetValue(id, out var seen) && time.GetElapsedTime(seen.At) < trust && door.Lacking(seen.Proof) is null) return null;
        var at = time.GetTimestamp();
        var methods = await db.Set<Session>().Where(s => s.Id == id).Select(s => s.Methods).FirstOrDefaultAsync(ct)
            ?? await db.Set<ApiToken>().Where(t => t.Id == id).Select(t => t.Methods).FirstOrDefaultAsync(ct);
        var proof = new Proof(methods ?? []);
        var lacking = door.Lacking(proof);
        if (lacking is not null) known.TryRemove(id, out _);
        else
        {
            if (known.Count > MaxEntries) known.Clear();
            known[id] = (proof, at);
        }
        return lacking;
    }
}
