using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

/// <param name="Internal">As its comment: for the team only.</param>
public sealed record ReactionView(Guid Id, Guid ProjectId, Guid TaskId, Guid CommentId, Guid UserId, ReactionKind Kind, bool Internal, DateTimeOffset CreatedAt, long Version)
{
    internal static ReactionView Of(Reaction r) => new(r.Id, r.ProjectId, r.TaskId, r.CommentId, r.UserId, r.Kind, r.Internal, r.CreatedAt, r.Version);
}

internal static class ListReactions
{
    private sealed record Position(DateTimeOffset At, Guid Id);

    /// <summary>Those to all comments of a task, the oldest first.</summary>
    public static async Task<Page<ReactionView>> Handle(Guid taskId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var hideInternal = (await access.DemandProjectAsync(task.ProjectId, ct)).IsGuest;
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor);
        var rows = await db.Set<Reaction>().AsNoTracking()
            .Where(r => r.TaskId == taskId && !(hideInternal && r.Internal) && (after == null || r.CreatedAt > after.At || (r.CreatedAt == after.At && r.Id > after.Id)))
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, ReactionView.Of, r => new Position(r.CreatedAt, r.Id));
    }
}

internal static class AddReaction
{
    public sealed record Request(ReactionKind? Kind, Guid? Id);

    /// <summary>Whoever reacts twice in the same way gets the reaction that is there.</summary>
    public static async Task<IResult> Handle(Guid commentId, Request request, ProFlowDb db, Command command, Access access, Caller caller, CancellationToken ct)
    {
        var (comment, _) = await db.WriteCommentAsync(access, commentId, ct);
        var invalid = new Invalid();
        invalid.When(request.Kind is null, "kind", "Can't be null.");
        invalid.Throw();
        // The comment may be going, or the same click arriving twice.
        await command.GuardAsync(db, commentId, ct);
        if (await db.Set<Reaction>().FirstOrDefaultAsync(r => r.CommentId == commentId && r.UserId == caller.UserId && r.Kind == request.Kind, ct) is { } there)
            return await db.CommitAsync(command, () => Reply.Ok(ReactionView.Of(there), there.Version));
        var reaction = new Reaction
        {
            Id = Id.FromClient(request.Id),
            ProjectId = comment.ProjectId,
            TaskId = comment.TaskId,
            CommentId = commentId,
            UserId = caller.UserId,
            Kind = request.Kind!.Value,
            Internal = comment.Internal,
            CreatedAt = command.At,
        };
        db.Add(reaction);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/comments/{commentId}/reactions/{ReactionKinds.Word(reaction.Kind)}", ReactionView.Of(reaction), reaction.Version));
    }
}

internal static class RemoveReaction
{
    /// <summary>Takes the caller's own reaction back; one that is not there is gone already.</summary>
    public static async Task<IResult> Handle(Guid commentId, string kind, ProFlowDb db, Command command, Access access, Caller caller, CancellationToken ct)
    {
        await db.WriteCommentAsync(access, commentId, ct);
        var wanted = ReactionKinds.Named(kind) ?? throw Refusal.NotFound();
        if (await db.Set<Reaction>().FirstOrDefaultAsync(r => r.CommentId == commentId && r.UserId == caller.UserId && r.Kind == wanted, ct) is { } reaction)
        {
            command.ExpectVersion(reaction);
            db.Remove(reaction);
        }
        return await db.CommitAsync(command, Reply.NoContent);
    }
}

internal static class ReactionKinds
{
    public static string Word(ReactionKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public static ReactionKind? Named(string word) => Enum.GetValues<ReactionKind>().Cast<ReactionKind?>().FirstOrDefault(k => Word(k!.Value) == word);

    /// <summary>Marks what hangs on comments that go as going with them.</summary>
    public static async Task RemoveOfAsync(ProFlowDb db, List<Guid> comments, CancellationToken ct) =>
        db.RemoveRange(await db.Set<Reaction>().Where(r => comments.Contains(r.CommentId)).ToListAsync(ct));
}
