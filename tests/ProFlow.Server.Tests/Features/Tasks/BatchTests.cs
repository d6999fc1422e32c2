using System.Net;
using System.Text.Json;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

public sealed class BatchTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Creates_patches_and_deletes_are_one_command_in_their_order()
    {
        var (ada, project) = await BeginAsync();
        var (kept, gone) = (await ada.TaskAsync(project.Id, "Kept"), await ada.TaskAsync(project.Id, "Gone"));
        var before = (await app.ChangesAsync(project.Id)).Count;

        var answer = await SendAsync(ada, project, new { create = new { title = "New" } }, new { patch = new { id = kept.Id, title = "Changed" } }, new { delete = new { id = gone.Id } });

        Assert.Equal(["New", "Changed", null], answer.Items.Select(t => t?.Title));
        Assert.Equal([$"{project.Key}-3", kept.Key, null], answer.Items.Select(t => t?.Key));
        var changes = (await app.ChangesAsync(project.Id))[before..];
        Assert.Single(changes.Select(c => c.CommandId).Distinct());
        Assert.Equal([ChangeOp.Created, ChangeOp.Updated, ChangeOp.Deleted], changes.Select(c => c.Op).Order());
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"tasks/{gone.Id}");
    }

    [Fact]
    public async Task One_operation_that_is_wrong_leaves_all_undone_and_is_named_by_its_place()
    {
        var (ada, project) = await BeginAsync();
        var task = await ada.TaskAsync(project.Id, "Same");
        var before = (await app.ChangesAsync(project.Id)).Count;

        var refused = await RefusedAsync(ada, project, new { create = new { title = "New" } }, new { patch = new { id = task.Id, title = "Changed" } }, new { create = new { title = "", progress = 101 } });

        Assert.Equal(["operations[2].progress", "operations[2].title"], Fields(refused).Order());
        Assert.Equal(before, (await app.ChangesAsync(project.Id)).Count);
        Assert.Equal("Same", (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Title);
    }

    [Fact]
    public async Task The_id_of_a_sub_task_that_the_batch_has_deleted_is_not_free()
    {
        var (ada, project) = await BeginAsync();
        var parent = await ada.TaskAsync(project.Id, "Parent");
        var part = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Part", parentId = parent.Id });

        var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"projects/{project.Id}/tasks/batch", new
        {
            operations = new object[] { new { delete = new { id = parent.Id } }, new { create = new { id = part.Id, title = "In its place" } } },
        });

        Assert.Equal("duplicate", refused.GetProperty("code").GetString());
        Assert.Equal("Part", (await ada.GetAsync<TaskView>($"tasks/{part.Id}")).Title);
    }

    [Theory]
    [InlineData("""{"operations":[]}""", "operations"), InlineData("""{"operations":[{}]}""", "operations[0].operation"), InlineData("""{"operations":[null]}""", "operations[0]")]
    [InlineData("""{"operations":[{"create":{"title":"a"},"delete":{"id":"0198d3a0-0000-7000-8000-000000000000"}}]}""", "operations[0].operation"), InlineData("""{"operations":[{"patch":{"title":"x"}}]}""", "operations[0].id")]
    [InlineData("""{"operations":[{"create":{"title":"a"}},{"delete":{}}]}""", "operations[1].id"), InlineData("""{"operations":[{"create":{"title":"a","id":"0198d3a0-0000-4000-8000-000000000000"}}]}""", "operations[0].id")]
    [InlineData("""{"operations":[{"create":{"title":"a","id":"0198d3a0-0000-7000-8000-000000000001"}},{"create":{"title":"b","id":"0198d3a0-0000-7000-8000-000000000001"}}]}""", "operations[1].id")]
    [InlineData("""{"operations":[{"create":{"title":"a","customFields":{"x":"y"}}}]}""", "operations[0].customFields"), InlineData("""{"operations":[{"create":{"title":1}}]}""", "operations[0].create.title")]
    public async Task A_batch_that_is_unclear_is_refused_by_the_operation(string body, string field)
    {
        var (ada, project) = await BeginAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{project.Id}/tasks/batch", JsonDocument.Parse(body).RootElement);

        Assert.Equal([field], Fields(refused));
        Assert.Empty((await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks")).Items);
    }

    [Fact]
    public async Task An_id_that_is_taken_is_409_also_when_the_batch_has_loaded_its_task()
    {
        var (ada, project) = await BeginAsync();
        var task = await ada.TaskAsync(project.Id, "Same");

        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"projects/{project.Id}/tasks/batch", new { operations = new object[] { new { create = new { id = task.Id, title = "Twice" } } } });
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"projects/{project.Id}/tasks/batch",
            new { operations = new object[] { new { patch = new { id = task.Id, title = "Changed" } }, new { create = new { id = task.Id, title = "Twice" } } } });

        Assert.Equal("Same", (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Title);
    }

    [Fact]
    public async Task A_new_task_may_be_the_parent_of_the_next()
    {
        var (ada, project) = await BeginAsync();
        var parent = Guid.CreateVersion7();

        var answer = await SendAsync(ada, project, new { create = new { id = parent, title = "Parent" } }, new { create = new { title = "Child", parentId = parent } });

        Assert.Equal(parent, answer.Items[1]!.ParentId);
    }

    [Fact]
    public async Task Two_tasks_are_not_put_into_each_other_by_one_batch()
    {
        var (ada, project) = await BeginAsync();
        var (a, b, c) = (await ada.TaskAsync(project.Id), await ada.TaskAsync(project.Id), await ada.TaskAsync(project.Id));

        var refused = await RefusedAsync(ada, project,
            new { patch = new { id = a.Id, parentId = b.Id } }, new { patch = new { id = b.Id, parentId = c.Id } }, new { patch = new { id = c.Id, parentId = a.Id } });
        // Turning a pair around is no circle, if what was is undone first.
        await SendAsync(ada, project, new { patch = new { id = a.Id, parentId = b.Id } });
        await SendAsync(ada, project, new { patch = new { id = a.Id, parentId = (Guid?)null } }, new { patch = new { id = b.Id, parentId = a.Id } });

        Assert.Equal(["operations[2].parentId"], Fields(refused));
        Assert.Equal(a.Id, (await ada.GetAsync<TaskView>($"tasks/{b.Id}")).ParentId);
    }

    [Fact]
    public async Task A_task_that_the_batch_deletes_takes_no_new_parts()
    {
        var (ada, project) = await BeginAsync();
        var task = await ada.TaskAsync(project.Id);

        var refused = await RefusedAsync(ada, project, new { delete = new { id = task.Id } }, new { create = new { title = "Orphan", parentId = task.Id } });
        var twice = await RefusedAsync(ada, project, new { delete = new { id = task.Id } }, new { delete = new { id = task.Id } });

        Assert.Equal(["operations[1].parentId"], Fields(refused));
        Assert.Equal(["operations[1].id"], Fields(twice));
    }

    private async Task<(Person, ProjectView)> BeginAsync()
    {
        var ada = await app.RegisterAsync();
        return (ada, await ada.ProjectAsync());
    }

    private static List<string> Fields(JsonElement problem) => [.. problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)];

    private static Task<BatchTasks.Answer> SendAsync(Person person, ProjectView project, params object[] operations) =>
        person.PostAsync<BatchTasks.Answer>($"projects/{project.Id}/tasks/batch", new { operations });

    private static Task<JsonElement> RefusedAsync(Person person, ProjectView project, params object[] operations) =>
        person.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{project.Id}/tasks/batch", new { operations });
}
