using System.Net;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

public sealed class MoveTaskTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private sealed record Board(Person Ada, ProjectView Project, IReadOnlyList<StatusView> Statuses, IReadOnlyList<TaskView> Cards);

    [Fact]
    public async Task A_card_comes_to_stand_below_above_or_at_the_bottom()
    {
        var board = await BoardAsync("a", "b", "c", "d");

        await MoveAsync(board, 3, new { afterId = board.Cards[0].Id });
        Assert.Equal("adbc", await ColumnAsync(board, 0));
        await MoveAsync(board, 2, new { beforeId = board.Cards[0].Id });
        Assert.Equal("cadb", await ColumnAsync(board, 0));
        await MoveAsync(board, 2, new { });
        Assert.Equal("adbc", await ColumnAsync(board, 0));
        await MoveAsync(board, 0, new { beforeId = board.Cards[2].Id });
        Assert.Equal("dbac", await ColumnAsync(board, 0));
        await MoveAsync(board, 1, new { afterId = board.Cards[2].Id });
        Assert.Equal("dacb", await ColumnAsync(board, 0));
    }

    [Fact]
    public async Task A_move_rewrites_one_row_and_is_told_by_one_change()
    {
        var board = await BoardAsync("a", "b", "c");
        var before = (await app.ChangesAsync(board.Project.Id)).Count;

        var moved = await MoveAsync(board, 2, new { afterId = board.Cards[0].Id });

        var change = Assert.Single((await app.ChangesAsync(board.Project.Id))[before..]);
        Assert.Equal((board.Cards[2].Id, 2L), (change.EntityId, moved.Version));
        Assert.Contains("\"position\"", change.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("\"statusId\"", change.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_changes_its_column_changes_its_category_too()
    {
        var board = await BoardAsync("a", "b");
        var done = board.Statuses[3];

        var first = await MoveAsync(board, 0, new { statusId = done.Id });
        await MoveAsync(board, 1, new { statusId = done.Id, beforeId = first.Id });

        Assert.Equal((done.Id, StatusCategory.Done), (first.StatusId, first.Category));
        Assert.NotNull(first.CompletedAt);
        Assert.Equal(("", "ba"), (await ColumnAsync(board, 0), await ColumnAsync(board, 3)));
    }

    [Fact]
    public async Task A_neighbour_that_is_not_in_the_column_is_refused()
    {
        var board = await BoardAsync("a", "b");

        var refused = await board.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{board.Cards[0].Id}/move", new { statusId = board.Statuses[1].Id, afterId = board.Cards[1].Id });
        await board.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{board.Cards[0].Id}/move", new { afterId = board.Cards[0].Id });

        Assert.Equal("afterId", refused.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.Equal("ab", await ColumnAsync(board, 0));
    }

    [Fact]
    public async Task A_position_may_be_given_by_who_knows_it()
    {
        var board = await BoardAsync("a", "b", "c");
        var between = Ordering.Between(board.Cards[0].Position, board.Cards[1].Position);

        Assert.Equal(between, (await MoveAsync(board, 2, new { position = between })).Position);
        Assert.Equal("acb", await ColumnAsync(board, 0));
        await board.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{board.Cards[0].Id}/move", new { position = "no!" });
    }

    [Fact]
    public async Task Eight_who_move_cards_to_the_same_place_at_once_all_succeed_and_no_two_places_are_equal()
    {
        var board = await BoardAsync("a", "b", "c", "d", "e", "f", "g", "h", "i");

        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => MoveAsync(board, n, new { afterId = board.Cards[0].Id })));

        var column = await ColumnAsync(board, 0);
        Assert.StartsWith("a", column, StringComparison.Ordinal);
        Assert.Equal("abcdefghi", string.Concat(column.Order()));
        Assert.Equal(9, (await TasksAsync(board)).Select(t => t.Position).Distinct().Count());
    }

    [Fact]
    public async Task A_place_that_many_moves_have_made_narrow_is_spread_out_in_the_same_order()
    {
        var board = await BoardAsync("a", "b", "c");
        var narrow = board.Cards[0].Position + new string('0', 120) + "1";

        var patched = await board.Ada.PatchAsync<TaskView>($"tasks/{board.Cards[2].Id}", new { position = narrow });

        Assert.Equal("acb", await ColumnAsync(board, 0));
        Assert.All(await TasksAsync(board), t => Assert.InRange(t.Position.Length, 1, 20));
        Assert.True(patched.Position.Length < 20);
        await MoveAsync(board, 1, new { position = (await TasksAsync(board))[0].Position + new string('0', 120) + "1" });
        Assert.Equal("abc", await ColumnAsync(board, 0));
    }

    [Fact]
    public void Two_hundred_moves_to_the_very_same_place_make_a_place_of_sixty_letters_at_most()
    {
        var (above, below) = (Ordering.Between(null, null), (string?)null);

        for (var n = 0; n < 200; n++)
        {
            var between = Ordering.Between(above, below);
            Assert.True(Ordering.IsValid(between) && string.CompareOrdinal(above, between) < 0 && (below is null || string.CompareOrdinal(between, below) < 0));
            below = between;
        }

        Assert.InRange(below!.Length, 1, 60);
    }

    private static Task<TaskView> MoveAsync(Board board, int card, object to) => board.Ada.PostAsync<TaskView>($"tasks/{board.Cards[card].Id}/move", to);

    private static async Task<string> ColumnAsync(Board board, int status) =>
        string.Concat((await TasksAsync(board)).Where(t => t.StatusId == board.Statuses[status].Id).Select(t => t.Title));

    private static async Task<IReadOnlyList<TaskView>> TasksAsync(Board board) => (await board.Ada.GetAsync<Page<TaskView>>($"projects/{board.Project.Id}/tasks?sort=position")).Items;

    private async Task<Board> BoardAsync(params string[] titles)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        List<TaskView> cards = [];
        foreach (var title in titles) cards.Add(await ada.TaskAsync(project.Id, title));
        return new Board(ada, project, await ada.StatusesAsync(project.Id), cards);
    }
}
