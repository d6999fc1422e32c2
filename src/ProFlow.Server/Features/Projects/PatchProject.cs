using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class PatchProject
{
    public sealed record Request(
        Optional<string> Name, Optional<string> Key, Optional<string> Description, Optional<bool?> Private, Optional<string?> Color,
        Optional<DateOnly?> StartDate, Optional<DateOnly?> DueDate);

    public static async Task<IResult> Handle(Guid projectId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var project = await db.ProjectAsync(projectId, ct);
        command.ExpectVersion(project);
        Check(request, project);
        project.Name = request.Name.IsSet ? request.Name.Value.Trim() : project.Name;
        project.Description = request.Description.Or(project.Description);
        project.Private = request.Private.Or(project.Private) ?? project.Private;
        project.Color = request.Color.Or(project.Color);
        project.StartDate = request.StartDate.Or(project.StartDate);
        project.DueDate = request.DueDate.Or(project.DueDate);
        if (request.Key.IsSet && request.Key.Value.ToUpperInvariant() is var key && key != project.Key)
        {
            project.Key = key;
            // Tasks that were deleted come back under the new key, too.
            foreach (var task in await db.Set<TaskItem>().IgnoreQueryFilters().Where(t => t.ProjectId == projectId).ToListAsync(ct)) task.Rekey(key);
        }
        if (db.ChangeTracker.HasChanges()) project.UpdatedAt = command.At;
        return await db.CommitAsync(command, () => Reply.Ok(ProjectView.Of(project, mine.Standing), project.Version));
    }

    private static void Check(Request request, Project project)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 200);
        invalid.When(request.Key.IsSet && !Id.ProjectKey().IsMatch(request.Key.Value?.ToUpperInvariant() ?? ""), "key", "A key has 1 to 10 letters A to Z and digits, and begins with a letter.");
        invalid.Text("description", request.Description, 0, 20_000);
        invalid.When(request.Private is { IsSet: true, Value: null }, "private", "Can't be null.");
        if (request.Color.Or(null) is { } color) invalid.Text("color", color, 1, 20);
        invalid.When(request.DueDate.Or(project.DueDate) < request.StartDate.Or(project.StartDate), "dueDate", "Can't be before the start date.");
        invalid.Throw();
    }
}

internal static class DeleteProject
{
    /// <summary>Takes the project out of sight, its tasks with it; nothing of it is erased.</summary>
    public static async Task<IResult> Handle(Guid projectId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var project = await db.ProjectAsync(projectId, ct);
        command.ExpectVersion(project);
        (project.DeletedAt, project.UpdatedAt) = (command.At, command.At);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
