using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

public sealed record ChecklistItemView(Guid Id, Guid ProjectId, Guid TaskId, string Text, bool Done, string Position, long Version)
{
    internal static ChecklistItemView Of(ChecklistItem i) => new(i.Id, i.ProjectId, i.TaskId, i.Text, i.Done, i.Position, i.Version);
}

internal static class ListChecklist
{
    private sealed record Cursor(string Position, Guid Id);

    public static async Task<Page<ChecklistItemView>> Handle(Guid taskId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await db.ReadTaskAsync(access, taskId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Cursor>(cursor);
        var rows = await db.Set<ChecklistItem>().AsNoTracking()
            .Where(i => i.TaskId == taskId && (after == null || string.Compare(i.Position, after.Position) > 0 || (i.Position == after.Position && i.Id > after.Id)))
            .OrderBy(i => i.Position).ThenBy(i => i.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, ChecklistItemView.Of, i => new Cursor(i.Position, i.Id));
    }
}

internal static class AddChecklistItem
{
    public sealed record Request(string? Text, bool? Done, string? Position, Guid? Id);

    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var invalid = new Invalid();
        invalid.Text("text", request.Text, 1, 1000);
        invalid.When(request.Position is not null && !Ordering.IsValid(request.Position), "position", "This is not a position.");
        invalid.Throw();
        var last = request.Position is null ? await db.Set<ChecklistItem>().Where(i => i.TaskId == taskId).OrderByDescending(i => i.Position).Select(i => i.Position).FirstOrDefaultAsync(ct) : null;
        var item = new ChecklistItem
        {
            Id = Id.FromClient(request.Id),
            ProjectId = task.ProjectId,
            TaskId = taskId,
            Text = request.Text!.Trim(),
            Done = request.Done ?? false,
            Position = request.Position ?? Ordering.Between(last, null),
        };
        db.Add(item);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/checklist/{item.Id}", ChecklistItemView.Of(item), item.Version));
    }
}

internal static class PatchChecklistItem
{
    public sealed record Request(Optional<string> Text, Optional<bool?> Done, Optional<string> Position);

    public static async Task<IResult> Handle(Guid itemId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var item = await db.WritePartAsync<ChecklistItem>(access, itemId, i => i.ProjectId, ct);
        command.ExpectVersion(item);
        var invalid = new Invalid();
        invalid.Text("text", request.Text, 1, 1000);
        invalid.When(request.Done is { IsSet: true, Value: null }, "done", "Can't be null.");
        invalid.When(request.Position.IsSet && !Ordering.IsValid(request.Position.Value), "position", "This is not a position.");
        invalid.Throw();
        item.Text = request.Text.IsSet ? request.Text.Value.Trim() : item.Text;
        item.Done = request.Done.Or(null) ?? item.Done;
        item.Position = request.Position.Or(item.Position);
        return await db.CommitAsync(command, () => Reply.Ok(ChecklistItemView.Of(item), item.Version));
    }

    /// <summary>A part of a task to write, if the caller has the endpoint's right in its project.</summary>
    public static async Task<T> WritePartAsync<T>(this ProFlowDb db, Access access, Guid id, Func<T, Guid> project, CancellationToken ct) where T : Entity
    {
        var part = await db.Set<T>().FirstOrDefaultAsync(p => p.Id == id && db.Set<TaskItem>().Any(t => t.Id == EF.Property<Guid>(p, "TaskId")), ct) ?? throw Refusal.NotFound();
        await access.DemandProjectAsync(project(part), ct);
        return part;
    }
}

internal static class DeleteChecklistItem
{
    public static async Task<IResult> Handle(Guid itemId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var item = await db.WritePartAsync<ChecklistItem>(access, itemId, i => i.ProjectId, ct);
        command.ExpectVersion(item);
        db.Remove(item);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
