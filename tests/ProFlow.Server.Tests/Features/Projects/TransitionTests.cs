using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Projects;

/// <summary>To do goes to In progress alone; In progress goes to In review, and to Done for leads.</summary>
public sealed class TransitionTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_task_takes_only_the_ways_of_its_workflow_through_every_door()
    {
        var (ada, bob, project, steps) = await PlaceAsync();
        var task = await bob.TaskAsync(project.Id);
        var version = task.Version;

        foreach (var (method, path, body) in new (HttpMethod, string, object)[]
        {
            (HttpMethod.Patch, $"tasks/{task.Id}", new { statusId = steps[3].Id }),
            (HttpMethod.Post, $"tasks/{task.Id}/move", new { statusId = steps[3].Id }),
            (HttpMethod.Post, $"projects/{project.Id}/tasks/batch", new { operations = new[] { new { patch = new { id = task.Id, statusId = steps[3].Id } } } }),
        })
        {
            var refused = await bob.RefusedAsync(HttpStatusCode.Conflict, method, path, body);
            Assert.Equal("transition_not_allowed", refused.GetProperty("code").GetString());
            Assert.Contains("from To do to Done: they go to In progress.", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        Assert.Equal(version, (await bob.GetAsync<TaskView>($"tasks/{task.Id}")).Version);

        Assert.Equal(steps[1].Id, (await bob.PatchAsync<TaskView>($"tasks/{task.Id}", new { statusId = steps[1].Id })).StatusId);
        Assert.Equal(steps[2].Id, (await bob.PostAsync<TaskView>($"tasks/{task.Id}/move", new { statusId = steps[2].Id })).StatusId);
        // Whoever manages the workflow is not held by it.
        Assert.Equal(steps[0].Id, (await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { statusId = steps[0].Id })).StatusId);
        Assert.Equal(steps[3].Id, (await ada.PostAsync<TaskView>($"tasks/{task.Id}/move", new { statusId = steps[3].Id })).StatusId);
    }

    [Fact]
    public async Task A_way_can_be_one_roles_own_also_a_custom_one()
    {
        var (ada, bob, project, steps) = await PlaceAsync();
        var tester = await ada.PostAsync<RoleView>($"workspaces/{project.WorkspaceId}/roles", new { name = "Tester", scope = "project", permissions = new[] { "writeTasks" } });
        await WaysAsync(ada, project.Id, steps[1], new { toStatusId = steps[3].Id, roles = new[] { tester.Id.ToString() } });
        var task = await bob.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Test it", statusId = steps[1].Id });

        var refused = await bob.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Patch, $"tasks/{task.Id}", new { statusId = steps[3].Id });
        await ada.PatchAsync<ProjectMemberView>($"projects/{project.Id}/members/{bob.Id}", new { roleId = tester.Id });
        var done = await bob.PatchAsync<TaskView>($"tasks/{task.Id}", new { statusId = steps[3].Id });

        Assert.Contains("they go nowhere with your role", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(StatusCategory.Done, done.Category);
    }

    [Fact]
    public async Task A_limit_and_the_ways_are_told_like_everything_and_can_be_taken_back()
    {
        var (ada, _, project, steps) = await PlaceAsync();

        using var reply = await ada.TryAsync(HttpMethod.Patch, $"projects/{project.Id}/statuses/{steps[1].Id}", new { wipLimit = 3, transitions = (object?)null });
        var set = await ada.StatusesAsync(project.Id);
        var change = (await app.ChangesAsync(project.Id)).Last(c => c.EntityId == steps[1].Id);
        await ada.PostAsync<JsonElement>($"commands/{reply.Headers.GetValues("Command-Id").Single()}/undo");
        var undone = await ada.StatusesAsync(project.Id);

        Assert.Equal((3, null), (set[1].WipLimit, set[1].Transitions));
        var data = JsonDocument.Parse(change.Data).RootElement;
        Assert.Equal((3, JsonValueKind.Null), (data.GetProperty("wipLimit").GetInt32(), data.GetProperty("transitions").ValueKind));
        Assert.Null(undone[1].WipLimit);
        Assert.Equal([steps[2].Id, steps[3].Id], undone[1].Transitions!.Select(t => t.ToStatusId));
        Assert.Equal(["lead"], undone[1].Transitions![1].Roles);
    }

    [Fact]
    public async Task Saying_the_same_ways_again_changes_nothing()
    {
        var (ada, _, project, steps) = await PlaceAsync();
        var before = (await ada.StatusesAsync(project.Id))[0];

        await WaysAsync(ada, project.Id, steps[0], new { toStatusId = steps[1].Id, roles = (string[]?)null });

        Assert.Equal(before.Version, (await ada.StatusesAsync(project.Id))[0].Version);
    }

    [Fact]
    public async Task A_status_that_is_deleted_is_nobodys_way_any_more_and_nothing_gets_stuck()
    {
        var (ada, bob, project, steps) = await PlaceAsync();
        var task = await bob.TaskAsync(project.Id);

        await ada.DeleteAsync($"projects/{project.Id}/statuses/{steps[1].Id}?moveTo={steps[2].Id}");

        Assert.Null((await ada.StatusesAsync(project.Id))[0].Transitions);
        Assert.Equal(steps[3].Id, (await bob.PatchAsync<TaskView>($"tasks/{task.Id}", new { statusId = steps[3].Id })).StatusId);
    }

    [Theory]
    [InlineData("""{"wipLimit":0}""", "wipLimit"), InlineData("""{"wipLimit":1001}""", "wipLimit"), InlineData("""{"transitions":[null]}""", "transitions")]
    [InlineData("""{"transitions":[{"toStatusId":"01900000-0000-7000-8000-000000000000"}]}""", "transitions")]
    [InlineData("""{"transitions":[{"toStatusId":"$other","roles":["owner"]}]}""", "transitions"), InlineData("""{"transitions":[{"toStatusId":"$other","roles":[]}]}""", "transitions")]
    [InlineData("""{"transitions":[{"toStatusId":"$other"},{"toStatusId":"$other"}]}""", "transitions"), InlineData("""{"transitions":[{"toStatusId":"$self"}]}""", "transitions")]
    [InlineData("""{"transitions":[{"toStatusId":"$other","roles":["01900000-0000-7000-8000-000000000000"]}]}""", "transitions")]
    public async Task What_a_workflow_can_not_be_is_refused_by_field(string body, string field)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var steps = await ada.StatusesAsync(project.Id);
        var text = body.Replace("$other", steps[1].Id.ToString(), StringComparison.Ordinal).Replace("$self", steps[0].Id.ToString(), StringComparison.Ordinal);

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"projects/{project.Id}/statuses/{steps[0].Id}", JsonDocument.Parse(text).RootElement);

        Assert.Equal(field, refused.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.Equal(steps[0].Version, (await ada.StatusesAsync(project.Id))[0].Version);
    }

    private async Task<(Person Ada, Person Bob, ProjectView Project, IReadOnlyList<StatusView> Steps)> PlaceAsync()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "member", project.Id, "contributor");
        var steps = await ada.StatusesAsync(project.Id);
        await WaysAsync(ada, project.Id, steps[0], new { toStatusId = steps[1].Id });
        await WaysAsync(ada, project.Id, steps[1], new { toStatusId = steps[2].Id }, new { toStatusId = steps[3].Id, roles = new[] { "lead" } });
        return (ada, bob, project, await ada.StatusesAsync(project.Id));
    }

    private static Task<StatusView> WaysAsync(Person lead, Guid projectId, StatusView from, params object[] ways) =>
        lead.PatchAsync<StatusView>($"projects/{projectId}/statuses/{from.Id}", new { transitions = ways });
}
