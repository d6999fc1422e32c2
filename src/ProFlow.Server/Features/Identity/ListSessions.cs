using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

internal static class ListSessions
{
    private sealed record Position(Guid Id);

    public static async Task<Page<SessionView>> Handle(ProFlowDb db, Caller caller, TimeProvider time, int? limit, string? cursor, CancellationToken ct)
    {
        var (user, current, now, take) = (caller.UserId, caller.SessionId, time.GetUtcNow(), Paging.Limit(limit));
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<Session>().AsNoTracking()
            .Where(s => s.UserId == user && s.EndedAt == null && s.ExpiresAt > now && (after == null || s.Id < after))
            .OrderByDescending(s => s.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, s => new SessionView(s.Id, s.UserAgent, s.Address, s.CreatedAt, s.LastUsedAt, s.Id == current), s => new Position(s.Id));
    }
}

internal static class EndOtherSessions
{
    public static async Task<IResult> Handle(ProFlowDb db, Caller caller, Sessions sessions, AuditTrail audit, CancellationToken ct)
    {
        foreach (var ended in await sessions.EndOthersAsync(db, caller.UserId, caller.SessionId, ct)) await audit.NoteAsync(AuditEvents.SessionEnded(caller.UserId, ended));
        return Reply.NoContent();
    }
}

internal static class EndSession
{
    public static async Task<IResult> Handle(Guid sessionId, ProFlowDb db, Caller caller, Sessions sessions, AuditTrail audit)
    {
        if (await sessions.EndAsync(db, caller.UserId, [sessionId]) == 0) throw Refusal.NotFound();
        await audit.NoteAsync(AuditEvents.SessionEnded(caller.UserId, sessionId));
        return Reply.NoContent();
    }
}
