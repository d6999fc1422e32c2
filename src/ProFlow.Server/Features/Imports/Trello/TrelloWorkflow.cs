using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProFlow.Server.Features.Imports.Trello;

/// <summary>Lists become statuses; a list's name is all that tells its category.</summary>
internal sealed partial class TrelloWorkflow
{
    public const string Archived = "archived";

    private readonly HashSet<string> ids;

    public TrelloWorkflow(JsonElement board)
    {
        var lists = board.List("lists").Where(l => l.Text("id") is not null).DistinctBy(l => l.Text("id"))
            .OrderBy(l => l.Flag("closed")).ThenBy(l => l.Number("pos")).ToList();
        ids = lists.Select(l => l.Text("id")!).ToHashSet(StringComparer.Ordinal);
        var statuses = new List<PlanStatus>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var list in lists)
        {
            var name = NoteText.OneLine(list.Text("name"), 60) is { Length: > 0 } given ? given : "List";
            statuses.Add(new PlanStatus(list.Text("id")!, Unique(names, name), list.Flag("closed") ? "cancelled" : CategoryOf(name), false));
        }
        if (board.List("cards").Any(c => c.Flag("closed") || !ids.Contains(c.Text("idList") ?? "")))
            statuses.Add(new PlanStatus(Archived, Unique(names, "Archived"), "cancelled", false));
        Statuses = statuses;
    }

    public IReadOnlyList<PlanStatus> Statuses { get; }

    public string StatusOf(JsonElement card) =>
        !card.Flag("closed") && card.Text("idList") is { } list && ids.Contains(list) ? list : Archived;

    private static string CategoryOf(string name) =>
        Cancelled().IsMatch(name) ? "cancelled" : NotYet().IsMatch(name) ? "todo" : Done().IsMatch(name) ? "done" : Doing().IsMatch(name) ? "inProgress" : "todo";

    /// <summary>Two lists may share a name, two statuses may not.</summary>
    internal static string Unique(HashSet<string> taken, string name)
    {
        var free = name;
        for (var n = 2; !taken.Add(free); n++) free = $"{name} ({n})";
        return free;
    }

    [GeneratedRegex(@"^\W*(done|finished|complete[d]?|closed|shipped|released|deployed|live|resolved|accepted|fertig|erledigt|terminé|hecho)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Done();

    [GeneratedRegex(@"\b(doing|wip|in progress|in review|review|reviewing|testing|qa|in development|developing|working on|started|blocked|waiting)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Doing();

    [GeneratedRegex(@"\b(to ?do|backlog|next|ideas?|icebox|inbox|ready|planned|not started)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NotYet();

    [GeneratedRegex(@"^\W*(cancell?ed|rejected|won'?t (do|fix)|abandoned|archive[d]?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Cancelled();
}

internal static class TrelloLabels
{
    private static readonly Dictionary<string, string> Colors = new(StringComparer.Ordinal)
    {
        ["green"] = "#4bce97",
        ["yellow"] = "#e2b203",
        ["orange"] = "#faa53d",
        ["red"] = "#f87462",
        ["purple"] = "#9f8fef",
        ["blue"] = "#579dff",
        ["sky"] = "#60c6d2",
        ["lime"] = "#94c748",
        ["pink"] = "#e774bb",
        ["black"] = "#8590a2",
    };

    public static string? IdOf(JsonElement label) => label.Text("id");

    /// <summary>The board's labels, and those that only a card repeats (older exports).</summary>
    public static List<PlanLabel> Of(JsonElement board)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. board.List("labels").Concat(board.List("cards").SelectMany(c => c.List("labels")))
            .Where(l => IdOf(l) is not null).DistinctBy(IdOf)
            .Select(l =>
            {
                var color = l.Text("color") ?? "";
                var name = NoteText.OneLine(l.Text("name"), 50);
                if (name.Length == 0) name = color.Length > 0 ? NoteText.OneLine(color, 50) : "Label";
                // "green_dark" and "green_light" are shades of green.
                return new PlanLabel(IdOf(l)!, TrelloWorkflow.Unique(names, name), Colors.GetValueOrDefault(color.Split('_')[0], "#8590a2"));
            })];
    }
}

internal static class TrelloChecklists
{
    public static List<PlanChecklistItem> Of(JsonElement board, HashSet<string> cards)
    {
        // Newer exports repeat a card's checklists within the card; an export of one card has them only there.
        var lists = board.List("checklists").Concat(board.List("cards").SelectMany(c => c.List("checklists")))
            .Where(c => c.Text("id") is not null && c.Text("idCard") is { } card && cards.Contains(card)).DistinctBy(c => c.Text("id")).ToList();
        var several = lists.GroupBy(c => c.Text("idCard")).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. from list in lists.OrderBy(c => c.Number("pos"))
                   from item in list.List("checkItems").OrderBy(i => i.Number("pos"))
                   where item.Text("id") is not null
                   let name = several.Contains(list.Text("idCard")) && list.Text("name") is { } n ? NoteText.OneLine(n, 100) + ": " : ""
                   let text = NoteText.OneLine(item.Text("name"))
                   select new PlanChecklistItem(item.Text("id")!, list.Text("idCard")!, name + (text.Length > 0 ? text : "Item"), item.Text("state") == "complete")];
    }
}
