using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>Turns what an MSPDI file holds into the neutral plan, and says what became of each kind of field.</summary>
internal sealed partial class MspdiPlanner(MspdiContent content, FieldInventory seen, string? fileName, string digest)
{
    private readonly List<string> warnings = [];
    private readonly List<FieldRow> rows = [];

    public ImportPlan Plan()
    {
        var (summary, tasks) = ChooseTasks();
        var people = content.Resources.Where(r => r.IsPerson && r.Name.Length > 0).DistinctBy(r => r.Uid)
            .Select(r => new PlanPerson(r.Uid, r.Name, r.Email)).ToList();
        var outline = MspdiOutline.Of(tasks);
        var peopleOf = content.Assignments.Where(a => a is { TaskUid: not null, ResourceUid: not null })
            .ToLookup(a => a.TaskUid!, a => a.ResourceUid!, StringComparer.Ordinal);
        var known = people.Select(p => p.SourceId).ToHashSet(StringComparer.Ordinal);
        var planned = tasks.Select((t, i) => PlanTaskOf(t, outline[i], [.. peopleOf[t.Uid].Where(known.Contains).Distinct()])).ToList();
        var links = PlanLinks(tasks);
        CountCustomValues();
        var (key, strong) = MspdiIdentity.Of(content.Header, digest);

        return new ImportPlan
        {
            Format = MspdiReader.Format,
            SourceKey = key,
            SourceKeyIsStrong = strong,
            Project = PlanProjectOf(summary),
            People = people,
            Statuses = MspdiStatuses.Of(planned),
            Tasks = planned,
            Dependencies = PlanChecks.Dependencies(planned, links, warnings),
            Attachments = [.. tasks.Select(AttachmentOf).OfType<PlanAttachment>()],
            Data = DataOf(),
            Fields = [.. seen.Rows(MspdiFields.RuleOf).Concat(rows)],
            SourceCounts = Counts(),
            Warnings = warnings,
        };
    }

    private (MspdiTask? Summary, List<MspdiTask> Tasks) ChooseTasks()
    {
        MspdiTask? summary = null;
        var chosen = new List<MspdiTask>();
        var uids = new HashSet<string>(StringComparer.Ordinal);
        var (blank, doubled) = (0, 0);
        foreach (var task in content.Tasks)
        {
            if (task.IsBlank) blank++;
            else if (task.Uid == "0" && task.Level == 0) summary ??= task;
            else if (task.Uid.Length == 0 || !uids.Add(task.Uid)) doubled++;
            else chosen.Add(task);
        }
        if (blank > 0) rows.Add(new FieldRow("Task (blank row)", blank, blank, FieldRule.NotCarriedOutcome, null, "an empty line of the plan"));
        if (summary is not null) rows.Add(new FieldRow("Task (project summary)", 1, 1, FieldRule.TransformedOutcome, "project", "row 0 is the project itself"));
        if (doubled > 0) warnings.Add($"{doubled} tasks have no UID or one that is taken: they are left out.");
        // The row number is the order on the screen. Tools write it ascending; one that does not is put right.
        if (chosen.All(t => t.Id is not null) && chosen.Select(t => t.Id).Distinct().Count() == chosen.Count) chosen = [.. chosen.OrderBy(t => t.Id)];
        return (summary, chosen);
    }

    private PlanTask PlanTaskOf(MspdiTask task, (string? Parent, bool HasChildren) place, string[] people)
    {
        var (start, due) = (Day(task.Start), Day(task.Finish));
        if (start > due)
        {
            warnings.Add($"\"{Title(task)}\" finishes before it starts in the file: only its start is kept as a date.");
            due = null;
        }
        var milestone = task.IsMilestone && !place.HasChildren;
        var done = task.PercentComplete == 100;
        return new PlanTask
        {
            SourceId = task.Uid,
            Title = Title(task),
            Description = task.Notes,
            StatusSourceId = MspdiStatuses.CategoryOf(task),
            Priority = task.Priority switch { < 500 => "low", 500 => "medium", < 800 => "high", _ => "urgent" },
            PeopleSourceIds = people,
            ParentSourceId = place.Parent,
            StartDate = start,
            DueDate = due,
            EstimateMinutes = milestone ? 0 : place.HasChildren || task.IsSummary ? null : Estimate(task),
            Progress = task.PercentComplete,
            CreatedAt = Instant(task.Created),
            CompletedAt = done && task.IsActive ? Instant(task.ActualFinish ?? task.Finish) : null,
        };
    }

    /// <summary>Effort, or where nobody is assigned the duration; an elapsed duration says nothing of effort.</summary>
    private static int? Estimate(MspdiTask task) =>
        MspdiXml.WholeMinutes(task.WorkMinutes > 0 ? task.WorkMinutes : task is { DurationMinutes: > 0, DurationIsElapsed: false } ? task.DurationMinutes : null);

    private List<PlanDependency> PlanLinks(List<MspdiTask> tasks)
    {
        var byUid = tasks.ToDictionary(t => t.Uid, StringComparer.Ordinal);
        var time = new WorkingTime(content.Calendars.GroupBy(c => c.Uid).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));
        var calendar = content.Header.Text("CalendarUID");
        var (links, cross, reckoned) = (new List<PlanDependency>(), 0, 0);
        foreach (var task in tasks)
            foreach (var link in task.Links)
            {
                if (link.CrossProject || link.CrossProjectName is not null)
                {
                    cross++;
                    continue;
                }
                if (link.PredecessorUid is null) continue;
                var type = link.Type switch { 0 => "FF", 2 => "SF", 3 => "SS", _ => "FS" };
                if (link.Lag != 0 && !MspdiLag.IsExact(link.LagFormat)) reckoned++;
                var lag = MspdiLag.WorkingMinutes(link.Lag, link.LagFormat, type, byUid.GetValueOrDefault(link.PredecessorUid), time, calendar);
                links.Add(new PlanDependency($"{link.PredecessorUid}>{task.Uid}", link.PredecessorUid, task.Uid, type, lag));
            }
        if (cross > 0) rows.Add(new FieldRow("Task/PredecessorLink (to another project file)", cross, cross, FieldRule.NotCarriedOutcome, null, "the other file is not here; kept as data with its task"));
        if (reckoned > 0) rows.Add(new FieldRow("Task/PredecessorLink (lag in percent or elapsed time)", reckoned, reckoned, FieldRule.TransformedOutcome, "dependency.lagMinutes", "reckoned into working minutes by the project's calendar"));
        return links;
    }

    private static PlanAttachment? AttachmentOf(MspdiTask task)
    {
        if (!PlanChecks.IsWebLink(task.HyperlinkAddress)) return null;
        var name = NoteText.OneLine(task.Hyperlink ?? task.HyperlinkAddress, 200);
        return new PlanAttachment(task.Uid + ":link", task.Uid, name, task.HyperlinkAddress!, null);
    }

    private PlanProject PlanProjectOf(MspdiTask? summary)
    {
        var header = content.Header;
        var title = NoteText.OneLine(header.Text("Title"), 100);
        var named = NoteText.OneLine(FileSuffix().Replace(header.Text("Name") ?? "", ""), 100);
        var name = new[] { title, named, summary?.Title ?? "", FileSuffix().Replace(Path.GetFileName(fileName ?? ""), "") }
            .FirstOrDefault(n => n.Length > 0 && !NoName().IsMatch(n)) ?? (named.Length > 0 ? named : "Imported project");
        var text = new StringBuilder(summary?.Notes);
        foreach (var field in new[] { "Subject", "Category", "Company", "Manager", "Author" })
            if (header.Text(field) is { } value) text.Append(text.Length > 0 ? "\n\n" : "").Append(field).Append(": ").Append(NoteText.OneLine(value));
        var (start, due) = (header.Day("StartDate") ?? Day(summary?.Start), header.Day("FinishDate") ?? Day(summary?.Finish));
        return new PlanProject(name[..Math.Min(name.Length, 100)], text.ToString(), start, start > due ? null : due);
    }

    private void CountCustomValues()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (owner, data) in content.Tasks.Select(t => ("Task", t.Data)).Concat(content.Resources.Select(r => ("Resource", r.Data)))
            .Concat(content.Assignments.Select(a => ("Assignment", a.Data?["source"]))))
        {
            var values = (data as JsonObject)?["ExtendedAttribute"] switch { JsonArray many => [.. many], { } one => new JsonNode?[] { one }, null => [] };
            foreach (var value in values)
            {
                var id = (value as JsonObject)?["FieldID"] is JsonValue field ? field.ToString() : "";
                var name = $"{owner}/ExtendedAttribute: {content.CustomFieldNames.GetValueOrDefault(id, id)}";
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }
        foreach (var (name, count) in counts.Take(1000))
            rows.Add(new FieldRow(name, count, count, FieldRule.CarriedOutcome, "importedData:" + name[..name.IndexOf('/', StringComparison.Ordinal)].ToLowerInvariant(), "a custom field's values, kept as data"));
    }

    private List<PlanData> DataOf()
    {
        var data = new List<PlanData>();
        if (MspdiXml.Json(content.Header) is JsonObject header) data.Add(new PlanData("project", "0", header));
        data.AddRange(content.Data);
        data.AddRange(content.Calendars.Select(c => new PlanData("calendar", c.Uid, c.Data)));
        foreach (var task in content.Tasks)
        {
            if (task.Data is JsonObject kept) data.Add(new PlanData("task", task.Uid, kept));
            data.AddRange(task.Baselines);
            if (task.Timephased is not null) data.Add(task.Timephased);
        }
        foreach (var (kind, uid, json, kept) in content.Resources.Select(r => ("resource", r.Uid, r.Data, r.Kept))
            .Concat(content.Assignments.Select(a => ("assignment", a.Uid, a.Data, a.Kept))))
        {
            if (json is JsonObject o) data.Add(new PlanData(kind, uid, o));
            data.AddRange(kept);
        }
        return PlanChecks.Distinct(data);
    }

    private Dictionary<string, int> Counts() => new()
    {
        ["tasks"] = content.Tasks.Count,
        ["resources"] = content.Resources.Count,
        ["assignments"] = content.Assignments.Count,
        ["calendars"] = content.Calendars.Count,
        ["calendarExceptions"] = content.Calendars.Sum(c => c.Exceptions.Count),
        ["dependencies"] = content.Tasks.Sum(t => t.Links.Count),
        ["baselines"] = seen.Count("Task/Baseline") + seen.Count("Assignment/Baseline") + seen.Count("Resource/Baseline"),
        ["customFields"] = content.CustomFieldNames.Count,
    };

    private static string Title(MspdiTask task) => task.Title.Length > 0 ? task.Title : $"Untitled task {task.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? task.Uid}";

    private static DateOnly? Day(DateTime? time) => time is { } t ? DateOnly.FromDateTime(t) : null;

    private static DateTimeOffset? Instant(DateTime? time) => time is { } t ? new DateTimeOffset(t, TimeSpan.Zero) : null;

    [GeneratedRegex(@"\.(xml|mpp|mpt)\z", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FileSuffix();

    /// <summary>What the program calls a plan that nobody named.</summary>
    [GeneratedRegex(@"\A(Project|Projekt|Projet|Proyecto|Progetto|Projeto)\s?\d*\z", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NoName();
}
