using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

/// <param name="AuthorId">Null for an imported comment whose author has no account here.</param>
/// <param name="Can">What the caller may do with it: edit, delete. A change, which goes to many, does not say.</param>
public sealed record CommentView(
    Guid Id, Guid ProjectId, Guid TaskId, Guid? AuthorId, string AuthorName, string Body, Guid? ParentId, bool Internal, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, long Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Can = null)
{
    internal static CommentView Of(Comment c) =>
        new(c.Id, c.ProjectId, c.TaskId, c.AuthorId, c.AuthorName, c.Body, c.ParentId, c.Internal, c.CreatedAt, c.EditedAt, c.Version);

    internal static CommentView Of(Comment c, ProjectAccess mine, Guid? userId) => Of(c) with { Can = [.. CommentRights.Of(c, mine, userId)] };
}

/// <summary>Whose words they are decides, besides the permissions: asked by the routes and by "can" alike.</summary>
internal static class CommentRights
{
    public static bool MayEdit(Comment comment, ProjectAccess mine, Guid? userId) => mine.May(Right.Comment) && comment.AuthorId == userId;

    public static bool MayDelete(Comment comment, ProjectAccess mine, Guid? userId) => mine.May(Right.Comment) && (comment.AuthorId == userId || mine.May(Right.ModerateComments));

    public static IEnumerable<string> Of(Comment comment, ProjectAccess mine, Guid? userId)
    {
        if (MayEdit(comment, mine, userId)) yield return "edit";
        if (MayDelete(comment, mine, userId)) yield return "delete";
    }
}

internal static class ListComments
{
    private sealed record Position(DateTimeOffset At, Guid Id);

    public static async Task<Page<CommentView>> Handle(Guid taskId, ProFlowDb db, Caller caller, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var mine = await access.DemandProjectAsync(task.ProjectId, ct);
        var (hideInternal, userId) = (mine.IsGuest, caller.UserId);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor);
        var rows = await db.Set<Comment>().AsNoTracking()
            .Where(c => c.TaskId == taskId && !(hideInternal && c.Internal) && (after == null || c.CreatedAt > after.At || (c.CreatedAt == after.At && c.Id > after.Id)))
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, c => CommentView.Of(c, mine, userId), c => new Position(c.CreatedAt, c.Id));
    }
}

internal static class AddComment
{
    public sealed record Request(string? Body, Guid? ParentId, bool? Internal, Guid? Id);

    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var mine = await access.DemandProjectAsync(task.ProjectId, ct);
        var invalid = new Invalid();
        invalid.Text("body", request.Body, 1, 50_000);
        invalid.When(request.ParentId is { } parent && !await db.Set<Comment>().AnyAsync(c => c.Id == parent && c.TaskId == taskId && !(mine.IsGuest && c.Internal), ct), "parentId", "There is no such comment on this task.");
        invalid.When(request.Internal == true && mine.IsGuest, "internal", "Guests can't write comments for the team only.");
        invalid.Throw();
        var comment = new Comment
        {
            Id = Id.FromClient(request.Id),
            ProjectId = task.ProjectId,
            TaskId = taskId,
            AuthorId = command.ActorId,
            AuthorName = mine.MemberName,
            Body = request.Body!,
            ParentId = request.ParentId,
            Internal = request.Internal ?? false,
            CreatedAt = command.At,
        };
        db.Add(comment);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/comments/{comment.Id}", CommentView.Of(comment, mine, command.ActorId), comment.Version));
    }
}

internal static class PatchComment
{
    public sealed record Request(Optional<string> Body);

    /// <summary>Only its author edits a comment.</summary>
    public static async Task<IResult> Handle(Guid commentId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var (comment, mine) = await db.WriteCommentAsync(access, commentId, ct);
        command.ExpectVersion(comment);
        if (!CommentRights.MayEdit(comment, mine, command.ActorId)) throw Refusal.Forbidden("Only its author may edit a comment.");
        var invalid = new Invalid();
        invalid.Text("body", request.Body, 1, 50_000);
        invalid.Throw();
        if (request.Body.IsSet && request.Body.Value != comment.Body) (comment.Body, comment.EditedAt) = (request.Body.Value, command.At);
        return await db.CommitAsync(command, () => Reply.Ok(CommentView.Of(comment, mine, command.ActorId), comment.Version));
    }

    public static async Task<(Comment Comment, ProjectAccess Access)> WriteCommentAsync(this ProFlowDb db, Access access, Guid commentId, CancellationToken ct)
    {
        var comment = await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == commentId && db.Set<TaskItem>().Any(t => t.Id == c.TaskId), ct) ?? throw Refusal.NotFound();
        var mine = await access.DemandProjectAsync(comment.ProjectId, ct);
        return comment.Internal && mine.IsGuest ? throw Refusal.NotFound() : (comment, mine);
    }
}

internal static class DeleteComment
{
    /// <summary>Its author may delete a comment, and a lead any. Its reactions go with it.</summary>
    public static async Task<IResult> Handle(Guid commentId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var (comment, mine) = await db.WriteCommentAsync(access, commentId, ct);
        command.ExpectVersion(comment);
        if (!CommentRights.MayDelete(comment, mine, command.ActorId)) throw Refusal.Forbidden("Only its author or a lead may delete a comment.");
        await command.GuardAsync(db, commentId, ct);
        await ReactionKinds.RemoveOfAsync(db, [commentId], ct);
        db.Remove(comment);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
