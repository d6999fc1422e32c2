using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>Brings a plan into a project: makes what is new, takes over what the file changed since last time, leaves the rest.
/// Everything is tracked and nothing written: the caller commits, or throws it away after a dry run.</summary>
internal sealed class ImportMerge(ProFlowDb db, ImportPlan plan, ImportTarget target, ImportPeople people, DateTimeOffset now, Guid importerId)
{
    private const int MostMinutes = 60 * 24 * 365 * 20;
    private const int MostReferences = 100;

    private readonly Dictionary<string, Guid> taskIds = new(StringComparer.Ordinal);
    private readonly Project project = target.Project;
    private readonly ImportLinks links = target.Links;
    private ImportWorkflow workflow = null!;

    public ImportTally Tally { get; } = new();
    public List<string> Warnings { get; } = [];

    public async Task RunAsync(CancellationToken ct)
    {
        if (target.OwnsProject) MergeProject();
        workflow = await ImportWorkflow.MergeAsync(db, plan, target, Tally, ct);
        await MergeTasksAsync(ct);
        await new ImportParts(db, plan, target, people, Tally, taskIds, importerId, now).MergeAsync(ct);
        CountGone();
        if (Tally.Overwritten > 0) Warnings.Add($"{Tally.Overwritten} fields that were edited here since the last import were changed in the file too: the file's values were taken.");
        if (Tally.KeptDeleted > 0) Warnings.Add($"{Tally.KeptDeleted} items were deleted here since the last import: they stay deleted.");
    }

    private void MergeProject()
    {
        var link = links.Find("project", "0") ?? links.Add("project", "0", project.Id);
        var merge = new FieldMerge(link, Tally);
        // The name may have been chosen when the import was started: then only a later change in the file counts.
        if (target.IsNew) link.Last["name"] = ImportLinks.Print(plan.Project.Name);
        merge.Set("name", plan.Project.Name, project.Name, v => project.Name = v)
            .Set("description", Cut(plan.Project.Description, 20_000), project.Description, v => project.Description = v)
            .Set("startDate", plan.Project.StartDate, project.StartDate, v => project.StartDate = v)
            .Set("dueDate", plan.Project.DueDate, project.DueDate, v => project.DueDate = v);
        if (project.DueDate < project.StartDate) project.DueDate = null;
        if (target.IsNew) Tally.Made("project");
        else
        {
            if (merge.Changed) project.UpdatedAt = now;
            Tally.Met("project", merge.Changed);
        }
    }

    private async Task MergeTasksAsync(CancellationToken ct)
    {
        var known = links.Of("task");
        var living = known.Count == 0 ? [] : await db.Set<TaskItem>().Where(t => t.ProjectId == project.Id).ToDictionaryAsync(t => t.Id, ct);
        var ends = new ColumnEnds(db, project.Id);
        foreach (var item in plan.Tasks)
        {
            if (links.Find("task", item.SourceId) is { } link)
            {
                if (!living.TryGetValue(link.Id, out var task))
                {
                    Tally.KeptDeleted++;
                    continue;
                }
                taskIds[item.SourceId] = task.Id;
                var changed = Fill(task, item, link);
                if (changed) task.UpdatedAt = now;
                Tally.Met("task", changed);
            }
            else
            {
                var task = await MakeAsync(item, ends);
                taskIds[item.SourceId] = task.Id;
                Fill(task, item, links.Add("task", item.SourceId, task.Id));
                db.Add(task);
                Tally.Made("task");
            }
        }
    }

    private async Task<TaskItem> MakeAsync(PlanTask item, ColumnEnds ends)
    {
        var status = workflow.StatusOf(item.StatusSourceId);
        return new TaskItem
        {
            Id = Id.New(),
            WorkspaceId = project.WorkspaceId,
            ProjectId = project.Id,
            ProjectKey = project.Key,
            Title = item.Title,
            StatusId = status.Id,
            Category = status.Category,
            CompletedAt = status.Category == StatusCategory.Done ? item.CompletedAt ?? now : null,
            Position = await ends.NextAsync(status.Id),
            CreatedAt = item.CreatedAt is { } made && made < now ? Whole(made) : now,
            UpdatedAt = now,
        };
    }

    private bool Fill(TaskItem task, PlanTask item, ImportLink link)
    {
        var parent = item.ParentSourceId is { } p && taskIds.TryGetValue(p, out var id) ? id : (Guid?)null;
        var status = workflow.StatusOf(item.StatusSourceId);
        return new FieldMerge(link, Tally)
            .Set("title", item.Title, task.Title, v => task.Title = v)
            .Set("description", item.Description, task.Description, v => task.Description = v)
            .Set("status", status.Id, task.StatusId, v => task.Enter(v, status.Category, item.CompletedAt ?? now))
            .Set("priority", Enum.Parse<TaskPriority>(item.Priority, ignoreCase: true), task.Priority, v => task.Priority = v)
            .Set("parent", parent, task.ParentId, v => task.ParentId = v)
            .Set("startDate", item.StartDate, task.StartDate, v => task.StartDate = v)
            .Set("dueDate", item.DueDate, task.DueDate, v => task.DueDate = v)
            .Set("estimateMinutes", item.EstimateMinutes is { } m ? Math.Clamp(m, 0, MostMinutes) : null, task.EstimateMinutes, v => task.EstimateMinutes = v)
            .Set("progress", item.Progress, task.Progress, v => task.Progress = v)
            .SetList("labels", workflow.LabelsOf(item.LabelSourceIds.Take(MostReferences)), task.LabelIds, v => task.LabelIds = v)
            .SetList("assignees", people.UsersOf(item.PeopleSourceIds.Take(MostReferences)), task.AssigneeIds, v => task.AssigneeIds = v)
            .Changed && Ordered(task);
    }

    /// <summary>Half of a pair of dates may be the file's and half a person's: a plan that ends before it starts cannot be stored.</summary>
    private static bool Ordered(TaskItem task)
    {
        if (task.DueDate < task.StartDate) task.StartDate = task.DueDate;
        return true;
    }

    private void CountGone()
    {
        var present = plan.Tasks.Select(t => t.SourceId).ToHashSet(StringComparer.Ordinal);
        var gone = links.Of("task").Keys.Count(id => !present.Contains(id));
        if (gone > 0) Warnings.Add($"{gone} tasks of the last import are no longer in the file: they stay as they are.");
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static string Cut(string text, int most) => NoteText.Clean(text, most);
}
