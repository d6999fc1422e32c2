using System.Net;
using System.Text.Json;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Projects;

public sealed class WorkflowTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_new_status_stands_last_unless_it_is_given_a_place()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var before = await ada.StatusesAsync(project.Id);

        await ada.PostAsync<StatusView>($"projects/{project.Id}/statuses", new { name = "Shipped", category = "done" });
        await ada.PostAsync<StatusView>($"projects/{project.Id}/statuses", new { name = "Ideas", category = "todo", position = Ordering.Between(null, before[0].Position) });

        Assert.Equal(["Ideas", "To do", "In progress", "In review", "Done", "Shipped"], (await ada.StatusesAsync(project.Id)).Select(s => s.Name));
    }

    [Theory]
    [InlineData("""{"category":"todo"}""", "name"), InlineData("""{"name":"A"}""", "category"), InlineData("""{"name":"A","category":"later"}""", "category")]
    [InlineData("""{"name":"A","category":"todo","position":"a-b"}""", "position"), InlineData("""{"name":"A","category":"todo","color":""}""", "color")]
    public async Task What_a_status_can_not_be_is_refused_by_field(string body, string field)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{project.Id}/statuses", JsonDocument.Parse(body).RootElement);

        Assert.Equal(field, refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_name_is_one_statuss_own()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"projects/{project.Id}/statuses", new { name = "Done", category = "done" });

        Assert.Equal("status_taken", refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_new_category_goes_to_the_tasks_and_with_it_the_moment_of_completion()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var status = (await ada.StatusesAsync(project.Id))[0];
        var task = await ada.TaskAsync(project.Id);

        await ada.PatchAsync<StatusView>($"projects/{project.Id}/statuses/{status.Id}", new { category = "done" });
        var done = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        await ada.PatchAsync<StatusView>($"projects/{project.Id}/statuses/{status.Id}", new { category = "cancelled" });
        var cancelled = await ada.GetAsync<TaskView>($"tasks/{task.Id}");

        Assert.Equal(StatusCategory.Done, done.Category);
        Assert.NotNull(done.CompletedAt);
        Assert.Equal((StatusCategory.Cancelled, null), (cancelled.Category, cancelled.CompletedAt));
        Assert.Equal(["created", "updated", "updated"], (await app.ChangesAsync(project.Id)).Where(c => c.EntityId == task.Id).Select(c => c.Op.ToString().ToLowerInvariant()));
    }

    [Fact]
    public async Task A_status_in_use_is_deleted_only_with_a_place_for_its_tasks()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var statuses = await ada.StatusesAsync(project.Id);
        var (first, done) = (statuses[0], statuses[3]);
        var (task, second) = (await ada.TaskAsync(project.Id), await ada.TaskAsync(project.Id));
        var path = $"projects/{project.Id}/statuses/{first.Id}";

        var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, path);
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"{path}?moveTo={first.Id}");
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, $"{path}?moveTo={Guid.CreateVersion7()}");
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, $"{path}?moveTo=somewhere");
        Assert.Equal(("status_in_use", 2), (refused.GetProperty("code").GetString(), refused.GetProperty("tasks").GetInt32()));

        await ada.DeleteAsync($"{path}?moveTo={done.Id}");
        var after = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        Assert.Equal((done.Id, StatusCategory.Done), (after.StatusId, after.Category));
        Assert.NotNull(after.CompletedAt);
        Assert.Equal(done.Id, (await ada.GetAsync<TaskView>($"tasks/{second.Id}")).StatusId);
    }

    [Fact]
    public async Task The_last_status_stays_also_when_all_are_deleted_at_once()
    {
        var ada = await app.RegisterAsync();
        for (var round = 0; round < 3; round++)
        {
            var project = await ada.ProjectAsync();
            var statuses = await ada.StatusesAsync(project.Id);

            var answers = await Task.WhenAll(statuses.Select(s => ada.TryAsync(HttpMethod.Delete, $"projects/{project.Id}/statuses/{s.Id}")));

            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            Assert.Single(await ada.StatusesAsync(project.Id));
            Assert.Equal($"{project.Key}-1", (await ada.TaskAsync(project.Id)).Key);
        }
    }

    [Fact]
    public async Task A_deleted_label_leaves_its_tasks_and_each_change_tells_it()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var (bug, ui) = (await LabelAsync(ada, project.Id, "bug"), await LabelAsync(ada, project.Id, "ui"));
        var task = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "x", labelIds = new[] { bug.Id, ui.Id } });

        await ada.DeleteAsync($"projects/{project.Id}/labels/{bug.Id}");

        Assert.Equal([ui.Id], (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).LabelIds);
        var changes = (await app.ChangesAsync(project.Id))[^2..];
        Assert.Single(changes.Select(c => c.CommandId).Distinct());
        Assert.Equal([("label", ChangeOp.Deleted), ("task", ChangeOp.Updated)], changes.Select(c => (c.Entity, c.Op)).Order());
    }

    [Fact]
    public async Task A_label_is_renamed_recoloured_and_unique_by_its_name()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var (bug, ui) = (await LabelAsync(ada, project.Id, "bug"), await LabelAsync(ada, project.Id, "ui"));

        var after = await ada.PatchAsync<LabelView>($"projects/{project.Id}/labels/{bug.Id}", new { name = " defect ", color = "red" });
        var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Patch, $"projects/{project.Id}/labels/{ui.Id}", new { name = "defect" });

        Assert.Equal(("defect", "red", 2L), (after.Name, after.Color, after.Version));
        Assert.Equal("label_taken", refused.GetProperty("code").GetString());
        Assert.Equal(["defect", "ui"], (await ada.GetAsync<Page<LabelView>>($"projects/{project.Id}/labels")).Items.Select(l => l.Name));
    }

    private static Task<LabelView> LabelAsync(Person person, Guid projectId, string name) => person.PostAsync<LabelView>($"projects/{projectId}/labels", new { name });
}
