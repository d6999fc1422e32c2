using static ProFlow.Server.Features.Imports.FieldRule;

namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>What becomes of each kind of MSPDI element. What is not named here is kept word for word with its task, resource, assignment,
/// calendar or project.</summary>
internal static class MspdiFields
{
    private const string Layout = "screen layout and tools of the program, not the plan";

    private static readonly Dictionary<string, FieldRule> Rules = new(StringComparer.Ordinal)
    {
        ["Project/Title"] = Carried("project.name"),
        ["Project/Name"] = Transformed("project.name", "used without its extension where there is no title of its own"),
        ["Project/Subject"] = Transformed("project.description", "a line of the description"),
        ["Project/Category"] = Transformed("project.description", "a line of the description"),
        ["Project/Company"] = Transformed("project.description", "a line of the description"),
        ["Project/Manager"] = Transformed("project.description", "a line of the description"),
        ["Project/Author"] = Transformed("project.description", "a line of the description"),
        ["Project/StartDate"] = Transformed("project.startDate", "the date; the time of day is kept as data"),
        ["Project/FinishDate"] = Transformed("project.dueDate", "the date; the time of day is kept as data"),

        ["Task"] = Transformed("task", "the row with UID 0 is the project itself"),
        ["Tasks"] = Transformed("task", "the container of the tasks"),
        ["Task/UID"] = Transformed("task.id", "remembered, so that a second import finds the task again"),
        ["Task/Name"] = Carried("task.title"),
        ["Task/Notes"] = Transformed("task.description", "RTF and HTML become text"),
        ["Task/OutlineLevel"] = Transformed("task.parentId", "levels become parents"),
        ["Task/Priority"] = Transformed("task.priority", "below 500 low, 500 medium, to 799 high, from 800 urgent"),
        ["Task/Start"] = Transformed("task.startDate", "the date; the time of day is kept as data"),
        ["Task/Finish"] = Transformed("task.dueDate", "the date; the time of day is kept as data"),
        ["Task/Work"] = Transformed("task.estimateMinutes", "whole minutes; a summary's sum is not doubled"),
        ["Task/Duration"] = Transformed("task.estimateMinutes", "the estimate of a task without work; kept as data too"),
        ["Task/Milestone"] = Transformed("task.estimateMinutes", "a milestone is a task of 0 minutes on one day"),
        ["Task/PercentComplete"] = Carried("task.progress", "also gives the status: 0 to do, to 99 in progress, 100 done"),
        ["Task/ActualFinish"] = Transformed("task.completedAt", "of finished tasks; read as UTC, for the file has no time zone"),
        ["Task/CreateDate"] = Transformed("task.createdAt", "read as UTC, for the file has no time zone"),
        ["Task/Active"] = Transformed("task.statusId", "an inactive task is cancelled"),
        ["Task/HyperlinkAddress"] = Transformed("attachment.url", "links on the web; other addresses are kept as data"),
        ["Task/Hyperlink"] = Carried("attachment.name"),
        ["Task/PredecessorLink"] = Carried("dependency"),
        ["Task/PredecessorLink/PredecessorUID"] = Transformed("dependency.predecessorId", "the task it names"),
        ["Task/PredecessorLink/Type"] = Transformed("dependency.type", "0 FF, 1 FS, 2 SF, 3 SS"),
        ["Task/PredecessorLink/LinkLag"] = Transformed("dependency.lagMinutes", "tenths of a minute become working minutes"),
        ["Task/PredecessorLink/LagFormat"] = Transformed("dependency.lagMinutes", "percent of the predecessor and elapsed time become working minutes; the original is kept as data"),

        ["Resources"] = Kept("resource", "the container of the resources"),
        ["Resource"] = Transformed("task.assigneeIds", "matched to members by e-mail or full name; all are kept as data"),
        ["Resource/Name"] = Transformed("task.assigneeIds", "matched to a member's full name; kept as data"),
        ["Resource/EmailAddress"] = Transformed("task.assigneeIds", "matched to a member's e-mail; kept as data"),
        ["Assignments"] = Kept("assignment", "the container of the assignments"),
        ["Assignment"] = Transformed("task.assigneeIds", "where the resource is a member; all are kept as data"),
        ["Assignment/TaskUID"] = Transformed("task.assigneeIds", "the task it names"),
        ["Assignment/ResourceUID"] = Transformed("task.assigneeIds", "the member it names"),
    };

    /// <summary>From the longest prefix on: the whole subtree goes the same way.</summary>
    private static readonly (string Prefix, FieldRule Rule)[] Subtrees =
    [
        ("Project/Views", NotCarried(Layout)), ("Project/Filters", NotCarried(Layout)), ("Project/Groups", NotCarried(Layout)),
        ("Project/Tables", NotCarried(Layout)), ("Project/Maps", NotCarried(Layout)), ("Project/Reports", NotCarried(Layout)),
        ("Project/Drawings", NotCarried(Layout)), ("Project/DataLinks", NotCarried(Layout)), ("Project/VBAProjects", NotCarried("macros are not run")),
        ("Project/ExtendedAttributes", Kept("customField")),
        ("Task/Baseline", Kept("baseline")), ("Assignment/Baseline", Kept("baseline")), ("Resource/Baseline", Kept("baseline")),
        ("Task/TimephasedData", Kept("timephased")), ("Assignment/TimephasedData", Kept("timephased")), ("Resource/TimephasedData", Kept("timephased")),
        ("Task", Kept("task")), ("Resource", Kept("resource")), ("Assignment", Kept("assignment")),
        ("Calendars", Kept("calendar", "the container of the calendars")),
        ("Calendar", Kept("calendar", "kept as data, weekdays and exceptions spelled out")),
        ("OutlineCodes", Kept("outlineCode")), ("OutlineCode", Kept("outlineCode")),
        ("WBSMasks", Kept("wbsMask")), ("WBSMask", Kept("wbsMask")),
    ];

    public static FieldRule RuleOf(string path)
    {
        if (Rules.TryGetValue(path, out var rule)) return rule;
        foreach (var (prefix, subtree) in Subtrees)
            if (path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/')) return subtree;
        return Kept("project");
    }
}
