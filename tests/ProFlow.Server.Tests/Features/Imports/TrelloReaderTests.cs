using ProFlow.Server.Features.Imports;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportSamples;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class TrelloReaderTests
{
    private readonly ImportPlan plan = ReadText(TrelloBoard);

    [Fact]
    public void Lists_become_statuses_in_their_order_with_a_category_from_their_name() =>
        Assert.Equal([("To do", "todo"), ("In review", "inProgress"), ("Done", "done"), ("Old", "cancelled"), ("Archived", "cancelled")], plan.Statuses.Select(s => (s.Name, s.Category)));

    [Fact]
    public void Cards_arrive_in_their_order_with_dates_labels_and_people()
    {
        var second = plan.Tasks[1];

        Assert.Equal(["First", "Second", "Shelved"], plan.Tasks.Select(t => t.Title));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2), 100), (second.StartDate, second.DueDate, second.Progress));
        Assert.Equal(["5f00000000000000000000b1"], second.LabelSourceIds);
        Assert.Equal(2, second.PeopleSourceIds.Count);
        Assert.Equal("archived", plan.Tasks[2].StatusSourceId);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), plan.Tasks[0].CreatedAt);
        Assert.Equal([("Bug", "#f87462"), ("green", "#4bce97")], plan.Labels.Select(l => (l.Name, l.Color)));
    }

    [Fact]
    public void Comments_keep_author_and_time_and_the_rest_of_the_history_is_kept_as_data()
    {
        var comment = Assert.Single(plan.Comments);

        Assert.Equal(("Ada Byron", "Looks good", new DateTimeOffset(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero)), (comment.AuthorName, comment.Body, comment.CreatedAt));
        Assert.Equal(3, plan.Data.Count(d => d.Kind == "action"));
        Assert.Contains(plan.Fields, f => f is { Source: "actions.data.old.name", Count: 1, Target: "importedData:action" });
    }

    [Fact]
    public void Checklists_join_into_one_with_their_names_before_the_items() =>
        Assert.Equal([("QA: First", true), ("QA: Second", false), ("Ship: Box", false)], plan.ChecklistItems.Select(i => (i.Text, i.Done)));

    [Fact]
    public void Attachments_become_links_unless_they_are_no_web_address()
    {
        Assert.Equal("https://example.org/plan.pdf", Assert.Single(plan.Attachments).Url);
        Assert.Single(plan.Warnings);
    }

    [Fact]
    public void A_card_on_an_unknown_list_stands_under_archived()
    {
        var odd = ReadText("""{"lists":[],"cards":[{"id":"1","name":"","idList":"9"},{"id":2},7,null]}""");

        Assert.Equal(("Untitled card", "archived"), (Assert.Single(odd.Tasks).Title, odd.Tasks[0].StatusSourceId));
    }
}
