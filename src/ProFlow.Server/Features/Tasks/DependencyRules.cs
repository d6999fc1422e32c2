using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Tasks;

internal static class DependencyRules
{
    /// <summary>The shortest way along existing links from one task to another, both included, or null: breadth first over the project's links.</summary>
    public static async Task<List<Guid>?> PathAsync(ProFlowDb db, Guid from, Guid to, Guid projectId, CancellationToken ct)
    {
        var links = await db.LiveDependencies().Where(d => d.ProjectId == projectId).Select(d => new { d.PredecessorId, d.SuccessorId }).ToListAsync(ct);
        var next = links.ToLookup(l => l.PredecessorId, l => l.SuccessorId);
        var cameFrom = new Dictionary<Guid, Guid> { [from] = Guid.Empty };
        var queue = new Queue<Guid>([from]);
        while (queue.TryDequeue(out var at))
        {
            if (at == to) return Walk(cameFrom, at);
            foreach (var further in next[at].Where(f => cameFrom.TryAdd(f, at))) queue.Enqueue(further);
        }
        return null;
    }

    private static List<Guid> Walk(Dictionary<Guid, Guid> cameFrom, Guid end)
    {
        List<Guid> path = [];
        for (var at = end; at != Guid.Empty; at = cameFrom[at]) path.Add(at);
        path.Reverse();
        return path;
    }
}
