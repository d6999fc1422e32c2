using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks.Files;

/// <param name="Url">Of a link; a file has a size and a media type instead.</param>
public sealed record AttachmentView(
    Guid Id, Guid ProjectId, Guid TaskId, string Name, string? Url, long? Size, string? MediaType, PreviewState Preview, int? Width, int? Height,
    Guid? AuthorId, string? AuthorName, DateTimeOffset CreatedAt, long Version)
{
    internal static AttachmentView Of(Attachment a) =>
        new(a.Id, a.ProjectId, a.TaskId, a.Name, a.Url, a.Size, a.MediaType, a.Preview, a.Width, a.Height, a.AuthorId, a.AuthorName, a.CreatedAt, a.Version);
}

internal static class ListAttachments
{
    private sealed record Position(Guid Id);

    public static async Task<Page<AttachmentView>> Handle(Guid taskId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await db.ReadTaskAsync(access, taskId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<Attachment>().AsNoTracking().Where(a => a.TaskId == taskId && (after == null || a.Id > after)).OrderBy(a => a.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, AttachmentView.Of, a => new Position(a.Id));
    }
}

internal static class PatchAttachment
{
    public sealed record Request(Optional<string> Name);

    public static async Task<IResult> Handle(Guid attachmentId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var attachment = await db.WritePartAsync<Attachment>(access, attachmentId, a => a.ProjectId, ct);
        command.ExpectVersion(attachment);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, AttachmentName.MaxLength);
        invalid.Throw();
        if (request.Name.IsSet) attachment.Name = request.Name.Value;
        return await db.CommitAsync(command, () => Reply.Ok(AttachmentView.Of(attachment), attachment.Version));
    }
}

internal static class DeleteAttachment
{
    /// <summary>What the row refers to is kept for as long as an undo can bring the row back.</summary>
    public static async Task<IResult> Handle(Guid attachmentId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var attachment = await db.WritePartAsync<Attachment>(access, attachmentId, a => a.ProjectId, ct);
        command.ExpectVersion(attachment);
        db.Remove(attachment);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}

internal static class AttachmentName
{
    public const int MaxLength = 300;
}
