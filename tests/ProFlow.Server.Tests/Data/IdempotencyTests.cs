using System.Net;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Data;

public sealed class IdempotencyTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Fifty_repetitions_at_once_are_one_task_one_change_and_one_answer()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync(ada, $"projects/{project.Id}/tasks", new { title = "Once" }, "fifty")));

        Assert.Equal(HttpStatusCode.Created, Assert.Single(answers.Distinct()).Status);
        Assert.Single(await app.ChangesAsync(project.Id), c => c.Entity == "task");
        Assert.Equal(1, await app.LookAsync(db => Task.FromResult(db.Set<TaskItem>().Count(t => t.ProjectId == project.Id))));
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        await SendAsync(ada, $"projects/{project.Id}/tasks", new { title = "Mine" }, "reused");

        foreach (var (path, body) in new (string, object)[] { ("tasks", new { title = "Other" }), ("tasks", new { title = "" }), ("labels", new { name = "Mine" }) })
        {
            var problem = await ada.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, $"projects/{project.Id}/{path}", body, ("Idempotency-Key", "reused"));
            Assert.Equal("idempotency_mismatch", problem.GetProperty("code").GetString());
        }

        Assert.Single(await app.ChangesAsync(project.Id), c => c.Entity is "task" or "label");
    }

    [Fact]
    public async Task Somebody_elses_key_is_another_key()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var (hers, his) = (await ada.ProjectAsync(), await bob.ProjectAsync());

        var first = await SendAsync(ada, $"projects/{hers.Id}/tasks", new { title = "Same" }, "shared");
        var second = await SendAsync(bob, $"projects/{his.Id}/tasks", new { title = "Same" }, "shared");

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.NotEqual(first.Body, second.Body);
    }

    [Fact]
    public async Task A_key_on_a_refused_request_is_still_free()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(ada, $"projects/{project.Id}/tasks", new { title = "" }, "second-try")).Status);

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(ada, $"projects/{project.Id}/tasks", new { title = "Corrected" }, "second-try")).Status);
    }

    [Fact]
    public async Task Every_kind_of_write_is_answered_again_from_its_receipt()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);
        (HttpMethod Method, string Path, object? Body)[] writes =
        [
            (HttpMethod.Post, $"tasks/{task.Id}/comments", new { body = "Seen" }),
            (HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Renamed" }),
            (HttpMethod.Post, $"tasks/{task.Id}/move", new { }),
            (HttpMethod.Post, $"projects/{project.Id}/tasks/batch", new { operations = new object[] { new { create = new { title = "B" } } } }),
            (HttpMethod.Delete, $"tasks/{task.Id}", null),
            (HttpMethod.Post, "workspaces", new { name = "Another" }),
        ];

        foreach (var (method, path, body) in writes)
        {
            var key = $"kind-{Array.IndexOf(writes, (method, path, body))}";
            var first = await SendAsync(ada, path, body, key, method);
            var again = await SendAsync(ada, path, body, key, method);
            Assert.True((int)first.Status < 300, $"{method} {path} gave {first.Status}: {first.Body}");
            Assert.Equal(first, again);
        }

        var changes = await app.ChangesAsync(project.Id);
        Assert.Equal(["task", "comment", "task", "task", "task", "task"], changes.Where(c => c.Entity is "task" or "comment").Select(c => c.Entity));
    }

    [Fact]
    public async Task A_repetition_after_the_state_has_moved_on_gets_the_first_answer_and_changes_nothing()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);
        var first = await SendAsync(ada, $"tasks/{task.Id}", new { title = "First" }, "patched", HttpMethod.Patch);
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "Second" });

        var again = await SendAsync(ada, $"tasks/{task.Id}", new { title = "First" }, "patched", HttpMethod.Patch);

        Assert.Equal(first, again);
        Assert.Equal("Second", (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Title);
    }

    [Fact]
    public async Task Also_what_changed_nothing_is_answered_again_as_it_was()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);
        var first = await SendAsync(ada, $"tasks/{task.Id}", new { title = task.Title }, "nothing", HttpMethod.Patch);
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "Others" });
        var head = (await app.ChangesAsync(project.Id)).Count;

        var again = await SendAsync(ada, $"tasks/{task.Id}", new { title = task.Title }, "nothing", HttpMethod.Patch);

        Assert.Equal(first, again);
        Assert.Equal(head, (await app.ChangesAsync(project.Id)).Count);
        await ada.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Others" }, ("Idempotency-Key", "nothing"));
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused()
    {
        var ada = await app.RegisterAsync();

        foreach (var key in new[] { "two words", new string('x', 201) })
            await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "workspaces", new { name = "W" }, ("Idempotency-Key", key));
    }

    private sealed record Answer(HttpStatusCode Status, string Body, string Command, string? Location, string? ETag);

    private static async Task<Answer> SendAsync(Person person, string path, object? body, string key, HttpMethod? method = null)
    {
        using var answer = await person.TryAsync(method ?? HttpMethod.Post, path, body, ("Idempotency-Key", key));
        var command = answer.Headers.TryGetValues("Command-Id", out var ids) ? ids.Single() : "";
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync(), command, answer.Headers.Location?.ToString(), answer.Headers.ETag?.Tag);
    }
}
