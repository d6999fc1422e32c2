using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>Single-use passes of 60 seconds to the live hub, because a socket's address is all that a browser lets one set.</summary>
internal static class Tickets
{
    private static readonly TimeSpan lifetime = TimeSpan.FromSeconds(60);

    public static async Task<TicketView> Handle(ProFlowDb db, Caller caller, TimeProvider time, CancellationToken ct)
    {
        var (ticket, now) = (Sessions.NewSecret(), time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"INSERT INTO ticket (hash, session_id, expires_at) VALUES ({Sessions.Hash(ticket)}, {caller.SessionId}, {now + lifetime})", ct);
        return new TicketView(ticket);
    }

    /// <summary>Takes the ticket out of the world and says whose it was, or null.</summary>
    public static async Task<(Guid UserId, Guid SessionId)?> RedeemAsync(ProFlowDb db, string ticket, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Owner>($"""
            WITH gone AS (DELETE FROM ticket WHERE hash = {Sessions.Hash(ticket)} RETURNING session_id, expires_at)
            SELECT s.user_id, s.id AS session_id FROM gone JOIN session s ON s.id = gone.session_id JOIN app_user u ON u.id = s.user_id
            WHERE gone.expires_at > {now} AND s.ended_at IS NULL AND s.expires_at > {now} AND u.disabled_at IS NULL
            """).ToListAsync(ct);
        return rows.Count == 1 ? (rows[0].UserId, rows[0].SessionId) : null;
    }

    private sealed record Owner(Guid UserId, Guid SessionId);
}
