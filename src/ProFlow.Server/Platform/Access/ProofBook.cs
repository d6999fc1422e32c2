using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;

namespace ProFlow.Server.Platform.Access;

/// <summary>
/// Which sessions were proved with a second factor, and which tokens were made in one. Asked only where a workspace requires that; a yes is
/// remembered for a second, a no not at all, so that whoever has just shown their factor is let in at once.
/// </summary>
internal sealed class ProofBook(TimeProvider time)
{
    private static readonly TimeSpan trust = TimeSpan.FromSeconds(1);
    private const int MaxEntries = 50_000;
    private readonly ConcurrentDictionary<Guid, long> proved = new();

    public async ValueTask<bool> IsTwofoldAsync(ProFlowDb db, Guid id, CancellationToken ct)
    {
        if (proved.TryGetValue(id, out var seen) && time.GetElapsedTime(seen) < trust) return true;
        var at = time.GetTimestamp();
        var methods = await db.Set<Session>().Where(s => s.Id == id).Select(s => s.Methods).FirstOrDefaultAsync(ct)
            ?? await db.Set<ApiToken>().Where(t => t.Id == id).Select(t => t.Methods).FirstOrDefaultAsync(ct);
        if (methods is null || !new Proof(methods).IsTwofold)
        {
            proved.TryRemove(id, out _);
            return false;
        }
        if (proved.Count > MaxEntries) proved.Clear();
        proved[id] = at;
        return true;
    }
}
