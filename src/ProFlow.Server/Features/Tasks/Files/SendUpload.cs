using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

internal static class BeginUpload
{
    public sealed record Request(string? Name, long? Size, Guid? Id);

    /// <summary>Too large a file is refused here, before a byte of it is sent.</summary>
    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, Uploads uploads, FileSettings settings, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var mine = await access.DemandProjectAsync(task.ProjectId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, AttachmentName.MaxLength);
        invalid.When(request.Size is null or < 0, "size", "Has to be the number of bytes of the file.");
        invalid.Throw();
        if (request.Size > settings.MaxBytes) throw FileLimits.TooLarge(settings);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var upload = await uploads.BeginAsync(db, Id.FromClient(request.Id), command.ActorId!.Value, mine.WorkspaceId, taskId, request.Name!, request.Size!.Value, ct);
        var view = await Uploads.ViewAsync(db, upload, ct);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/uploads/{upload.Id}", view));
    }
}

internal static class PutPiece
{
    /// <summary>A piece may be sent as often as one likes, in any order and by several connections at once.</summary>
    public static async Task<UploadView> Handle(Guid uploadId, int number, HttpContext http, ProFlowDb db, Caller caller, Access access, Uploads uploads, CancellationToken ct)
    {
        var upload = await uploads.DemandAsync(db, access, uploadId, caller.UserId, ct);
        if (number < 0 || number >= upload.Draft.Pieces) throw Refusal.Invalid("number", $"This upload has pieces from 0 to {upload.Draft.Pieces - 1}.");
        if (http.Request.ContentType is not "application/octet-stream") throw new Refusal(415, "media_type", "Send the piece as application/octet-stream.");
        var length = upload.Draft.LengthOf(number);
        if (http.Request.ContentLength != length) throw Refusal.Invalid("body", $"Piece {number} has {length} bytes: send exactly these, with their Content-Length.");
        await uploads.AddAsync(db, upload, number, http.Request.Body, length, ct);
        return await Uploads.ViewAsync(db, await uploads.DemandAsync(db, access, uploadId, caller.UserId, ct), ct);
    }
}

internal static class ReadUpload
{
    public static async Task<UploadView> Handle(Guid uploadId, ProFlowDb db, Caller caller, Access access, Uploads uploads, CancellationToken ct)
    {
        var upload = await uploads.DemandAsync(db, access, uploadId, caller.UserId, ct);
        return await Uploads.ViewAsync(db, upload, ct);
    }
}

internal static class CancelUpload
{
    /// <summary>What was sent is taken away by the sweeper.</summary>
    public static async Task<IResult> Handle(Guid uploadId, ProFlowDb db, Command command, Access access, Uploads uploads, CancellationToken ct)
    {
        var upload = await uploads.DemandAsync(db, access, uploadId, command.ActorId!.Value, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Uploads.CancelAsync(db, upload.Id, ct);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}

internal static class FileLimits
{
    public static Refusal TooLarge(FileSettings settings) => new(413, "file_too_large", $"The file is larger than {Words(settings.MaxBytes)}, the most that this server takes.");

    private static string Words(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.#} GB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.#} MB",
        _ => $"{bytes / 1024.0:0.#} kB",
    };
}
