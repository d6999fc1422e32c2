using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.History;

/// <param name="Conflicts">What stays as others have made it since: nothing of theirs is dropped.</param>
public sealed record UndoAnswer(Guid CommandId, IReadOnlyList<UndoConflict> Conflicts);

public sealed record UndoConflict(string Entity, Guid EntityId, string? Field, string Message);

/// <summary>
/// Takes a command back by its changes, newest first: what it created goes, what it deleted returns, what it set becomes what it was.
/// A field that somebody has set since is left and reported. An undo is a command like any other, so it can be undone as well.
/// </summary>
internal static class UndoCommand
{
    private static readonly TimeSpan reach = TimeSpan.FromDays(30);

    public static async Task<IResult> Handle(Guid commandId, ProFlowDb db, Command command, Access access, AccessBook book, Caller caller, CancellationToken ct)
    {
        var changes = await db.Changes.AsNoTracking().Where(c => c.CommandId == commandId).ToListAsync(ct);
        if (changes.Count == 0) throw Refusal.NotFound();
        await UndoRights.DemandAsync(db, changes, access, book, caller, ct);
        if (changes[0].At < command.At - reach) throw Refusal.Gone("A command can be undone for 30 days.");
        if (changes.Any(c => c.Entity is "user" or "externalLogin" or "workspaceMember" or "invitation" or "role" or "workspaceSignIn" || c is { Entity: "workspace", Op: ChangeOp.Updated } && c.Data.Contains("requiresSecondFactor", StringComparison.Ordinal)))
            throw Refusal.Conflict("not_undoable", "What is about accounts and members is not taken back but set anew, under the rules of today.");
        // A project that the command created goes as a whole: its parts stay as they are, in its own stream and in the workspace's.
        var founded = changes.Where(c => c is { Entity: "project", Op: ChangeOp.Created }).Select(c => c.EntityId).ToHashSet();
        var parts = changes.Where(c => c.Entity != "project" && founded.Contains(c.StreamId)).Select(c => c.EntityId).ToHashSet();
        // An entity that stands in two streams has two rows with the same version.
        var steps = changes.DistinctBy(c => (c.EntityId, c.Version)).Where(c => !parts.Contains(c.EntityId)).OrderByDescending(c => c.StreamId).ThenByDescending(c => c.Seq).ToList();
        var conflicts = new List<UndoConflict>();
        foreach (var ofType in steps.GroupBy(c => c.Entity))
        {
            var shape = EntityShape.Named(db.Model, ofType.Key) ?? throw new InvalidOperationException($"No entity is called {ofType.Key}.");
            var rows = await LoadAsync(db, shape, [.. ofType.Select(c => c.EntityId)], ct);
            foreach (var change in ofType) Revert(db, shape, change, rows.GetValueOrDefault(change.EntityId), command, conflicts);
        }
        await UndoRules.KeepAsync(db, command, conflicts, ct);
        command.Notes.Add(new(AuditAction.CommandUndone, AuditPlace.In(changes[0].ProjectId ?? changes[0].StreamId)) { Target = new("command", commandId), Details = new { changes = steps.Count, conflicts = conflicts.Count } });
        return await db.CommitAsync(command, () => Reply.Ok(new UndoAnswer(command.Id, conflicts)));
    }

    private static async Task<Dictionary<Guid, Entity>> LoadAsync(ProFlowDb db, EntityShape shape, List<Guid> ids, CancellationToken ct)
    {
        var load = typeof(UndoCommand).GetMethod(nameof(LoadAllAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(shape.ClrType);
        return await (Task<Dictionary<Guid, Entity>>)load.Invoke(null, [db, ids, ct])!;
    }

    private static Task<Dictionary<Guid, Entity>> LoadAllAsync<T>(ProFlowDb db, List<Guid> ids, CancellationToken ct) where T : Entity =>
        db.Set<T>().IgnoreQueryFilters().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => (Entity)e, ct);

    private static void Revert(ProFlowDb db, EntityShape shape, Change change, Entity? row, Command command, List<UndoConflict> conflicts)
    {
        void Conflict(string? field, string message) => conflicts.Add(new UndoConflict(change.Entity, change.EntityId, field, message));
        switch (change.Op)
        {
            case ChangeOp.Created when row is ITrashable { DeletedAt: null } kept:
                kept.DeletedAt = command.At;
                break;
            case ChangeOp.Created when row is Projects.Status:
                Conflict(null, "The status stays: tasks, or tasks in the trash, may stand in it.");
                break;
            case ChangeOp.Created when row is not null and not ITrashable:
                db.Remove(row);
                break;
            case ChangeOp.Deleted when row is ITrashable { DeletedAt: not null } trashed:
                trashed.DeletedAt = null;
                break;
            case ChangeOp.Deleted when row is null && change.Before is { } before:
                db.Add(Recreate(db, shape, before));
                break;
            case ChangeOp.Updated when row is null or ITrashable { DeletedAt: not null }:
                Conflict(null, "It was deleted since.");
                break;
            case ChangeOp.Updated:
                SetBack(db.Entry(row), shape, change, command, Conflict);
                break;
        }
    }

    private static void SetBack(EntityEntry entry, EntityShape shape, Change change, Command command, Action<string?, string> conflict)
    {
        using var data = JsonDocument.Parse(change.Data);
        using var before = JsonDocument.Parse(change.Before!);
        foreach (var field in shape.Fields.Where(f => before.RootElement.TryGetProperty(f.Json, out _)))
        {
            if (field.Json == "updatedAt") { entry.CurrentValues[field.Property] = command.At; continue; }
            var was = field.Read(before.RootElement.GetProperty(field.Json));
            var (now, set) = (field.Current(entry), data.RootElement.TryGetProperty(field.Json, out var value) ? field.Read(value) : null);
            if (shape.ClrType == typeof(Tasks.TaskItem) && UndoRules.IsDerived(field.Json)) entry.CurrentValues[field.Property] = UndoRules.Derive(now, set, was);
            else if (!field.Hidden && !field.Property.GetValueComparer().Equals(now, set)) conflict(field.Json, "Somebody has changed this since; it was left as it is.");
            else entry.CurrentValues[field.Property] = was;
        }
    }

    private static Entity Recreate(ProFlowDb db, EntityShape shape, string before)
    {
        using var document = JsonDocument.Parse(before);
        var entity = (Entity)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(shape.ClrType);
        var entry = db.Entry(entity);
        foreach (var field in shape.Fields.Where(f => !f.IsVersion && document.RootElement.TryGetProperty(f.Json, out _)))
            entry.Property(field.Property).CurrentValue = field.Read(document.RootElement.GetProperty(field.Json));
        return entity;
    }
}

internal static class HistoryFeature
{
    public static void MapHistory(this RouteGroupBuilder api) =>
        api.MapPost("/commands/{commandId:guid}/undo", UndoCommand.Handle).Produces<UndoAnswer>().Needs(Right.ViewProject).WithTags("History");
}
