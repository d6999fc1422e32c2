using System.Text.Json;
using static ProFlow.Server.Features.Imports.FieldRule;

namespace ProFlow.Server.Features.Imports.Trello;

/// <summary>What becomes of each kind of field of a board. What is not named here is kept word for word with its card, list, member or action.</summary>
internal static class TrelloFields
{
    private static readonly Dictionary<string, FieldRule> Rules = new(StringComparer.Ordinal)
    {
        ["id"] = Transformed("project.id", "remembered, so that a second import finds the project again"),
        ["name"] = Carried("project.name"),
        ["desc"] = Carried("project.description"),
        ["lists"] = Transformed("status", "each list becomes a status"),
        ["lists.id"] = Transformed("status.id", "remembered, so that a second import finds the status again"),
        ["lists.name"] = Carried("status.name", "and, where it says so, the category"),
        ["lists.pos"] = Transformed("status.position", "the same order"),
        ["lists.closed"] = Transformed("status.category", "an archived list is a cancelled status at the end"),
        ["labels"] = Carried("label"),
        ["labels.id"] = Transformed("label.id", "remembered, so that a second import finds the label again"),
        ["labels.name"] = Carried("label.name", "a label without a name gets its colour's"),
        ["labels.color"] = Transformed("label.color", "the nearest colour"),
        ["members"] = Transformed("task.assigneeIds", "matched to members by e-mail or full name; all are kept as data"),
        ["members.id"] = Transformed("task.assigneeIds", "the member it names"),
        ["members.fullName"] = Transformed("task.assigneeIds", "matched to a member's full name; kept as data"),
        ["members.email"] = Transformed("task.assigneeIds", "matched to a member's e-mail; kept as data"),
        ["cards"] = Transformed("task", "each card becomes a task"),
        ["cards.id"] = Transformed("task.id", "remembered, so that a second import finds the task again; also gives task.createdAt"),
        ["cards.name"] = Carried("task.title"),
        ["cards.desc"] = Carried("task.description", "Markdown stays Markdown"),
        ["cards.idList"] = Transformed("task.statusId", "the list it names"),
        ["cards.pos"] = Transformed("task.position", "the same order"),
        ["cards.closed"] = Transformed("task.statusId", "an archived card stands under Archived, a cancelled status"),
        ["cards.due"] = Transformed("task.dueDate", "the date in UTC; the time of day is kept as data"),
        ["cards.start"] = Transformed("task.startDate", "the date in UTC; the time of day is kept as data"),
        ["cards.dueComplete"] = Transformed("task.progress", "done is 100 percent"),
        ["cards.idLabels"] = Transformed("task.labelIds", "the labels it names"),
        ["cards.labels"] = Transformed("task.labelIds", "the labels it repeats"),
        ["cards.idMembers"] = Transformed("task.assigneeIds", "the members it names; all are kept as data"),
        ["cards.idChecklists"] = Transformed("checklistItem", "the checklists it names"),
        ["cards.attachments"] = Transformed("attachment", "each becomes a link; the files stay where they are"),
        ["cards.attachments.id"] = Transformed("attachment.id", "remembered, so that a second import finds the link again"),
        ["cards.attachments.name"] = Carried("attachment.name"),
        ["cards.attachments.url"] = Carried("attachment.url"),
        ["cards.attachments.date"] = Carried("attachment.createdAt"),
        ["checklists"] = Transformed("checklistItem", "all items of a card in one list; with several checklists their names stand before the items"),
        ["checklists.id"] = Transformed("checklistItem", "the checklist that an item stands in"),
        ["checklists.name"] = Transformed("checklistItem.text", "stands before the item where a card has several; kept as data"),
        ["checklists.pos"] = Transformed("checklistItem.position", "the same order"),
        ["checklists.idCard"] = Transformed("checklistItem.taskId", "the card it names"),
        ["checklists.checkItems"] = Carried("checklistItem"),
        ["checklists.checkItems.id"] = Transformed("checklistItem.id", "remembered, so that a second import finds the item again"),
        ["checklists.checkItems.name"] = Carried("checklistItem.text"),
        ["checklists.checkItems.state"] = Transformed("checklistItem.done", "complete or not"),
        ["checklists.checkItems.pos"] = Transformed("checklistItem.position", "the same order"),
        ["actions"] = Transformed("comment", "comments become comments, the rest of the history is kept as data"),
        ["actions.id"] = Transformed("comment.id", "of comments; remembered, so that a second import finds the comment again"),
        ["actions.date"] = Transformed("comment.createdAt", "of comments; of the making of a card also task.createdAt"),
        ["actions.data.listAfter.id"] = Transformed("task.completedAt", "when a card came into a list that is done"),
        ["cards.dateLastActivity"] = Transformed("task.completedAt", "of a card in a list that is done, where the history does not tell"),
        ["actions.data.text"] = Carried("comment.body"),
        ["actions.data.dateLastEdited"] = Carried("comment.editedAt"),
        ["actions.memberCreator.fullName"] = Transformed("comment.authorName", "of comments"),
        ["actions.data.card.id"] = Transformed("comment.taskId", "of comments: the card it names"),
    };

    public static FieldRule RuleOf(string path)
    {
        if (Rules.TryGetValue(path, out var rule)) return rule;
        var top = path.Split('.')[0];
        return top switch
        {
            "cards" => Kept("card"),
            "lists" => Kept("list"),
            "members" => Kept("member"),
            "labels" => Kept("label"),
            "checklists" => Kept("checklist"),
            "actions" => Kept("action"),
            "customFields" => Kept("customField"),
            _ => Kept("board"),
        };
    }

    /// <summary>Every key of the file, arrays read through: "cards.attachments.url".</summary>
    public static FieldInventory Walk(JsonElement board)
    {
        var seen = new FieldInventory();
        var open = new Stack<(string Path, JsonElement Value)>([("", board)]);
        while (open.TryPop(out var at))
        {
            if (at.Value.ValueKind == JsonValueKind.Array)
                foreach (var item in at.Value.EnumerateArray()) open.Push((at.Path, item));
            else if (at.Value.ValueKind == JsonValueKind.Object)
                foreach (var property in at.Value.EnumerateObject())
                {
                    var path = at.Path.Length == 0 ? property.Name : $"{at.Path}.{property.Name}";
                    if (path.Length > 300) path = path[..300];
                    path = NoteText.Clean(path, 300);
                    seen.See(path, IsFilled(property.Value));
                    open.Push((path, property.Value));
                }
        }
        return seen;
    }

    private static bool IsFilled(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.GetRawText().Length > 2,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        _ => true,
    };
}
