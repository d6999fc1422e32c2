using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace ProFlow.Server.Live;

/// <summary>The open sockets of this node by the session that they belong to.</summary>
internal sealed class Connections
{
    private readonly ConcurrentDictionary<string, (Guid Session, HubCallerContext Context)> open = new();

    public void Add(HubCallerContext context, Guid session) => open[context.ConnectionId] = (session, context);

    public void Remove(string connectionId) => open.TryRemove(connectionId, out _);

    public Guid[] Sessions() => [.. open.Values.Select(c => c.Session).Distinct()];

    public void CloseSessions(IReadOnlyCollection<Guid> sessions)
    {
        if (sessions.Count == 0) return;
        foreach (var (_, context) in open.Values.Where(c => sessions.Contains(c.Session)).ToList()) context.Abort();
    }
}
