using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Features.Identity;

internal static class RefreshSession
{
    /// <remarks>A refused refresh never clears the cookie: another tab may just have renewed it.</remarks>
    public static async Task<IResult> Handle(HttpContext http, ProFlowDb db, Sessions sessions, SignIn signIn, StolenSession stolen, CancellationToken ct)
    {
        RefuseOtherSites(http.Request);
        var rotated = RefreshCookie.Read(http.Request) is { Length: > 0 and < 200 } presented
            ? await sessions.RotateAsync(db, presented, http.Connection.RemoteIpAddress?.ToString(), ct) : null;
        if (rotated is { RefreshToken: null }) await stolen.EndAsync(db, rotated);
        if (rotated is not { RefreshToken: { } successor }) throw new Refusal(401, "invalid_grant", "Your session has ended. Sign in again.");
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == rotated.UserId, ct);
        return Reply.Ok(await signIn.AnswerAsync(http, user, rotated.SessionId, successor, rotated.Until, ct));
    }

    /// <summary>The cookie is SameSite=Strict; a browser that says that the request comes from elsewhere is refused all the same.</summary>
    public static void RefuseOtherSites(HttpRequest request)
    {
        var origins = request.HttpContext.RequestServices.GetRequiredService<AllowedOrigins>();
        var origin = request.Headers.Origin.ToString();
        if (origins.Lists(origin)) return;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "cross-site" or "same-site") throw Refusal.Forbidden("Another site may not do this for you.");
        if (site.Length == 0 && !origins.Admits(request)) throw Refusal.Forbidden("Another site may not do this for you.");
    }
}

internal static class LogOut
{
    public static async Task<IResult> Handle(HttpContext http, ProFlowDb db, Sessions sessions, KnownDevices devices, Caller caller, AuditTrail audit, CancellationToken ct)
    {
        RefreshSession.RefuseOtherSites(http.Request);
        Guid? ended = null;
        if (caller is { IsSignedIn: true, Token: null }) await EndAsync(caller.UserId, caller.SessionId);
        if (RefreshCookie.Read(http.Request) is { Length: > 0 and < 200 } presented)
        {
            var hash = Sessions.Hash(presented);
            var owner = await (from t in db.Set<RefreshToken>() join s in db.Set<Session>() on t.SessionId equals s.Id where t.Hash == hash select s).AsNoTracking().FirstOrDefaultAsync(ct);
            if (owner is not null) await EndAsync(owner.UserId, owner.Id);
        }
        RefreshCookie.Clear(http);
        if (ended is { } person) await devices.RememberAsync(http, db, person, ct);
        return Reply.NoContent();

        async Task EndAsync(Guid user, Guid session)
        {
            ended = user;
            if (await sessions.EndAsync(db, user, [session]) > 0) await audit.NoteAsync(AuditEvents.SessionEnded(user, session));
        }
    }
}
