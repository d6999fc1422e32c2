using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>The project's statuses and labels for what the file calls its own: linked before, of the same name, or made.</summary>
internal sealed class ImportWorkflow
{
    private readonly Dictionary<string, Status> statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> labels = new(StringComparer.Ordinal);
    private readonly List<Status> all;

    private ImportWorkflow(List<Status> all) => this.all = all;

    /// <summary>A status that people have deleted gives way to the first of its category, or the first of all.</summary>
    public Status StatusOf(string sourceId) => statuses[sourceId];

    public Guid[] LabelsOf(IEnumerable<string> sourceIds) => [.. sourceIds.Where(labels.ContainsKey).Select(id => labels[id]).Distinct()];

    public static async Task<ImportWorkflow> MergeAsync(ProFlowDb db, ImportPlan plan, ImportTarget target, ImportTally tally, CancellationToken ct)
    {
        var all = target.IsNew ? [.. target.NewStatuses]
            : await db.Set<Status>().Where(s => s.ProjectId == target.Project.Id).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(ct);
        var workflow = new ImportWorkflow(all);
        foreach (var status in plan.Statuses) workflow.statuses[status.SourceId] = workflow.Merge(db, status, target, tally);
        await workflow.MergeLabelsAsync(db, plan, target, tally, ct);
        return workflow;
    }

    private Status Merge(ProFlowDb db, PlanStatus item, ImportTarget target, ImportTally tally)
    {
        var category = Enum.Parse<StatusCategory>(item.Category, ignoreCase: true);
        if (item.ByCategory)
            return all.FirstOrDefault(s => s.Category == category) ?? Make(db, item, category, target, tally);
        if (target.Links.Find("status", item.SourceId) is { } link)
        {
            if (all.FirstOrDefault(s => s.Id == link.Id) is not { } status)
            {
                tally.KeptDeleted++;
                return all.FirstOrDefault(s => s.Category == category) ?? all.FirstOrDefault() ?? Make(db, item, category, target, tally);
            }
            var merge = new FieldMerge(link, tally);
            if (!all.Any(s => s.Id != status.Id && s.Name == item.Name)) merge.Set("name", item.Name, status.Name, v => status.Name = v);
            tally.Met("status", merge.Changed);
            return status;
        }
        if (all.FirstOrDefault(s => string.Equals(s.Name, item.Name, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            Link(target, item, same.Id);
            if (target.IsNew) tally.Made("status");
            else tally.Met("status", false);
            return same;
        }
        return Make(db, item, category, target, tally);
    }

    private Status Make(ProFlowDb db, PlanStatus item, StatusCategory category, ImportTarget target, ImportTally tally)
    {
        var status = new Status
        {
            Id = Id.New(),
            ProjectId = target.Project.Id,
            Name = item.Name,
            Category = category,
            Position = Ordering.Between(all.Count > 0 ? all[^1].Position : null, null),
        };
        db.Add(status);
        all.Add(status);
        if (!item.ByCategory) Link(target, item, status.Id);
        tally.Made("status");
        return status;
    }

    private static void Link(ImportTarget target, PlanStatus item, Guid id) =>
        target.Links.Add("status", item.SourceId, id).Last["name"] = ImportLinks.Print(item.Name);

    private async Task MergeLabelsAsync(ProFlowDb db, ImportPlan plan, ImportTarget target, ImportTally tally, CancellationToken ct)
    {
        var existing = target.IsNew || plan.Labels.Count == 0 ? [] : await db.Set<Label>().Where(l => l.ProjectId == target.Project.Id).ToListAsync(ct);
        foreach (var item in plan.Labels)
        {
            var link = target.Links.Find("label", item.SourceId);
            var label = existing.FirstOrDefault(l => link is null ? string.Equals(l.Name, item.Name, StringComparison.OrdinalIgnoreCase) : l.Id == link.Id);
            if (link is not null && label is null)
            {
                tally.KeptDeleted++;
                continue;
            }
            if (label is null)
            {
                label = new Label { Id = Id.New(), ProjectId = target.Project.Id, Name = item.Name, Color = item.Color };
                db.Add(label);
                existing.Add(label);
                tally.Made("label");
                link = target.Links.Add("label", item.SourceId, label.Id);
                new FieldMerge(link, tally).Set("name", item.Name, label.Name, _ => { }).Set("color", item.Color, label.Color, _ => { });
            }
            else if (link is null)
            {
                link = target.Links.Add("label", item.SourceId, label.Id);
                link.Last["name"] = ImportLinks.Print(item.Name);
                link.Last["color"] = ImportLinks.Print(item.Color);
                tally.Met("label", false);
            }
            else
            {
                var merge = new FieldMerge(link, tally).Set("color", item.Color, label.Color, v => label.Color = v);
                if (!existing.Any(l => l.Id != label.Id && l.Name == item.Name)) merge.Set("name", item.Name, label.Name, v => label.Name = v);
                tally.Met("label", merge.Changed);
            }
            labels[item.SourceId] = label.Id;
        }
    }
}
