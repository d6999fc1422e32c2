using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class ListMilestones
{
    private sealed record Position(DateOnly Due, Guid Id);

    /// <summary>By their dates, those without one last.</summary>
    public static async Task<Page<MilestoneView>> Handle(Guid projectId, ProFlowDb db, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor);
        var rows = await db.Set<Milestone>().AsNoTracking()
            .Where(m => m.ProjectId == projectId && (after == null || (m.DueDate ?? DateOnly.MaxValue) > after.Due || ((m.DueDate ?? DateOnly.MaxValue) == after.Due && m.Id > after.Id)))
            .OrderBy(m => m.DueDate ?? DateOnly.MaxValue).ThenBy(m => m.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, MilestoneView.Of, m => new Position(m.DueDate ?? DateOnly.MaxValue, m.Id));
    }
}

internal static class CreateMilestone
{
    private const int MaxMilestones = 500;

    public sealed record Request(string? Name, string? Description, DateOnly? DueDate, Guid? Id);

    public static async Task<IResult> Handle(Guid projectId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 200);
        if (request.Description is not null) invalid.Text("description", request.Description, 0, 20_000);
        invalid.Throw();
        if (await db.Set<Milestone>().CountAsync(m => m.ProjectId == projectId, ct) >= MaxMilestones) throw Refusal.Conflict("too_many_milestones", $"A project has at most {MaxMilestones} milestones.");
        var milestone = new Milestone
        {
            Id = Id.FromClient(request.Id),
            ProjectId = projectId,
            Name = request.Name!.Trim(),
            Description = request.Description ?? "",
            DueDate = request.DueDate,
            CreatedAt = command.At,
        };
        db.Add(milestone);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/projects/{projectId}/milestones/{milestone.Id}", MilestoneView.Of(milestone), milestone.Version));
    }
}

internal static class PatchMilestone
{
    /// <param name="Reached">True: reached now, unless it was before; false: not reached any more.</param>
    public sealed record Request(Optional<string> Name, Optional<string> Description, Optional<DateOnly?> DueDate, Optional<bool> Reached);

    public static async Task<IResult> Handle(Guid projectId, Guid milestoneId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var milestone = await db.PartAsync<Milestone>(projectId, milestoneId, ct);
        command.ExpectVersion(milestone);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 200);
        invalid.Text("description", request.Description, 0, 20_000);
        invalid.Throw();
        milestone.Name = request.Name.IsSet ? request.Name.Value.Trim() : milestone.Name;
        milestone.Description = request.Description.Or(milestone.Description);
        milestone.DueDate = request.DueDate.Or(milestone.DueDate);
        if (request.Reached.IsSet) milestone.ReachedAt = request.Reached.Value ? milestone.ReachedAt ?? command.At : null;
        return await db.CommitAsync(command, () => Reply.Ok(MilestoneView.Of(milestone), milestone.Version));
    }
}

internal static class DeleteMilestone
{
    /// <summary>The milestone leaves its tasks in the same command.</summary>
    public static async Task<IResult> Handle(Guid projectId, Guid milestoneId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var milestone = await db.PartAsync<Milestone>(projectId, milestoneId, ct);
        command.ExpectVersion(milestone);
        await TaskQueries.LeaveMilestoneAsync(db, milestone, command.At, ct);
        db.Remove(milestone);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
