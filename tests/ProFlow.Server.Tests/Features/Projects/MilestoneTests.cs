using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Projects;

public sealed class MilestoneTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Milestones_come_by_their_dates_page_by_page_and_those_without_one_last()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        foreach (var (name, due) in new[] { ("Someday", null), ("Launch", "2026-12-20"), ("Beta", "2026-12-01"), ("Party", "2026-12-20") })
            await ada.PostAsync<MilestoneView>($"projects/{project.Id}/milestones", new { name, dueDate = due });

        var first = await ada.GetAsync<Page<MilestoneView>>($"projects/{project.Id}/milestones?limit=2");
        var second = await ada.GetAsync<Page<MilestoneView>>($"projects/{project.Id}/milestones?limit=2&cursor={first.NextCursor}");

        Assert.Equal(["Beta", "Launch", "Party", "Someday"], first.Items.Concat(second.Items).Select(m => m.Name));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task A_task_stands_for_a_milestone_of_its_own_project_alone()
    {
        var (ada, project, beta) = await PlaceAsync();
        var other = await ada.ProjectAsync(project.WorkspaceId, "Elsewhere");
        var task = await ada.TaskAsync(other.Id);

        var mine = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Ship it", milestoneId = beta.Id });
        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"tasks/{task.Id}", new { milestoneId = beta.Id });

        Assert.Equal(beta.Id, mine.MilestoneId);
        Assert.Equal("milestoneId", refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_deleted_milestone_leaves_its_tasks_and_an_undo_brings_both_back()
    {
        var (ada, project, beta) = await PlaceAsync();
        var task = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Ship it", milestoneId = beta.Id });

        using var deleted = await ada.TryAsync(HttpMethod.Delete, $"projects/{project.Id}/milestones/{beta.Id}");
        var without = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        await ada.PostAsync<JsonElement>($"commands/{deleted.Headers.GetValues("Command-Id").Single()}/undo");
        var again = await ada.GetAsync<TaskView>($"tasks/{task.Id}");

        Assert.Equal((null, beta.Id), (without.MilestoneId, again.MilestoneId!.Value));
        Assert.Equal("Beta", Assert.Single((await ada.GetAsync<Page<MilestoneView>>($"projects/{project.Id}/milestones")).Items).Name);
    }

    [Fact]
    public async Task Undoing_a_step_back_to_a_milestone_that_is_gone_keeps_the_task_and_says_so()
    {
        var (ada, project, beta) = await PlaceAsync();
        var task = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Ship it", milestoneId = beta.Id });
        using var cleared = await ada.TryAsync(HttpMethod.Patch, $"tasks/{task.Id}", new { milestoneId = (Guid?)null });
        await ada.DeleteAsync($"projects/{project.Id}/milestones/{beta.Id}");

        var undone = await ada.PostAsync<JsonElement>($"commands/{cleared.Headers.GetValues("Command-Id").Single()}/undo");

        Assert.Equal("milestoneId", undone.GetProperty("conflicts").EnumerateArray().Single().GetProperty("field").GetString());
        Assert.Null((await ada.GetAsync<TaskView>($"tasks/{task.Id}")).MilestoneId);
    }

    [Fact]
    public async Task Undoing_its_creation_takes_it_from_the_tasks_that_came_to_it_since()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        using var made = await ada.TryAsync(HttpMethod.Post, $"projects/{project.Id}/milestones", new { name = "Beta" });
        var id = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
        var task = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Ship it", milestoneId = id });

        await ada.PostAsync<JsonElement>($"commands/{made.Headers.GetValues("Command-Id").Single()}/undo");

        Assert.Null((await ada.GetAsync<TaskView>($"tasks/{task.Id}")).MilestoneId);
    }

    [Fact]
    public async Task Reached_keeps_its_moment_until_it_is_taken_back()
    {
        var (ada, project, beta) = await PlaceAsync();
        var path = $"projects/{project.Id}/milestones/{beta.Id}";

        var reached = await ada.PatchAsync<MilestoneView>(path, new { reached = true });
        var still = await ada.PatchAsync<MilestoneView>(path, new { reached = true, name = "Beta 1" });
        var open = await ada.PatchAsync<MilestoneView>(path, new { reached = false });

        Assert.NotNull(reached.ReachedAt);
        Assert.Equal(reached.ReachedAt, still.ReachedAt);
        Assert.Null(open.ReachedAt);
    }

    private async Task<(Person Ada, ProjectView Project, MilestoneView Beta)> PlaceAsync()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        return (ada, project, await ada.PostAsync<MilestoneView>($"projects/{project.Id}/milestones", new { name = "Beta", dueDate = "2026-12-01" }));
    }
}
