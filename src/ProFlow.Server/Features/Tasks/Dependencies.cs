using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

public sealed record DependencyView(Guid Id, Guid ProjectId, Guid PredecessorId, Guid SuccessorId, DependencyType Type, int LagMinutes, long Version)
{
    internal static DependencyView Of(Dependency d) => new(d.Id, d.ProjectId, d.PredecessorId, d.SuccessorId, d.Type, d.LagMinutes, d.Version);
}

internal static class ListDependencies
{
    private sealed record Position(Guid Id);

    public static async Task<Page<DependencyView>> OfProject(Guid projectId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.LiveDependencies().Where(d => d.ProjectId == projectId && (after == null || d.Id > after)).OrderBy(d => d.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, DependencyView.Of, d => new Position(d.Id));
    }

    /// <summary>Both what the task waits for and what waits for it.</summary>
    public static async Task<Page<DependencyView>> OfTask(Guid taskId, ProFlowDb db, Access access, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var rows = await db.LiveDependencies().Where(d => d.PredecessorId == task.Id || d.SuccessorId == task.Id).OrderBy(d => d.Id).Take(Paging.MaxLimit).ToListAsync(ct);
        return new Page<DependencyView>([.. rows.Select(DependencyView.Of)], null);
    }

    /// <summary>Links between tasks that are both there.</summary>
    public static IQueryable<Dependency> LiveDependencies(this ProFlowDb db) =>
        from d in db.Set<Dependency>().AsNoTracking()
        join p in db.Set<TaskItem>() on d.PredecessorId equals p.Id
        join s in db.Set<TaskItem>() on d.SuccessorId equals s.Id
        select d;
}

internal static class AddDependency
{
    public const int MaxLag = 60 * 24 * 365 * 10;

    public sealed record Request(Guid? PredecessorId, DependencyType? Type, int? LagMinutes, Guid? Id);

    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var (successor, mine) = await db.WriteTaskAsync(access, taskId, ct);
        var invalid = new Invalid();
        invalid.When(request.LagMinutes is < -MaxLag or > MaxLag, "lagMinutes", "Has to be between minus and plus ten years.");
        invalid.When(request.PredecessorId == taskId, "predecessorId", "A task can't wait for itself.");
        var predecessor = request.PredecessorId is { } id ? await db.Set<TaskItem>().FirstOrDefaultAsync(t => t.Id == id && t.ProjectId == mine.ProjectId, ct) : null;
        invalid.When(predecessor is null, "predecessorId", "There is no such task in this project.");
        invalid.Throw();
        await command.GuardAsync(db, mine.ProjectId, ct);
        if (await DependencyRules.PathAsync(db, successor.Id, predecessor!.Id, mine.ProjectId, ct) is { } path) throw Cycle(await KeysAsync(db, path, ct));
        var dependency = new Dependency
        {
            Id = Id.FromClient(request.Id),
            ProjectId = mine.ProjectId,
            PredecessorId = predecessor.Id,
            SuccessorId = successor.Id,
            Type = request.Type ?? DependencyType.FS,
            LagMinutes = request.LagMinutes ?? 0,
        };
        db.Add(dependency);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/dependencies/{dependency.Id}", DependencyView.Of(dependency), dependency.Version));
    }

    private static async Task<List<string>> KeysAsync(ProFlowDb db, List<Guid> path, CancellationToken ct)
    {
        var keys = await db.Set<TaskItem>().AsNoTracking().Where(t => path.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Key, ct);
        return [.. path.Select(id => keys[id])];
    }

    private static Refusal Cycle(List<string> keys) =>
        Refusal.Conflict("dependency_cycle", $"This would close a circle: {string.Join(" → ", [.. keys, keys[0]])}.", "path", keys);
}

internal static class PatchDependency
{
    public sealed record Request(Optional<DependencyType?> Type, Optional<int?> LagMinutes);

    public static async Task<IResult> Handle(Guid dependencyId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var dependency = await db.Set<Dependency>().FirstOrDefaultAsync(d => d.Id == dependencyId, ct) ?? throw Refusal.NotFound();
        await access.DemandProjectAsync(dependency.ProjectId, ct);
        command.ExpectVersion(dependency);
        if (request.Type is { IsSet: true, Value: null }) throw Refusal.Invalid("type", "Has to be FS, SS, FF or SF.");
        if (request.LagMinutes is { IsSet: true, Value: null }) throw Refusal.Invalid("lagMinutes", "Can't be null.");
        if (request.LagMinutes.Or(null) is < -AddDependency.MaxLag or > AddDependency.MaxLag) throw Refusal.Invalid("lagMinutes", "Has to be between minus and plus ten years.");
        dependency.Type = request.Type.Or(null) ?? dependency.Type;
        dependency.LagMinutes = request.LagMinutes.Or(null) ?? dependency.LagMinutes;
        return await db.CommitAsync(command, () => Reply.Ok(DependencyView.Of(dependency), dependency.Version));
    }
}

internal static class RemoveDependency
{
    public static async Task<IResult> Handle(Guid dependencyId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var dependency = await db.Set<Dependency>().FirstOrDefaultAsync(d => d.Id == dependencyId, ct) ?? throw Refusal.NotFound();
        await access.DemandProjectAsync(dependency.ProjectId, ct);
        command.ExpectVersion(dependency);
        db.Remove(dependency);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
