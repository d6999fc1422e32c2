using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

public sealed class DependencyTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Theory, InlineData("FS", 0), InlineData("SS", 480), InlineData("FF", -480), InlineData("SF", 5_256_000)]
    public async Task A_link_of_each_type_keeps_its_lag(string type, int lagMinutes)
    {
        var (ada, project, tasks) = await BeginAsync(2);

        var link = await ada.PostAsync<JsonElement>($"tasks/{tasks[1].Id}/dependencies", new { predecessorId = tasks[0].Id, type, lagMinutes });

        Assert.Equal((type, lagMinutes), (link.GetProperty("type").GetString(), link.GetProperty("lagMinutes").GetInt32()));
        Assert.Equal((tasks[0].Id, tasks[1].Id), (link.GetProperty("predecessorId").GetGuid(), link.GetProperty("successorId").GetGuid()));
        foreach (var path in (string[])[$"projects/{project.Id}/dependencies", $"tasks/{tasks[0].Id}/dependencies", $"tasks/{tasks[1].Id}/dependencies"])
            Assert.Equal(link.GetRawText(), (await ada.GetAsync<JsonElement>(path)).GetProperty("items").EnumerateArray().Single().GetRawText());
    }

    [Fact]
    public async Task A_link_is_changed_and_taken_away()
    {
        var (ada, project, tasks) = await BeginAsync(2);
        var link = await LinkAsync(ada, tasks[0], tasks[1]);

        var changed = await ada.PatchAsync<DependencyView>($"dependencies/{link.Id}", new { type = "SF", lagMinutes = -15 });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"dependencies/{link.Id}", new { lagMinutes = 5_256_001 });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"dependencies/{link.Id}", new { type = (string?)null });
        await ada.DeleteAsync($"dependencies/{link.Id}");

        Assert.Equal((DependencyType.FS, DependencyType.SF, -15), (link.Type, changed.Type, changed.LagMinutes));
        Assert.Empty((await ada.GetAsync<Page<DependencyView>>($"projects/{project.Id}/dependencies")).Items);
    }

    [Fact]
    public async Task A_circle_is_refused_with_the_path_that_it_would_close()
    {
        var (ada, _, tasks) = await BeginAsync(4);
        for (var n = 0; n < 3; n++) await LinkAsync(ada, tasks[n], tasks[n + 1]);
        var key = tasks[0].Key.Split('-')[0];

        var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"tasks/{tasks[0].Id}/dependencies", new { predecessorId = tasks[3].Id });

        Assert.Equal("dependency_cycle", refused.GetProperty("code").GetString());
        Assert.Equal([$"{key}-1", $"{key}-2", $"{key}-3", $"{key}-4"], refused.GetProperty("path").EnumerateArray().Select(k => k.GetString()));
        Assert.Contains($"{key}-1 → {key}-2 → {key}-3 → {key}-4 → {key}-1", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_link_two_tasks_both_ways_at_once_close_no_circle()
    {
        for (var round = 0; round < 5; round++)
        {
            var (ada, _, tasks) = await BeginAsync(2);

            var answers = await Task.WhenAll(
                ada.TryAsync(HttpMethod.Post, $"tasks/{tasks[0].Id}/dependencies", new { predecessorId = tasks[1].Id }), ada.TryAsync(HttpMethod.Post, $"tasks/{tasks[1].Id}/dependencies", new { predecessorId = tasks[0].Id }));

            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        }
    }

    [Fact]
    public async Task Two_tasks_are_linked_once_and_none_to_itself()
    {
        var (ada, _, tasks) = await BeginAsync(2);
        await LinkAsync(ada, tasks[0], tasks[1]);

        var twice = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"tasks/{tasks[1].Id}/dependencies", new { predecessorId = tasks[0].Id, type = "SS" });
        var self = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{tasks[1].Id}/dependencies", new { predecessorId = tasks[1].Id });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{tasks[1].Id}/dependencies", new { type = "FS" });

        Assert.Equal("dependency_exists", twice.GetProperty("code").GetString());
        Assert.Equal("predecessorId", self.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task Links_of_a_deleted_task_close_no_circle_and_are_not_listed()
    {
        var (ada, project, tasks) = await BeginAsync(3);
        await LinkAsync(ada, tasks[0], tasks[1]);
        await LinkAsync(ada, tasks[1], tasks[2]);

        await ada.DeleteAsync($"tasks/{tasks[1].Id}");
        var link = await LinkAsync(ada, tasks[2], tasks[0]);

        Assert.Equal([link.Id], (await ada.GetAsync<Page<DependencyView>>($"projects/{project.Id}/dependencies")).Items.Select(d => d.Id));
    }

    private static Task<DependencyView> LinkAsync(Person person, TaskView from, TaskView to) =>
        person.PostAsync<DependencyView>($"tasks/{to.Id}/dependencies", new { predecessorId = from.Id });

    private async Task<(Person Ada, ProjectView Project, IReadOnlyList<TaskView> Tasks)> BeginAsync(int count)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        List<TaskView> tasks = [];
        for (var n = 0; n < count; n++) tasks.Add(await ada.TaskAsync(project.Id));
        return (ada, project, tasks);
    }
}
