using System.Text.Json;

namespace ProFlow.Server.Features.Imports.Trello;

/// <summary>Turns a Trello board into the neutral plan, and says what became of each kind of field.</summary>
internal sealed class TrelloPlanner(JsonElement board)
{
    private readonly List<string> warnings = [];
    private readonly List<FieldRow> rows = [];

    public ImportPlan Plan()
    {
        var seen = TrelloFields.Walk(board);
        var workflow = new TrelloWorkflow(board);
        var labels = TrelloLabels.Of(board);
        var people = board.List("members").Select(m => new PlanPerson(m.Text("id") ?? "", NoteText.OneLine(m.Text("fullName") ?? m.Text("username"), 200), m.Text("email")))
            .Where(p => p.SourceId.Length > 0 && p.Name.Length > 0).DistinctBy(p => p.SourceId).ToList();
        var cards = board.List("cards").Where(c => c.Text("id") is not null).DistinctBy(c => c.Text("id"))
            .Select(c => (Card: c, Status: workflow.StatusOf(c))).ToList();
        var order = workflow.Statuses.Select((s, i) => (s.SourceId, i)).ToDictionary(s => s.SourceId, s => s.i, StringComparer.Ordinal);
        cards = [.. cards.OrderBy(c => order[c.Status]).ThenBy(c => c.Card.Number("pos"))];
        var (made, moved) = (MadeAt(), MovedAt());
        var done = workflow.Statuses.Where(s => s.Category == "done").Select(s => s.SourceId).ToHashSet(StringComparer.Ordinal);
        if (done.Count == 0 && cards.Count > 0) warnings.Add("No list says by its name that its cards are done. Choose the category of each status in the project's settings.");
        var known = (Labels: labels.Select(l => l.SourceId).ToHashSet(StringComparer.Ordinal), People: people.Select(p => p.SourceId).ToHashSet(StringComparer.Ordinal));
        var tasks = cards.Select(c => TaskOf(c.Card, c.Status, known, made) with { CompletedAt = done.Contains(c.Status) ? moved.GetValueOrDefault((c.Card.Text("id")!, c.Status)) ?? c.Card.Time("dateLastActivity") : null }).ToList();
        var ids = tasks.Select(t => t.SourceId).ToHashSet(StringComparer.Ordinal);
        var comments = Comments(ids);
        var archived = cards.Count(c => c.Card.Flag("closed"));
        if (archived > 0) rows.Add(new FieldRow("cards (archived)", archived, archived, FieldRule.TransformedOutcome, "task.statusId", "stand under Archived, a cancelled status; their list is kept as data"));
        rows.Add(new FieldRow("actions (comments)", comments.Count, comments.Count, FieldRule.CarriedOutcome, "comment", null));
        var history = board.List("actions").Count() - comments.Count;
        rows.Add(new FieldRow("actions (history)", history, history, FieldRule.CarriedOutcome, "importedData:action", "kept as data; when a card was made is its createdAt"));

        return new ImportPlan
        {
            Format = TrelloReader.Format,
            SourceKey = board.Text("id") is { } id ? "board:" + NoteText.OneLine(id, 100) : "name:" + NoteText.OneLine(board.Text("name"), 100),
            SourceKeyIsStrong = board.Text("id") is not null,
            Project = new PlanProject(NoteText.OneLine(board.Text("name"), 100) is { Length: > 0 } name ? name : "Trello board", board.Text("desc") ?? "", null, null),
            People = people,
            Statuses = workflow.Statuses,
            Labels = labels,
            Tasks = tasks,
            ChecklistItems = TrelloChecklists.Of(board, ids),
            Comments = comments,
            Attachments = [.. cards.SelectMany(c => AttachmentsOf(c.Card)).DistinctBy(a => a.SourceId)],
            Data = DataOf(),
            Fields = [.. seen.Rows(TrelloFields.RuleOf).Concat(rows)],
            SourceCounts = new Dictionary<string, int>
            {
                ["lists"] = board.List("lists").Count(),
                ["cards"] = board.List("cards").Count(),
                ["archivedCards"] = archived,
                ["labels"] = board.List("labels").Count(),
                ["members"] = board.List("members").Count(),
                ["checklists"] = board.List("checklists").Count(),
                ["checkItems"] = board.List("checklists").Sum(c => c.List("checkItems").Count()),
                ["actions"] = board.List("actions").Count(),
                ["comments"] = comments.Count,
                ["attachments"] = board.List("cards").Sum(c => c.List("attachments").Count()),
            },
            Warnings = warnings,
        };
    }

    private static PlanTask TaskOf(JsonElement card, string status, (HashSet<string> Labels, HashSet<string> People) known, Dictionary<string, DateTimeOffset> made)
    {
        var id = card.Text("id")!;
        var (start, due) = (Day(card.Time("start")), Day(card.Time("due")));
        var labels = card.Texts("idLabels").Concat(card.List("labels").Select(TrelloLabels.IdOf).OfType<string>());
        var title = NoteText.OneLine(card.Text("name"));
        return new PlanTask
        {
            SourceId = id,
            Title = title.Length > 0 ? title : "Untitled card",
            Description = card.Text("desc") ?? "",
            StatusSourceId = status,
            LabelSourceIds = [.. labels.Where(known.Labels.Contains).Distinct()],
            PeopleSourceIds = [.. card.Texts("idMembers").Where(known.People.Contains).Distinct()],
            StartDate = start > due ? null : start,
            DueDate = due,
            Progress = card.Flag("dueComplete") ? 100 : null,
            CreatedAt = made.TryGetValue(id, out var at) ? at : TrelloJson.MadeAt(id),
        };
    }

    /// <summary>The history says when a card was made, where it goes back that far.</summary>
    private Dictionary<string, DateTimeOffset> MadeAt()
    {
        var made = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var action in board.List("actions"))
            if (action.Text("type") is "createCard" or "copyCard" or "emailCard" or "convertToCardFromCheckItem"
                && action.Get("data")?.Get("card")?.Text("id") is { } card && action.Time("date") is { } at) made.TryAdd(card, at);
        return made;
    }

    /// <summary>When a card last came into a list, where the history goes back that far.</summary>
    private Dictionary<(string Card, string List), DateTimeOffset?> MovedAt()
    {
        var moved = new Dictionary<(string, string), DateTimeOffset?>();
        foreach (var action in board.List("actions"))
            if (action.Get("data") is { } data && data.Get("listAfter")?.Text("id") is { } list && data.Get("card")?.Text("id") is { } card && action.Time("date") is { } at
                && (!moved.TryGetValue((card, list), out var later) || later < at)) moved[(card, list)] = at;
        return moved;
    }

    private List<PlanComment> Comments(HashSet<string> cards)
    {
        var lost = 0;
        var comments = new List<PlanComment>();
        foreach (var action in board.List("actions").Where(a => a.Text("type") is "commentCard" or "copyCommentCard"))
        {
            if (action.Get("data") is not { } data || data.Text("text") is not { } text || action.Text("id") is not { } id
                || data.Get("card")?.Text("id") is not { } card || !cards.Contains(card))
            {
                lost++;
                continue;
            }
            var author = action.Get("memberCreator");
            var name = NoteText.OneLine(author?.Text("fullName") ?? author?.Text("username"), 200);
            comments.Add(new PlanComment(id, card, action.Text("idMemberCreator") ?? author?.Text("id"), name.Length > 0 ? name : "Someone", text,
                action.Time("date") ?? TrelloJson.MadeAt(id) ?? DateTimeOffset.UnixEpoch, data.Time("dateLastEdited")));
        }
        if (lost > 0) warnings.Add($"{lost} comments stand on cards that are not in the file, or say nothing: they are kept as data only.");
        return [.. comments.DistinctBy(c => c.SourceId).OrderBy(c => c.CreatedAt)];
    }

    private IEnumerable<PlanAttachment> AttachmentsOf(JsonElement card)
    {
        foreach (var attachment in card.List("attachments"))
        {
            if (attachment.Text("id") is not { } id) continue;
            if (!PlanChecks.IsWebLink(attachment.Text("url")))
            {
                warnings.Add($"An attachment of \"{NoteText.OneLine(card.Text("name"), 80)}\" has no web address: it is kept as data only.");
                continue;
            }
            var url = attachment.Text("url")!;
            yield return new PlanAttachment(id, card.Text("id")!, NoteText.OneLine(attachment.Text("name") ?? url, 200), url, attachment.Time("date") ?? TrelloJson.MadeAt(id));
        }
    }

    private List<PlanData> DataOf()
    {
        string[] lists = ["cards", "lists", "members", "labels", "checklists", "actions", "customFields"];
        var data = lists.SelectMany(name => board.List(name).Select((item, i) =>
            new PlanData(name[..^1], item.Text("id") ?? $"{name}{i}", TrelloJson.Copy(item)!)));
        return PlanChecks.Distinct(data.Append(new PlanData("board", "0", TrelloJson.Copy(board, lists.Contains)!)));
    }

    private static DateOnly? Day(DateTimeOffset? time) => time is { } t ? DateOnly.FromDateTime(t.UtcDateTime) : null;
}
