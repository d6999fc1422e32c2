using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Data;

/// <summary>Everybody at once: what one of them alone could not break stays whole.</summary>
public sealed class RaceTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Thirty_two_cards_go_to_the_same_place_at_once()
    {
        var (ada, project, tasks) = await BoardAsync(34);
        var statuses = await ada.StatusesAsync(project.Id);
        var column = statuses[1].Id;
        await ada.PostAsync<TaskView>($"tasks/{tasks[32].Id}/move", new { statusId = column });
        await ada.PostAsync<TaskView>($"tasks/{tasks[33].Id}/move", new { statusId = column });

        await Task.WhenAll(tasks.Take(32).Select(t => ada.PostAsync<TaskView>($"tasks/{t.Id}/move", new { statusId = column, afterId = tasks[32].Id })));

        var listed = (await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks?status={column}&limit=100")).Items;
        var counted = (await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks?limit=100")).Items.Where(t => t.StatusId == column);
        Assert.Equal(34, listed.Count);
        Assert.Equal((tasks[32].Id, tasks[33].Id), (listed[0].Id, listed[^1].Id));
        Assert.Equal(listed.OrderBy(t => t.Position, StringComparer.Ordinal).ThenBy(t => t.Id).Select(t => t.Id), listed.Select(t => t.Id));
        Assert.Equal(listed.Select(t => t.Id), counted.Select(t => t.Id));
        Assert.Equal(34, listed.Select(t => t.Position).Distinct().Count());
    }

    [Fact]
    public async Task Where_a_column_has_become_too_narrow_it_is_spread()
    {
        var (ada, project, tasks) = await BoardAsync(4);
        var narrow = "V" + new string('z', 197);
        await ada.PatchAsync<TaskView>($"tasks/{tasks[0].Id}", new { position = narrow });
        await ada.PatchAsync<TaskView>($"tasks/{tasks[1].Id}", new { position = narrow + "1" });

        await ada.PostAsync<TaskView>($"tasks/{tasks[3].Id}/move", new { afterId = tasks[0].Id });

        var listed = (await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks")).Items;
        Assert.Equal([tasks[2].Id, tasks[0].Id, tasks[3].Id, tasks[1].Id], listed.Select(t => t.Id));
        Assert.All(listed, t => Assert.InRange(t.Position.Length, 1, 20));
    }

    [Fact]
    public async Task Where_everybody_goes_on_moving_to_one_place_the_column_is_spread_and_nobody_is_refused()
    {
        var (ada, project, tasks) = await BoardAsync(18);
        var narrow = "V" + new string('0', Ordering.LongLength - 2) + "1";
        await ada.PatchAsync<TaskView>($"tasks/{tasks[0].Id}", new { position = narrow });
        await ada.PatchAsync<TaskView>($"tasks/{tasks[1].Id}", new { position = narrow + "01" });

        await Task.WhenAll(Enumerable.Range(0, 32).Select(async person =>
        {
            for (var round = 0; round < 6; round++) await ada.PostAsync<TaskView>($"tasks/{tasks[1 + (person + round) % 17].Id}/move", new { afterId = tasks[0].Id });
        }));

        var listed = (await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks")).Items;
        Assert.Equal(tasks[0].Id, listed[0].Id);
        Assert.Equal(18, listed.Select(t => t.Position).Distinct().Count());
        Assert.All(listed, t => Assert.InRange(t.Position.Length, 1, Ordering.LongLength));
        var changes = await app.ChangesAsync(project.Id);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(n => (long)n), changes.Select(c => c.Seq));
    }

    [Fact]
    public async Task Thirty_two_writers_of_one_task_all_get_through()
    {
        var (ada, _, tasks) = await BoardAsync(1);

        await Task.WhenAll(Enumerable.Range(0, 32).Select(n => ada.PatchAsync<TaskView>($"tasks/{tasks[0].Id}", new { title = $"Title {n}" })));

        Assert.Equal(33, (await ada.GetAsync<TaskView>($"tasks/{tasks[0].Id}")).Version);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Of_links_that_would_close_a_circle_together_exactly_one_is_refused(int length)
    {
        for (var round = 0; round < 3; round++)
        {
            var (ada, project, tasks) = await BoardAsync(length);

            var answers = await Task.WhenAll(Enumerable.Range(0, length).Select(n =>
                StatusAsync(ada, HttpMethod.Post, $"tasks/{tasks[(n + 1) % length].Id}/dependencies", new { predecessorId = tasks[n].Id })));

            Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Conflict));
            Assert.Equal(length - 1, answers.Count(a => a == HttpStatusCode.Created));
            Assert.Equal(length - 1, (await ada.GetAsync<Page<DependencyView>>($"projects/{project.Id}/dependencies")).Items.Count);
        }
    }

    [Fact]
    public async Task Many_links_in_one_project_at_once_are_all_made()
    {
        var (ada, project, tasks) = await BoardAsync(25);

        await Task.WhenAll(tasks.Skip(1).Select(t => ada.PostAsync<DependencyView>($"tasks/{t.Id}/dependencies", new { predecessorId = tasks[0].Id })));

        Assert.Equal(24, (await ada.GetAsync<Page<DependencyView>>($"projects/{project.Id}/dependencies")).Items.Count);
    }

    [Fact]
    public async Task Two_tasks_can_not_become_each_others_part_at_once()
    {
        for (var round = 0; round < 3; round++)
        {
            var (ada, _, tasks) = await BoardAsync(2);

            var answers = await Task.WhenAll(
                StatusAsync(ada, HttpMethod.Patch, $"tasks/{tasks[0].Id}", new { parentId = tasks[1].Id }),
                StatusAsync(ada, HttpMethod.Patch, $"tasks/{tasks[1].Id}", new { parentId = tasks[0].Id }));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], answers.Order());
        }
    }

    [Fact]
    public async Task Nor_in_one_batch()
    {
        var (ada, project, tasks) = await BoardAsync(2);

        var problem = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{project.Id}/tasks/batch", new
        {
            operations = new object[] { new { patch = new { id = tasks[0].Id, parentId = tasks[1].Id } }, new { patch = new { id = tasks[1].Id, parentId = tasks[0].Id } } },
        });

        Assert.True(problem.GetProperty("errors").TryGetProperty("operations[1].parentId", out _));
        Assert.Null((await ada.GetAsync<TaskView>($"tasks/{tasks[0].Id}")).ParentId);
    }

    [Fact]
    public async Task When_both_owners_leave_at_once_one_stays()
    {
        for (var round = 0; round < 3; round++)
        {
            var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
            var workspace = await ada.WorkspaceAsync();
            await bob.JoinAsync(ada, workspace.Id, "owner");

            var answers = await Task.WhenAll(
                StatusAsync(ada, HttpMethod.Delete, $"workspaces/{workspace.Id}/members/{ada.Id}"),
                StatusAsync(bob, HttpMethod.Patch, $"workspaces/{workspace.Id}/members/{bob.Id}", new { role = "member" }));

            Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Conflict));
            var owners = await app.LookAsync(db => Task.FromResult(db.Set<WorkspaceMember>().Count(m => m.WorkspaceId == workspace.Id && m.Role == WorkspaceRole.Owner)));
            Assert.Equal(1, owners);
        }
    }

    [Fact]
    public async Task Of_two_patches_of_the_same_version_one_is_late()
    {
        for (var round = 0; round < 5; round++)
        {
            var (ada, _, tasks) = await BoardAsync(1);

            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(n =>
                StatusAsync(ada, HttpMethod.Patch, $"tasks/{tasks[0].Id}", new { title = $"Title {n}" }, ("If-Match", "\"1\""))));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Order());
        }
    }

    [Fact]
    public async Task Numbers_of_tasks_made_at_once_are_dense_and_each_is_given_once()
    {
        var (ada, project, _) = await BoardAsync(0);

        var tasks = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => n % 5 == 4
            ? ada.PostAsync<JsonElement>($"projects/{project.Id}/tasks/batch", new { operations = new object[] { new { create = new { title = "A" } }, new { create = new { title = "B" } } } })
            : ada.PostAsync<JsonElement>($"projects/{project.Id}/tasks", new { title = $"Task {n}" })));

        Assert.Equal(20, tasks.Length);
        var keys = (await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks?sort=key&limit=100")).Items.Select(t => t.Key);
        Assert.Equal(Enumerable.Range(1, 24).Select(n => $"{project.Key}-{n}"), keys);
    }

    [Fact]
    public async Task Projects_named_alike_at_once_each_get_a_key()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        var projects = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.ProjectAsync(workspace.Id, "Booking relaunch")));

        Assert.Equal(8, projects.Select(p => p.Key).Distinct().Count());
    }

    private async Task<(Person Ada, ProjectView Project, TaskView[] Tasks)> BoardAsync(int tasks)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        if (tasks == 0) return (ada, project, []);
        var operations = Enumerable.Range(0, tasks).Select(n => new { create = new { title = $"Task {n}" } });
        var batch = await ada.PostAsync<BatchTasks.Answer>($"projects/{project.Id}/tasks/batch", new { operations });
        return (ada, project, [.. batch.Items.OfType<TaskView>()]);
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person, HttpMethod method, string path, object? body = null, params (string, string)[] headers)
    {
        using var answer = await person.TryAsync(method, path, body, headers);
        return answer.StatusCode;
    }
}
