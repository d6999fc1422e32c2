using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

/// <summary>Many creates, patches and deletes in one project: one command, all or nothing, one push.</summary>
internal static class BatchTasks
{
    private const int MaxOperations = 5000;

    public sealed record Request(IReadOnlyList<Operation>? Operations);

    /// <summary>One of the three.</summary>
    public sealed record Operation(TaskFields? Create, TaskFields? Patch, Target? Delete);

    public sealed record Target(Guid? Id);

    /// <param name="Items">The tasks after the batch, in the order of its operations; null for a deleted one.</param>
    public sealed record Answer(IReadOnlyList<TaskView?> Items);

    public static async Task<IResult> Handle(
        Guid projectId, Request request, ProFlowDb db, Command command, Access access, ProjectSettingsBook settings, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var operations = request.Operations ?? throw Refusal.Invalid("operations", "Can't be null.");
        if (operations.Count is 0 or > MaxOperations) throw Refusal.Invalid("operations", $"Has to have 1 to {MaxOperations} operations.");
        RefuseUnclear(operations);
        if (!mine.May(Right.DeleteTasks) && operations.Any(o => o.Delete is not null)) throw Refusal.Forbidden(RightWords.Sentence(Right.DeleteTasks));
        var project = await settings.OfAsync(db, projectId, ct);
        var touched = await LoadAsync(db, projectId, operations, ct);
        var ends = new ColumnEnds(db, projectId);
        var tasks = new List<TaskItem?>(operations.Count);
        for (var i = 0; i < operations.Count; i++)
            tasks.Add(await At(i, () => ApplyAsync(db, project, mine, operations[i], touched, ends, command, ct)));
        return await db.CommitAsync(command, () => Reply.Ok(new Answer([.. tasks.Select(t => t is null ? null : TaskView.Of(t))])));
    }

    /// <summary>What can't be told apart before anything is read: no operation at all, and an id that two new tasks share.</summary>
    private static void RefuseUnclear(IReadOnlyList<Operation> operations)
    {
        var made = new HashSet<Guid>();
        var invalid = new Invalid();
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is not { } operation) invalid.Add($"operations[{i}]", "Can't be null.");
            else if (operation.Create?.Id is { } id && !made.Add(id)) invalid.Add($"operations[{i}].id", "Another operation makes a task with this id.");
        }
        invalid.Throw();
    }

    private static async Task<Dictionary<Guid, TaskItem>> LoadAsync(ProFlowDb db, Guid projectId, IReadOnlyList<Operation> operations, CancellationToken ct)
    {
        var ids = operations.Select(o => o.Patch?.Id ?? o.Delete?.Id).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Set<TaskItem>().Where(t => ids.Contains(t.Id) && t.ProjectId == projectId).ToDictionaryAsync(t => t.Id, ct);
    }

    private static async Task<TaskItem?> ApplyAsync(
        ProFlowDb db, ProjectSettings project, ProjectAccess mine, Operation operation, Dictionary<Guid, TaskItem> touched, ColumnEnds ends, Command command, CancellationToken ct)
    {
        switch (operation)
        {
            case { Create: { } fields, Patch: null, Delete: null }:
                return await CreateTask.AddAsync(db, project, fields, ends, command, ct);
            case { Create: null, Patch: { } fields, Delete: null }:
                var task = Find(touched, fields.Id);
                await PatchTask.ApplyAsync(db, project, mine, task, fields, command, ct);
                return task;
            case { Create: null, Patch: null, Delete: { } target }:
                await DeleteTask.ApplyAsync(db, Find(touched, target.Id), command.At, ct);
                return null;
            default:
                throw Refusal.Invalid("operation", "Has to be exactly one of create, patch and delete.");
        }
    }

    private static TaskItem Find(Dictionary<Guid, TaskItem> touched, Guid? id) =>
        id is { } known && touched.TryGetValue(known, out var task) && task.DeletedAt is null ? task : throw Refusal.Invalid("id", "There is no such task in this project.");

    /// <summary>Names the operation in front of the field that is wrong.</summary>
    private static async Task<T> At<T>(int index, Func<Task<T>> apply)
    {
        try
        {
            return await apply();
        }
        catch (Refusal refusal) when (refusal.Errors is { } errors)
        {
            throw Refusal.Invalid(errors.ToDictionary(e => $"operations[{index}].{e.Key}", e => e.Value));
        }
    }
}
