using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Identity;

/// <summary>Single-use passes of 60 seconds to the live hub, because a socket's address is all that a browser lets one set.</summary>
internal static class Tickets
{
    private static readonly TimeSpan lifetime = TimeSpan.FromSeconds(60);

    public static async Task<TicketView> Handle(ProFlowDb db, Caller caller, TimeProvider time, CancellationToken ct)
    {
        var (ticket, now) = (Sessions.NewSecret(), time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"INSERT INTO ticket (hash, session_id, expires_at) VALUES ({Sessions.Hash(ticket)}, {caller.CredentialId}, {now + lifetime})", ct);
        return new TicketView(ticket);
    }

    /// <summary>Takes the ticket out of the world and says who comes with it, or null. The claim "sid" is the session or token that the socket lives as long as.</summary>
    public static async Task<ClaimsPrincipal?> RedeemAsync(ProFlowDb db, string ticket, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Owner>($"""
            WITH gone AS (DELETE FROM ticket WHERE hash = {Sessions.Hash(ticket)} RETURNING session_id, expires_at)
            SELECT s.user_id, s.id AS session_id, false AS is_service, NULL::text[] AS scopes, NULL::uuid[] AS project_ids, s.methods FROM gone JOIN session s ON s.id = gone.session_id JOIN app_user u ON u.id = s.user_id
            WHERE gone.expires_at > {now} AND s.ended_at IS NULL AND s.expires_at > {now} AND u.disabled_at IS NULL
            UNION ALL
            SELECT t.user_id, t.id, u.service_of_id IS NOT NULL, t.scopes, t.project_ids, t.methods FROM gone JOIN api_token t ON t.id = gone.session_id JOIN app_user u ON u.id = t.user_id
            WHERE gone.expires_at > {now} AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > {now}) AND u.disabled_at IS NULL
            """).ToListAsync(ct);
        return rows is [var owner] ? new ClaimsPrincipal(owner.Identity()) : null;
    }

    private sealed record Owner(Guid UserId, Guid SessionId, bool IsService, string[]? Scopes, Guid[]? ProjectIds, string[] Methods)
    {
        public ClaimsIdentity Identity()
        {
            var identity = Scopes is null
                ? new ClaimsIdentity([new Claim("sub", UserId.ToString())], "Ticket")
                : new TokenIdentity(UserId, ApiTokenBook.GrantOf(SessionId, IsService, Scopes, ProjectIds, Methods));
            identity.AddClaim(new Claim("sid", SessionId.ToString()));
            return identity;
        }
    }
}
