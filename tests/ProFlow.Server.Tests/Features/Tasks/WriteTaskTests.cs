using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

public sealed class WriteTaskTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_new_task_has_a_key_a_row_and_a_change_that_tells_all_of_it()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var first = await ada.TaskAsync(project.Id, "First");
        var second = await ada.TaskAsync(project.Id, "Second");

        Assert.Equal($"{project.Key}-1", first.Key);
        Assert.Equal($"{project.Key}-2", second.Key);
        Assert.True(string.CompareOrdinal(first.Position, second.Position) < 0);
        var row = await app.LookAsync(db => db.Set<TaskItem>().SingleAsync(t => t.Id == first.Id));
        Assert.Equal(("First", ada.Id, 1L), (row.Title, row.ReporterId, row.Version));
        var change = (await app.ChangesAsync(project.Id)).Single(c => c.EntityId == first.Id);
        Assert.Equal(("task", ChangeOp.Created, 1L, (Guid?)ada.Id), (change.Entity, change.Op, change.Version, change.ActorId));
        Assert.Equal(JsonSerializer.SerializeToElement(first, Server.Platform.Json.Options).EnumerateObject().Select(p => p.Name).Order(),
            JsonDocument.Parse(change.Data).RootElement.EnumerateObject().Select(p => p.Name).Order());
    }

    [Fact]
    public async Task A_patch_is_told_by_the_fields_that_it_changed_and_by_what_they_were()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id, "Before");

        var after = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "After", priority = "high" });

        Assert.Equal(2, after.Version);
        var change = (await app.ChangesAsync(project.Id)).Last();
        Assert.Equal(["priority", "title", "updatedAt"], JsonDocument.Parse(change.Data).RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Before", JsonDocument.Parse(change.Before!).RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_patch_that_changes_nothing_writes_nothing()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id, "Same");
        var before = (await app.ChangesAsync(project.Id)).Count;

        var after = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "Same" });

        Assert.Equal(1, after.Version);
        Assert.Equal(before, (await app.ChangesAsync(project.Id)).Count);
    }

    [Fact]
    public async Task A_write_with_a_stale_version_is_refused_and_changes_nothing()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "Newer" });

        await ada.RefusedAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Stale" }, ("If-Match", "\"1\""));

        Assert.Equal("Newer", (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Title);
    }

    [Fact]
    public async Task Two_writers_of_different_fields_at_once_both_keep_theirs()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => n % 2 == 0
            ? ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = $"Title {n}" })
            : ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { description = $"Description {n}" })));

        var after = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        Assert.StartsWith("Title ", after.Title, StringComparison.Ordinal);
        Assert.StartsWith("Description ", after.Description, StringComparison.Ordinal);
        Assert.Equal(11, after.Version);
    }

    [Fact]
    public async Task A_deleted_task_takes_its_sub_tasks_along_and_an_undo_brings_all_back()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var parent = await ada.TaskAsync(project.Id, "Parent");
        var child = await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Child", parentId = parent.Id });

        using var deleted = await ada.TryAsync(HttpMethod.Delete, $"tasks/{parent.Id}");
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"tasks/{child.Id}");
        await ada.PostAsync<JsonElement>($"commands/{deleted.Headers.GetValues("Command-Id").Single()}/undo");

        Assert.Equal("Child", (await ada.GetAsync<TaskView>($"tasks/{child.Id}")).Title);
        Assert.Equal("Parent", (await ada.GetAsync<TaskView>($"tasks/{parent.Id}")).Title);
    }
}
