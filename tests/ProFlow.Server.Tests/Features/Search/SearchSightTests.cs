using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Search;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Search;

/// <summary>B-7: search tells nobody of what they may not see.</summary>
public sealed class SearchSightTests(SearchWorld world) : IClassFixture<SearchWorld>
{
    [Fact]
    public async Task B_7_what_is_in_a_project_that_does_not_exist_for_the_asker_is_not_found()
    {
        var hidden = await world.TaskAsync("Tollbooth merger", projectId: world.Private.Id);
        var seen = await world.TaskAsync("Tollbooth repair");
        await world.FoundAsync("tollbooth", hidden.Id);
        await world.FoundAsync("tollbooth", seen.Id);

        Assert.Equal([seen.Id], (await world.FindAsync("tollbooth", world.Gus)).Select(r => r.Id));
        Assert.Empty(await world.FindAsync("merger", world.Gus));
        Assert.Empty(await world.FindAsync("mergre", world.Gus));
        Assert.Empty(await world.FindAsync(hidden.Key, world.Gus));
        Assert.Empty(await world.FindAsync("tollbooth", world.Gus, $"&projectId={world.Private.Id}"));
    }

    [Fact]
    public async Task B_7_pages_and_their_cursors_are_those_of_a_world_without_the_hidden()
    {
        for (var i = 0; i < 6; i++)
        {
            var task = await world.TaskAsync($"Mooring line {i}", projectId: i % 2 == 0 ? world.Open.Id : world.Private.Id);
            await world.FoundAsync("mooring", task.Id);
        }

        var page = await world.Gus.GetAsync<Page<SearchResult>>($"workspaces/{world.Workspace.Id}/search?q=mooring&limit=3");

        Assert.Equal((3, null), (page.Items.Count, page.NextCursor));
    }

    [Fact]
    public async Task B_7_a_comment_for_the_team_is_not_found_by_a_guest()
    {
        var task = await world.TaskAsync("Ticket prices");
        var ours = await world.Ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Our lowest price is a periwinkle", @internal = true });
        var everybodys = await world.Ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "The periwinkle poster is up" });
        await world.FoundAsync("periwinkle", ours.Id);
        await world.FoundAsync("periwinkle", everybodys.Id);

        Assert.Equal([everybodys.Id], (await world.FindAsync("periwinkle", world.Gus)).Select(r => r.Id));
    }

    [Fact]
    public async Task B_7_nothing_is_found_in_a_project_any_more_by_whoever_was_removed_from_it()
    {
        var eve = await world.App.RegisterAsync("Eve");
        await eve.JoinAsync(world.Ada, world.Workspace.Id, "guest", world.Private.Id, "viewer");
        var task = await world.TaskAsync("Sardine quota", projectId: world.Private.Id);
        await world.FoundAsync("sardine", task.Id, eve);

        await world.Ada.DeleteAsync($"projects/{world.Private.Id}/members/{eve.Id}");

        Assert.Empty(await world.FindAsync("sardine", eve));
        Assert.Empty(await world.FindAsync(task.Key, eve));
    }

    [Fact]
    public async Task B_7_nothing_of_a_deleted_project_is_found()
    {
        var project = await world.Ada.ProjectAsync(world.Workspace.Id, "Short lived");
        var task = await world.TaskAsync("Herring festival", projectId: project.Id);
        await world.FoundAsync("herring", task.Id);

        await world.Ada.DeleteAsync($"projects/{project.Id}");

        Assert.Empty(await world.FindAsync("herring"));
        Assert.Empty(await world.FindAsync(task.Key));
    }
}
