using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

public sealed class TaskFieldTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Theory]
    [InlineData("title", "\"Named\"", "\"Named\""), InlineData("title", "\"  Named  \"", "\"Named\""), InlineData("description", "\"# Told\\r\\n\"", "\"# Told\\r\\n\""), InlineData("description", "\"\"", "\"\"")]
    [InlineData("priority", "\"urgent\"", "\"urgent\""), InlineData("startDate", "\"2026-11-23\"", "\"2026-11-23\""), InlineData("startDate", "null", "null"), InlineData("dueDate", "\"2028-02-29\"", "\"2028-02-29\"")]
    [InlineData("estimateMinutes", "0", "0"), InlineData("estimateMinutes", "10512000", "10512000"), InlineData("estimateMinutes", "null", "null"), InlineData("progress", "100", "100"), InlineData("progress", "null", "null")]
    [InlineData("assigneeIds", "[]", "[]"), InlineData("labelIds", "[]", "[]"), InlineData("parentId", "null", "null"), InlineData("milestoneId", "null", "null"), InlineData("customFields", "{}", "{}"), InlineData("position", "\"V1\"", "\"V1\"")]
    public async Task A_field_takes_what_it_may_be(string field, string value, string stored)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);

        var patched = await ada.PatchAsync<JsonElement>($"tasks/{task.Id}", JsonDocument.Parse($"{{\"{field}\":{value}}}").RootElement);

        Assert.Equal(stored, patched.GetProperty(field).GetRawText());
        Assert.Equal(stored, (await ada.GetAsync<JsonElement>($"tasks/{task.Id}")).GetProperty(field).GetRawText());
    }

    [Theory]
    [InlineData("title", "null"), InlineData("title", "\"\""), InlineData("title", "\" \\t\\n\""), InlineData("title", "LONG501"), InlineData("description", "null"), InlineData("description", "LONG100001")]
    [InlineData("statusId", "null"), InlineData("priority", "null"), InlineData("priority", "\"asap\""), InlineData("assigneeIds", "null"), InlineData("labelIds", "null"), InlineData("dueDate", "\"2026-02-30\"")]
    [InlineData("estimateMinutes", "-1"), InlineData("estimateMinutes", "10512001"), InlineData("progress", "-1"), InlineData("progress", "101"), InlineData("position", "\"\""), InlineData("position", "\"V0\""), InlineData("position", "\"a b\""), InlineData("position", "LONG201")]
    [InlineData("customFields", "null"), InlineData("customFields", "{\"a\":1}"), InlineData("completedAt", "null"), InlineData("trackedMinutes", "1"), InlineData("reporterId", "null"), InlineData("key", "\"X-1\"")]
    public async Task A_field_refuses_what_it_may_not_be(string field, string value)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);
        var text = value.StartsWith("LONG", StringComparison.Ordinal) ? $"\"{new string('a', int.Parse(value[4..], System.Globalization.CultureInfo.InvariantCulture))}\"" : value;

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"tasks/{task.Id}", JsonDocument.Parse($"{{\"{field}\":{text}}}").RootElement);

        Assert.Equal(field, refused.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.Equal(1, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Version);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{project.Id}/tasks",
            new { progress = 200, estimateMinutes = -5, startDate = "2026-02-01", dueDate = "2026-01-01", statusId = project.Id });

        Assert.Equal(["dueDate", "estimateMinutes", "progress", "statusId", "title"], refused.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task A_due_date_is_held_against_the_start_that_stands_there()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "x", startDate = "2026-03-10", dueDate = "2026-03-10" });

        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"tasks/{task.Id}", new { dueDate = "2026-03-09" });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"tasks/{task.Id}", new { startDate = "2026-03-11" });
        var moved = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { startDate = "2026-04-01", dueDate = "2026-04-02" });

        Assert.Equal(new DateOnly(2026, 4, 2), moved.DueDate);
    }

    [Fact]
    public async Task The_moment_of_completion_follows_the_category_and_not_the_status()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var statuses = await ada.StatusesAsync(project.Id);
        var shipped = await ada.PostAsync<StatusView>($"projects/{project.Id}/statuses", new { name = "Shipped", category = "done" });
        var task = await ada.TaskAsync(project.Id);

        var done = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { statusId = statuses[3].Id });
        var stillDone = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { statusId = shipped.Id });
        var again = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { statusId = statuses[1].Id });
        var born = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Born done", statusId = shipped.Id });

        Assert.NotNull(done.CompletedAt);
        Assert.Equal(done.CompletedAt, stillDone.CompletedAt);
        Assert.Equal((StatusCategory.InProgress, null), (again.Category, again.CompletedAt));
        Assert.Equal(born.CreatedAt, born.CompletedAt);
    }

    [Fact]
    public async Task A_task_is_never_a_part_of_itself()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var top = await ada.TaskAsync(project.Id, "Top");
        var middle = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Middle", parentId = top.Id });
        var bottom = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Bottom", parentId = middle.Id });

        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"tasks/{top.Id}", new { parentId = top.Id });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"tasks/{top.Id}", new { parentId = bottom.Id });
        Assert.Null((await ada.PatchAsync<TaskView>($"tasks/{bottom.Id}", new { parentId = (Guid?)null })).ParentId);
        Assert.Equal(bottom.Id, (await ada.PatchAsync<TaskView>($"tasks/{top.Id}", new { parentId = bottom.Id })).ParentId);
    }

    [Fact]
    public async Task Two_who_put_two_tasks_into_each_other_at_once_make_no_circle()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = (await ada.TaskAsync(project.Id), await ada.TaskAsync(project.Id));

            var answers = await Task.WhenAll(
                ada.TryAsync(HttpMethod.Patch, $"tasks/{a.Id}", new { parentId = b.Id }), ada.TryAsync(HttpMethod.Patch, $"tasks/{b.Id}", new { parentId = a.Id }));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], answers.Select(r => r.StatusCode).Order());
        }
    }

    [Fact]
    public async Task A_client_may_choose_the_id_and_only_a_time_ordered_one()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var id = Guid.CreateVersion7();

        Assert.Equal(id, (await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Mine", id })).Id);

        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "Again", id });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "Random", id = "7d444840-9dc0-41d1-b245-5ffdce74fad2" });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"tasks/{id}", new { id = Guid.CreateVersion7() });
    }

    [Fact]
    public async Task Somebody_who_left_may_stay_on_a_task_but_not_be_put_on_another()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "member");
        var task = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "x", assigneeIds = new[] { bob.Id, bob.Id } });
        await ada.DeleteAsync($"workspaces/{project.WorkspaceId}/members/{bob.Id}");

        var both = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { assigneeIds = new[] { bob.Id, ada.Id } });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "y", assigneeIds = new[] { bob.Id } });

        Assert.Equal([bob.Id], task.AssigneeIds);
        Assert.Equal([bob.Id, ada.Id], both.AssigneeIds);
    }

    [Theory, InlineData("👩‍👩‍👧‍👦"), InlineData("e\u0301"), InlineData("\u00e9"), InlineData("\u202Eabc"), InlineData("ﷺ"), InlineData("\u0007bell")]
    public async Task A_title_keeps_every_letter_as_it_was_sent(string text)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var longest = string.Concat(Enumerable.Repeat(text, 500 / text.Length));

        var task = await ada.TaskAsync(project.Id, longest);

        Assert.Equal(longest, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Title, StringComparer.Ordinal);
    }
}
