using ProFlow.Server.Features.Imports.Merge;

namespace ProFlow.Server.Features.Imports;

/// <summary>What an import did, or in a dry run would do.</summary>
/// <param name="Format">mspdi or trello.</param>
/// <param name="ProjectId">Null in a dry run that would make a project.</param>
/// <param name="IsNewProject">The import makes a project of its own.</param>
/// <param name="Fields">Every kind of field of the file.</param>
/// <param name="Counts">What of each kind the plan holds, in ProFlow's words.</param>
/// <param name="SourceCounts">What of each kind the file holds, in the source's words, blank rows included.</param>
/// <param name="Created">Entities made.</param>
/// <param name="Updated">Entities changed because the file changed.</param>
/// <param name="Unchanged">Entities that the file leaves as they are.</param>
/// <param name="Entities">The same three, kind by kind.</param>
/// <param name="People">Who was taken for which member.</param>
/// <param name="CommandIds">To take the import back with POST /commands/{commandId}/undo; empty if nothing was changed.</param>
public sealed record ImportReport(
    string Format, bool DryRun, string ProjectName, string ProjectKey, Guid? ProjectId, bool IsNewProject, string FileName,
    IReadOnlyList<FieldRow> Fields, IReadOnlyDictionary<string, int> Counts, IReadOnlyDictionary<string, int> SourceCounts,
    int Created, int Updated, int Unchanged, IReadOnlyDictionary<string, ImportCount> Entities, IReadOnlyList<ImportedPerson> People,
    IReadOnlyList<string> Warnings, ImportPreview Preview, IReadOnlyList<Guid> CommandIds)
{
    private const int MostWarnings = 100;
    private const int PreviewTasks = 50;

    internal static ImportReport Of(ImportPlan plan, ImportTarget target, ImportMerge merge, ImportPeople people, string fileName, bool dryRun, Guid? commandId)
    {
        var statuses = plan.Statuses.ToDictionary(s => s.SourceId, StringComparer.Ordinal);
        var titles = plan.Tasks.ToDictionary(t => t.SourceId, t => t.Title, StringComparer.Ordinal);
        var perStatus = plan.Tasks.CountBy(t => t.StatusSourceId).ToDictionary(StringComparer.Ordinal);
        var warnings = plan.Warnings.Concat(merge.Warnings).ToList();
        if (warnings.Count > MostWarnings) warnings = [.. warnings.Take(MostWarnings), $"And {warnings.Count - MostWarnings} more."];
        return new ImportReport(
            plan.Format, dryRun, target.Project.Name, target.Project.Key, dryRun && target.IsNew ? null : target.Project.Id, target.IsNew, fileName,
            plan.Fields, CountsOf(plan), plan.SourceCounts, merge.Tally.Created, merge.Tally.Updated, merge.Tally.Unchanged, merge.Tally.Kinds, people.All, warnings,
            new ImportPreview(
                [.. plan.Statuses.Select(s => new PreviewStatus(s.Name, s.Category, perStatus.GetValueOrDefault(s.SourceId)))],
                [.. plan.Tasks.Take(PreviewTasks).Select(t => new PreviewTask(
                    t.Title, t.ParentSourceId is { } p ? titles.GetValueOrDefault(p) : null, t.StartDate, t.DueDate, statuses[t.StatusSourceId].Name))]),
            commandId is { } id ? [id] : []);
    }

    private static Dictionary<string, int> CountsOf(ImportPlan plan) => new()
    {
        ["tasks"] = plan.Tasks.Count,
        ["dependencies"] = plan.Dependencies.Count,
        ["statuses"] = plan.Statuses.Count,
        ["labels"] = plan.Labels.Count,
        ["people"] = plan.People.Count,
        ["checklistItems"] = plan.ChecklistItems.Count,
        ["comments"] = plan.Comments.Count,
        ["attachments"] = plan.Attachments.Count,
        ["importedData"] = plan.Data.Count,
    };
}

/// <param name="Tasks">The first 50.</param>
public sealed record ImportPreview(IReadOnlyList<PreviewStatus> Statuses, IReadOnlyList<PreviewTask> Tasks);

public sealed record PreviewStatus(string Name, string Category, int Tasks);

public sealed record PreviewTask(string Title, string? ParentTitle, DateOnly? StartDate, DateOnly? DueDate, string Status);
