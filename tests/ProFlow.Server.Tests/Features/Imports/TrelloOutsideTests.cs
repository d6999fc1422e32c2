using ProFlow.Server.Features.Imports;
using Xunit;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class TrelloOutsideTests
{
    [Fact]
    public void Every_list_card_label_and_action_of_a_real_board_arrives()
    {
        var path = Path.Combine(OutsideData.Folder("03-exports"), "trello-public-board", "what-would-tv-be-like.trello.json");
        using var file = File.OpenRead(path);

        var plan = ImportFormat.Read(file, "auto", null, new ImportLimits(), TestContext.Current.CancellationToken);

        Assert.Equal("What would TV be like if it were...", plan.Project.Name);
        Assert.Equal((21, 206, 6, 1), (plan.Statuses.Count, plan.Tasks.Count, plan.Labels.Count, plan.People.Count));
        Assert.Equal((21, 206, 618), (plan.SourceCounts["lists"], plan.SourceCounts["cards"], plan.SourceCounts["actions"]));
        Assert.Equal(618, plan.Data.Count(d => d.Kind == "action"));
        Assert.Equal(new DateOnly(2016, 9, 26), DateOnly.FromDateTime(plan.Tasks[0].CreatedAt!.Value.UtcDateTime));
        Assert.Contains(plan.Fields, f => f is { Source: "cards.name", Count: 206, Outcome: "carried" });
        Assert.StartsWith("No list says by its name that its cards are done", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }
}
