using System.Text.Json;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

/// <summary>One address for all that is attached: a link, an upload whose pieces are all there, or a file in the form of this request.</summary>
internal static class AddAttachment
{
    public sealed record Request(string? Name, string? Url, Guid? UploadId, Guid? Id);

    public static async Task<IResult> Handle(Guid taskId, HttpContext http, ProFlowDb db, Command command, Access access, Uploads uploads, FileForm form, PreviewWorker previews, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var mine = await access.DemandProjectAsync(task.ProjectId, ct);
        if (http.Request.HasFormContentType) return await AddFileAsync(await form.ReceiveAsync(http, task, mine, command, ct), null, task, mine, db, command, uploads, previews, ct);
        var request = await ReadAsync(http.Request, ct);
        var invalid = new Invalid();
        if (request.Name is not null) invalid.Text("name", request.Name, 1, AttachmentName.MaxLength);
        if (request.UploadId is null)
        {
            invalid.Text("url", request.Url, 1, 4000);
            invalid.When(request.Url is { } url && !IsLink(url), "url", "Has to be a link that begins with http:// or https://.");
        }
        else invalid.When(request.Url is not null, "url", "A link or an upload, not both.");
        invalid.Throw();
        if (request.UploadId is { } upload) return await AddFileAsync(upload, request, task, mine, db, command, uploads, previews, ct);
        return await CommitAsync(db, command, new Attachment
        {
            Id = Id.FromClient(request.Id),
            ProjectId = task.ProjectId,
            TaskId = taskId,
            Name = request.Name?.Trim() ?? Cut.To(request.Url!, AttachmentName.MaxLength),
            Url = request.Url!,
            AuthorId = command.ActorId,
            AuthorName = mine.MemberName,
            CreatedAt = command.At,
        });
    }

    private static async Task<IResult> AddFileAsync(Guid uploadId, Request? request, TaskItem task, ProjectAccess mine, ProFlowDb db, Command command, Uploads uploads, PreviewWorker previews, CancellationToken ct)
    {
        if (await uploads.FindAsync(db, uploadId, ct) is not { } upload || upload.UserId != command.ActorId || upload.TaskId != task.Id)
            throw Refusal.Invalid("uploadId", "There is no such upload of yours to this task.");
        var pieces = await Uploads.WholeAsync(db, upload, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var fileId = await uploads.FinishAsync(db, upload, pieces, command.At, ct);
        var answer = await CommitAsync(db, command, new Attachment
        {
            Id = Id.FromClient(request?.Id),
            ProjectId = task.ProjectId,
            TaskId = task.Id,
            Name = request?.Name ?? upload.Name,
            FileId = fileId,
            Size = upload.Size,
            MediaType = upload.MediaType,
            Preview = FileKinds.IsImage(upload.MediaType) ? PreviewState.Pending : PreviewState.None,
            AuthorId = command.ActorId,
            AuthorName = mine.MemberName,
            CreatedAt = command.At,
        });
        previews.Wake();
        return answer;
    }

    private static async Task<IResult> CommitAsync(ProFlowDb db, Command command, Attachment attachment)
    {
        db.Add(attachment);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/attachments/{attachment.Id}", AttachmentView.Of(attachment), attachment.Version));
    }

    private static async Task<Request> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType()) throw new Refusal(415, "media_type", "Send application/json, or the file as multipart/form-data in a field named file.");
        return await request.ReadFromJsonAsync<Request>(ct) ?? throw new JsonException("null");
    }

    public static bool IsLink(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
