using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

/// <param name="Url">Opens in the browser that asked for it, and in no other.</param>
public sealed record FileLinkView(string Url, DateTimeOffset ExpiresAt);

/// <summary>For what a browser loads by itself, without the header that says who asks: a download that goes to the disk, a film.</summary>
internal static class LinkAttachment
{
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(5);
    private static readonly BrowserSecret cookie = new("files", "/api/v1/files", TimeSpan.FromHours(12));

    public static async Task<FileLinkView> Handle(Guid attachmentId, HttpContext http, ProFlowDb db, Caller caller, Access access, TimeProvider time, CancellationToken ct)
    {
        var attachment = await ServeAttachment.ReadAsync(attachmentId, db, access, ct);
        if (attachment.FileId is null) throw Refusal.NotFound();
        var (secret, browser, until) = (Sessions.NewSecret(), cookie.Read(http.Request) ?? cookie.Leave(http), time.Now() + lifetime);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO file_link (hash, browser_hash, attachment_id, user_id, session_id, expires_at)
            VALUES ({Sessions.Hash(secret)}, {Sessions.Hash(browser)}, {attachmentId}, {caller.UserId}, {caller.SessionId}, {until})
            """, ct);
        return new FileLinkView($"/api/v1/files/{secret}", until);
    }

    /// <summary>The rights are asked anew each time; whatever is wrong with a link, it does not exist.</summary>
    public static async Task<IResult> Open(string secret, HttpContext http, ProFlowDb db, AccessBook book, Sessions sessions, StoredFiles files, TimeProvider time, CancellationToken ct)
    {
        var (hash, now) = (Sessions.Hash(secret), time.GetUtcNow());
        if (cookie.Read(http.Request) is not { } browser
            || await db.Set<FileLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash && l.ExpiresAt > now, ct) is not { } link
            || !CryptographicOperations.FixedTimeEquals(link.BrowserHash, Sessions.Hash(browser))
            || !await sessions.IsAliveAsync(db, link.SessionId, ct)
            || await ServeAttachment.FindAsync(db, link.AttachmentId, ct) is not { FileId: { } file } attachment
            || await book.InProjectAsync(db, link.UserId, attachment.ProjectId, ct) is null) throw Refusal.NotFound();
        return await ServeAttachment.SendAsync(http, db, files, attachment, file, attachment.MediaType!, "content", ct);
    }
}
