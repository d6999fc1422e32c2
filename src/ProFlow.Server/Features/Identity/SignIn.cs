using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;

namespace ProFlow.Server.Features.Identity;

/// <summary>The one place where a session begins, whichever way somebody came in, and what its beginning and its refresh answer.</summary>
internal sealed class SignIn(Sessions sessions, AccessTokens tokens, TimeProvider time)
{
    public async Task<SignedIn> BeginAsync(HttpContext http, ProFlowDb db, User user, Proof proof, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (session, refresh) = await sessions.BeginAsync(db, user.Id, proof.Methods, http.Request.Headers.UserAgent.ToString(), http.Connection.RemoteIpAddress?.ToString(), ct);
        await http.RequestServices.GetRequiredService<AuditTrail>().NoteAsync(AuditEvents.SignedIn(user.Id, session, proof.Methods));
        await transaction.CommitAsync(CancellationToken.None);
        return await AnswerAsync(http, user, session, refresh, ct);
    }

    public async Task<SignedIn> AnswerAsync(HttpContext http, User user, Guid session, string refresh, CancellationToken ct)
    {
        RefreshCookie.Write(http, refresh, time.GetUtcNow() + Sessions.Lifetime);
        var access = await tokens.IssueAsync(user.Id, session, ct);
        return new SignedIn(access, "Bearer", (int)AccessTokens.Lifetime.TotalSeconds, UserView.Of(user));
    }
}
