using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

internal static class ServeAttachment
{
    public static async Task<IResult> Content(Guid attachmentId, HttpContext http, ProFlowDb db, Access access, StoredFiles files, CancellationToken ct)
    {
        var attachment = await ReadAsync(attachmentId, db, access, ct);
        return attachment.FileId is { } file ? await SendAsync(http, db, files, attachment, file, attachment.MediaType!, "content", ct) : throw Refusal.NotFound();
    }

    public static async Task<IResult> Preview(Guid attachmentId, HttpContext http, ProFlowDb db, Access access, StoredFiles files, CancellationToken ct)
    {
        var attachment = await ReadAsync(attachmentId, db, access, ct);
        return attachment.PreviewFileId is { } file ? await SendAsync(http, db, files, attachment, file, Thumbnail.MediaType, "preview", ct) : throw Refusal.NotFound();
    }

    public static async Task<Attachment> ReadAsync(Guid attachmentId, ProFlowDb db, Access access, CancellationToken ct)
    {
        var attachment = await FindAsync(db, attachmentId, ct) ?? throw Refusal.NotFound();
        await access.DemandProjectAsync(attachment.ProjectId, ct);
        return attachment;
    }

    public static Task<Attachment?> FindAsync(ProFlowDb db, Guid attachmentId, CancellationToken ct) =>
        db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == attachmentId && db.Set<TaskItem>().Any(t => t.Id == a.TaskId), ct);

    /// <summary>Answers ranges and conditions. The tag is the attachment's, not the content's: it tells nothing of other files.</summary>
    public static async Task<IResult> SendAsync(HttpContext http, ProFlowDb db, StoredFiles files, Attachment attachment, Guid file, string type, string part, CancellationToken ct)
    {
        var disposition = new ContentDispositionHeaderValue(FileKinds.IsShown(type) ? "inline" : "attachment");
        disposition.SetHttpFileName(attachment.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(await files.OpenAsync(db, file, ct), type, null, null, new EntityTagHeaderValue($"\"{attachment.Id:N}-{part}\""), enableRangeProcessing: true);
    }
}
