using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity;

/// <summary>Ends a session whose refresh token came a second time, and tells so once: in the audit log and to its owner, in the transaction that ends it.</summary>
internal sealed class StolenSession(Sessions sessions, AuditTrail audit, SecurityLetters letters, MailOutbox outbox, TimeProvider time)
{
    public async Task EndAsync(ProFlowDb db, Rotation stolen)
    {
        var now = time.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        // Whoever comes at the same moment waits for this row, and finds the session ended.
        if (await sessions.EndAsync(db, stolen.UserId, [stolen.SessionId]) == 0) return;
        await audit.NoteAsync(AuditEvents.TokenReused(stolen.UserId, stolen.SessionId));
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == stolen.UserId, CancellationToken.None);
        await MailOutbox.QueueAsync(db, letters.TokenReused(user, now), now);
        await transaction.CommitAsync(CancellationToken.None);
        sessions.Close([stolen.SessionId]);
        outbox.Ring();
    }
}
