using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ProFlow.Server.Features.Imports.Mspdi;

internal sealed record MspdiLink(string? PredecessorUid, int Type, double Lag, int LagFormat, bool CrossProject, string? CrossProjectName);

/// <summary>One row of the file's task list, read but not yet judged.</summary>
internal sealed record MspdiTask
{
    public required string Uid { get; init; }
    public required int? Id { get; init; }
    public required string Title { get; init; }
    public required string Notes { get; init; }

    /// <summary>A blank line of the plan.</summary>
    public required bool IsBlank { get; init; }

    public required int Level { get; init; }
    public required bool IsSummary { get; init; }
    public required bool IsMilestone { get; init; }
    public required bool IsActive { get; init; }
    public required bool IsExternal { get; init; }
    public required int Priority { get; init; }
    public required int PercentComplete { get; init; }
    public required DateTime? Start { get; init; }
    public required DateTime? Finish { get; init; }
    public required DateTime? Created { get; init; }
    public required DateTime? ActualFinish { get; init; }
    public required double DurationMinutes { get; init; }
    public required bool DurationIsElapsed { get; init; }
    public required double WorkMinutes { get; init; }
    public required string? CalendarUid { get; init; }
    public required string? Hyperlink { get; init; }
    public required string? HyperlinkAddress { get; init; }
    public required IReadOnlyList<MspdiLink> Links { get; init; }
    public required JsonNode? Data { get; init; }
    public required IReadOnlyList<PlanData> Baselines { get; init; }
    public required PlanData? Timephased { get; init; }

    public static MspdiTask Read(XElement task)
    {
        var uid = task.Text("UID") ?? task.Text("ID") ?? "";
        var manual = task.Flag("Manual");
        var calendar = task.Text("CalendarUID");
        return new MspdiTask
        {
            Uid = uid,
            Id = task.Int("ID"),
            Title = NoteText.OneLine(task.Text("Name")),
            Notes = NoteText.Read(task.Child("Notes")?.Value),
            IsBlank = task.Flag("IsNull"),
            Level = task.Int("OutlineLevel") ?? LevelOf(task.Text("OutlineNumber")),
            IsSummary = task.Flag("Summary"),
            IsMilestone = task.Flag("Milestone"),
            IsActive = task.Text("Active") is not ("0" or "false"),
            IsExternal = task.Flag("ExternalTask"),
            Priority = task.Int("Priority") ?? 500,
            PercentComplete = Math.Clamp(task.Int("PercentComplete") ?? 0, 0, 100),
            // A manual task may have only what its planner typed; where both stand, Start and Finish are what the tool shows.
            Start = task.Time("Start") ?? (manual ? task.Time("ManualStart") : null),
            Finish = task.Time("Finish") ?? (manual ? task.Time("ManualFinish") : null),
            Created = task.Time("CreateDate"),
            ActualFinish = task.Time("ActualFinish"),
            DurationMinutes = task.Minutes("Duration") ?? task.Minutes("ManualDuration") ?? 0,
            DurationIsElapsed = task.Int("DurationFormat") is 4 or 6 or 8 or 10 or 12 or 20 or 36 or 38 or 40 or 42 or 44 or 52,
            WorkMinutes = task.Minutes("Work") ?? 0,
            CalendarUid = calendar is null or "-1" ? null : calendar,
            Hyperlink = task.Text("Hyperlink"),
            HyperlinkAddress = task.Text("HyperlinkAddress"),
            Links = [.. task.Children("PredecessorLink").Select(ReadLink)],
            Data = MspdiXml.Json(task, IsKeptApart),
            Baselines = MspdiKept.Baselines(task, "task:" + uid),
            Timephased = MspdiKept.Timephased(task, "task:" + uid),
        };
    }

    public static bool IsKeptApart(XElement e) => e.Name.LocalName is "Baseline" or "TimephasedData";

    private static MspdiLink ReadLink(XElement link) => new(
        link.Text("PredecessorUID"), link.Int("Type") ?? 1, MspdiXml.Number(link.Text("LinkLag")) ?? 0, link.Int("LagFormat") ?? 7,
        link.Flag("CrossProject"), link.Text("CrossProjectName"));

    private static int LevelOf(string? outlineNumber) => outlineNumber is null or "0" ? 0 : outlineNumber.Count(c => c == '.') + 1;
}

/// <summary>The bulky parts of an element, kept as data of their own.</summary>
internal static class MspdiKept
{
    public static IReadOnlyList<PlanData> Baselines(XElement of, string owner) =>
        [.. of.Children("Baseline").Select((b, i) => new PlanData("baseline", $"{owner}:{b.Text("Number") ?? "n" + i}", new JsonObject
        {
            ["of"] = owner,
            ["number"] = b.Int("Number"),
            ["start"] = b.Text("Start"),
            ["finish"] = b.Text("Finish"),
            ["durationMinutes"] = MspdiXml.WholeMinutes(b.Minutes("Duration")),
            ["workMinutes"] = MspdiXml.WholeMinutes(b.Minutes("Work")),
            ["source"] = MspdiXml.Json(b, e => e.Name.LocalName == "TimephasedData"),
        }))];

    public static PlanData? Timephased(XElement of, string owner)
    {
        var rows = of.Children("TimephasedData").Concat(of.Children("Baseline").SelectMany(b => b.Children("TimephasedData"))).Select(e => MspdiXml.Json(e)).ToArray();
        return rows.Length == 0 ? null : new PlanData("timephased", owner, new JsonObject { ["of"] = owner, ["rows"] = new JsonArray(rows) });
    }
}
