using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

internal static class CreateTask
{
    public static async Task<IResult> Handle(
        Guid projectId, TaskFields request, ProFlowDb db, Command command, Access access, ProjectSettingsBook settings, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var project = await settings.OfAsync(db, projectId, ct);
        var task = await AddAsync(db, project, request, new ColumnEnds(db, projectId), command, ct);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/tasks/{task.Id}", TaskView.Of(task), task.Version));
    }

    /// <summary>Checks the fields and adds the task, to the bottom of its column unless a position is given.</summary>
    public static async Task<TaskItem> AddAsync(
        ProFlowDb db, ProjectSettings project, TaskFields fields, ColumnEnds ends, Command command, CancellationToken ct)
    {
        var now = command.At;
        var invalid = new Invalid();
        invalid.When(!fields.Title.IsSet, "title", "A task needs a title.");
        fields.Check(invalid, project, null);
        await db.CheckParentAsync(command, invalid, project.ProjectId, null, fields.ParentId, ct);
        invalid.Throw();
        // Also one that the same batch has deleted, as a sub-task perhaps: its row is still there.
        if (fields.Id is { } id && db.Set<TaskItem>().Local.FindEntry(id) is not null) throw Refusal.Conflict("duplicate", "This exists already.");
        var status = fields.StatusId.Or(null) is { } statusId ? project.Status(statusId)! : project.First;
        var task = new TaskItem
        {
            Id = Id.FromClient(fields.Id),
            WorkspaceId = project.WorkspaceId,
            ProjectId = project.ProjectId,
            ProjectKey = project.Key,
            Title = fields.Title.Value,
            StatusId = status.Id,
            Category = status.Category,
            CompletedAt = status.Category == StatusCategory.Done ? now : null,
            Position = fields.Position.Or(null) ?? await ends.NextAsync(status.Id),
            ReporterId = command.ActorId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        fields.ApplyTo(task, project, now);
        db.Add(task);
        return task;
    }
}

/// <summary>The bottoms of a project's columns while tasks are added to them: each asks the database once.</summary>
internal sealed class ColumnEnds(ProFlowDb db, Guid projectId)
{
    private readonly Dictionary<Guid, string> last = [];

    public async Task<string> NextAsync(Guid statusId)
    {
        var bottom = last.TryGetValue(statusId, out var known) ? known : await db.LastPositionAsync(projectId, statusId);
        return last[statusId] = Ordering.Between(bottom, null);
    }
}
