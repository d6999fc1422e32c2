using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

public sealed record AttachmentView(Guid Id, Guid ProjectId, Guid TaskId, string Name, string Url, DateTimeOffset CreatedAt, long Version)
{
    internal static AttachmentView Of(Attachment a) => new(a.Id, a.ProjectId, a.TaskId, a.Name, a.Url, a.CreatedAt, a.Version);
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

internal static class AddAttachment
{
    public sealed record Request(string? Name, string? Url, Guid? Id);

    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var invalid = new Invalid();
        invalid.Text("url", request.Url, 1, 4000);
        invalid.When(request.Url is { } url && !IsLink(url), "url", "Has to be a link that begins with http:// or https://.");
        if (request.Name is not null) invalid.Text("name", request.Name, 1, 300);
        invalid.Throw();
        var attachment = new Attachment
        {
            Id = Id.FromClient(request.Id),
            ProjectId = task.ProjectId,
            TaskId = taskId,
            Name = request.Name?.Trim() ?? Cut.To(request.Url!, 300),
            Url = request.Url!,
            CreatedAt = command.At,
        };
        db.Add(attachment);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/attachments/{attachment.Id}", AttachmentView.Of(attachment), attachment.Version));
    }

    public static bool IsLink(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}

internal static class DeleteAttachment
{
    public static async Task<IResult> Handle(Guid attachmentId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var attachment = await db.WritePartAsync<Attachment>(access, attachmentId, a => a.ProjectId, ct);
        command.ExpectVersion(attachment);
        db.Remove(attachment);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
