using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

internal static class PatchTask
{
    public static async Task<IResult> Handle(Guid taskId, TaskFields request, ProFlowDb db, Command command, Access access, ProjectSettingsBook settings, CancellationToken ct)
    {
        var (task, mine) = await db.WriteTaskAsync(access, taskId, ct);
        command.ExpectVersion(task);
        await ApplyAsync(db, await settings.OfAsync(db, mine.ProjectId, ct), mine, task, request, command, ct);
        return await db.CommitAsync(command, () => Reply.Ok(TaskView.Of(task), task.Version));
    }

    public static async Task ApplyAsync(ProFlowDb db, ProjectSettings project, ProjectAccess mine, TaskItem task, TaskFields fields, Command command, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.When(fields.Id is { } id && id != task.Id, "id", "The id of a task can't be changed.");
        fields.Check(invalid, project, task);
        if (fields.ParentId.Or(task.ParentId) != task.ParentId) await db.CheckParentAsync(command, invalid, task.ProjectId, task.Id, fields.ParentId, ct);
        invalid.Throw();
        if (fields.StatusId.Or(null) is { } statusId) Transitions.Demand(project, mine, task.StatusId, project.Status(statusId)!);
        fields.ApplyTo(task, project, command.At);
        if (fields.Position.IsSet) await db.SpreadColumnAsync(task, null, ct);
        if (db.Entry(task).State == Microsoft.EntityFrameworkCore.EntityState.Modified) task.UpdatedAt = command.At;
    }
}
