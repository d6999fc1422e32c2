using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity;

/// <summary>The one place where a session begins, whichever way somebody came in, and what its beginning and its refresh answer.</summary>
internal sealed class SignIn(Sessions sessions, AccessTokens tokens, SecondFactorGate gate, KnownDevices devices, SecurityLetters letters, MailOutbox outbox, TimeProvider time)
{
    /// <summary>Begins a session, once the gate of second factors lets this proof pass.</summary>
    public async Task<SignedIn> BeginAsync(HttpContext http, ProFlowDb db, User user, Proof proof, CancellationToken ct)
    {
        if (user.ServiceOfId is not null) throw Refusal.Unauthenticated("A service account has tokens and no sign-in.");
        // Outside the transaction: what the gate counts and keeps has to stay where it refuses.
        var methods = await gate.PassAsync(http, db, user, proof, ct);
        var (agent, address, now) = (http.Request.Headers.UserAgent.ToString(), http.Connection.RemoteIpAddress?.ToString(), time.Now());
        var isNew = await devices.IsNewAsync(http, db, user, agent, address, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var begun = await sessions.BeginAsync(db, user.Id, methods, agent, address, ct);
        await http.RequestServices.GetRequiredService<AuditTrail>().NoteAsync(AuditEvents.SignedIn(user.Id, begun.SessionId, methods));
        if (isNew) await MailOutbox.QueueAsync(db, letters.NewDevice(user, agent, address, now), now);
        await transaction.CommitAsync(CancellationToken.None);
        if (isNew) outbox.Ring();
        return await AnswerAsync(http, user, begun.SessionId, begun.RefreshToken!, begun.Until, ct);
    }

    public async Task<SignedIn> AnswerAsync(HttpContext http, User user, Guid session, string refresh, DateTimeOffset until, CancellationToken ct)
    {
        RefreshCookie.Write(http, refresh, until);
        var access = await tokens.IssueAsync(user.Id, session, ct);
        return new SignedIn(access, "Bearer", (int)AccessTokens.Lifetime.TotalSeconds, UserView.Of(user));
    }
}
