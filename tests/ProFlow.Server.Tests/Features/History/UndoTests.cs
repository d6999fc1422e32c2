using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.History;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.TimeTracking;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.History;

public sealed class UndoTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task What_a_command_did_is_taken_back_and_the_undo_of_the_undo_does_it_again()
    {
        var (ada, project, task) = await TaskAsync();
        var statuses = await ada.StatusesAsync(project.Id);
        (HttpMethod Method, string Path, object? Body)[] commands =
        [
            (HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "New" }),
            (HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Other", priority = "urgent", assigneeIds = new[] { ada.Id }, dueDate = "2027-01-31" }),
            (HttpMethod.Post, $"tasks/{task.Id}/move", new { statusId = statuses[3].Id }),
            (HttpMethod.Post, $"projects/{project.Id}/tasks/batch", new { operations = new object[] { new { create = new { title = "A" } }, new { patch = new { id = task.Id, progress = 50 } } } }),
            (HttpMethod.Post, $"projects/{project.Id}/labels", new { name = "Urgent" }),
            (HttpMethod.Post, $"tasks/{task.Id}/time-entries", new { date = "2026-11-02", minutes = 30 }),
            (HttpMethod.Patch, $"projects/{project.Id}", new { name = "Renamed", key = "NEW" }),
            (HttpMethod.Patch, $"projects/{project.Id}/statuses/{statuses[0].Id}", new { category = "done" }),
            (HttpMethod.Delete, $"tasks/{task.Id}", null),
        ];

        foreach (var (method, path, body) in commands)
        {
            var before = await StateAsync(ada, project.Id);
            var command = await RunAsync(ada, method, path, body);
            var after = await StateAsync(ada, project.Id);
            Assert.NotEqual(before, after);

            var undo = await UndoAsync(ada, command);
            Assert.Empty(undo.Conflicts);
            Assert.Equal(before, await StateAsync(ada, project.Id));

            var redo = await UndoAsync(ada, undo.CommandId);
            Assert.Empty(redo.Conflicts);
            Assert.Equal(after, await StateAsync(ada, project.Id));
        }
    }

    [Fact]
    public async Task What_others_have_set_since_stays_and_is_named()
    {
        var (ada, _, task) = await TaskAsync();
        var command = await RunAsync(ada, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Mine", description = "Mine" });
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "Theirs", priority = "high" });

        var undo = await UndoAsync(ada, command);

        Assert.Equal(("task", task.Id, "title"), Assert.Single(undo.Conflicts.Select(c => (c.Entity, c.EntityId, c.Field))));
        var now = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        Assert.Equal(("Theirs", task.Description, TaskPriority.High), (now.Title, now.Description, now.Priority));
    }

    [Fact]
    public async Task A_task_that_went_on_to_another_status_keeps_the_category_of_that_status()
    {
        var (ada, project, task) = await TaskAsync();
        var statuses = await ada.StatusesAsync(project.Id);
        var command = await RunAsync(ada, HttpMethod.Post, $"tasks/{task.Id}/move", new { statusId = statuses[1].Id });
        await ada.PostAsync<TaskView>($"tasks/{task.Id}/move", new { statusId = statuses[2].Id });

        var undo = await UndoAsync(ada, command);

        Assert.Contains(undo.Conflicts, c => c.Field == "statusId");
        var now = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        Assert.Equal((statuses[2].Id, statuses[2].Category), (now.StatusId, now.Category));
    }

    [Fact]
    public async Task Where_the_old_status_is_gone_or_means_something_else_the_task_follows_what_is_there()
    {
        var (ada, project, task) = await TaskAsync();
        var statuses = await ada.StatusesAsync(project.Id);
        var first = await RunAsync(ada, HttpMethod.Post, $"tasks/{task.Id}/move", new { statusId = statuses[1].Id });
        await ada.PatchAsync<StatusView>($"projects/{project.Id}/statuses/{statuses[0].Id}", new { category = "done" });
        await UndoAsync(ada, first);
        var back = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        Assert.Equal((statuses[0].Id, StatusCategory.Done, true), (back.StatusId, back.Category, back.CompletedAt is not null));

        var second = await RunAsync(ada, HttpMethod.Post, $"tasks/{task.Id}/move", new { statusId = statuses[1].Id });
        await ada.DeleteAsync($"projects/{project.Id}/statuses/{statuses[0].Id}");
        var undo = await UndoAsync(ada, second);

        Assert.Contains(undo.Conflicts, c => c.Field == "statusId");
        var stays = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        Assert.Equal((statuses[1].Id, StatusCategory.InProgress, false), (stays.StatusId, stays.Category, stays.CompletedAt is not null));
    }

    [Fact]
    public async Task Time_that_others_logged_since_stays_in_the_sum()
    {
        var (ada, _, task) = await TaskAsync();
        var command = await RunAsync(ada, HttpMethod.Post, $"tasks/{task.Id}/time-entries", new { date = "2026-11-02", minutes = 30 });
        await ada.PostAsync<TimeEntryView>($"tasks/{task.Id}/time-entries", new { date = "2026-11-03", minutes = 45 });

        var undo = await UndoAsync(ada, command);

        Assert.Empty(undo.Conflicts);
        Assert.Equal(45, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).TrackedMinutes);
        Assert.Equal(45, (await ada.GetAsync<Page<TimeEntryView>>($"tasks/{task.Id}/time-entries")).Items.Sum(e => e.Minutes));
    }

    [Fact]
    public async Task A_label_that_goes_again_leaves_its_tasks()
    {
        var (ada, project, task) = await TaskAsync();
        using var made = await ada.TryAsync(HttpMethod.Post, $"projects/{project.Id}/labels", new { name = "Wrong" });
        var label = JsonSerializer.Deserialize<LabelView>(await made.Content.ReadAsStringAsync(), Json.Options)!;
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { labelIds = new[] { label.Id } });

        await UndoAsync(ada, Guid.Parse(made.Headers.GetValues("Command-Id").Single()));

        Assert.Empty((await ada.GetAsync<TaskView>($"tasks/{task.Id}")).LabelIds);
    }

    [Fact]
    public async Task A_deleted_status_comes_back_with_the_tasks_that_did_not_move_on()
    {
        var (ada, project, task) = await TaskAsync();
        var moved = await ada.TaskAsync(project.Id, "Moves on");
        var statuses = await ada.StatusesAsync(project.Id);
        var command = await RunAsync(ada, HttpMethod.Delete, $"projects/{project.Id}/statuses/{statuses[0].Id}?moveTo={statuses[1].Id}");
        await ada.PostAsync<TaskView>($"tasks/{moved.Id}/move", new { statusId = statuses[3].Id });

        var undo = await UndoAsync(ada, command);

        Assert.Equal(statuses.Select(s => s.Name), (await ada.StatusesAsync(project.Id)).Select(s => s.Name));
        var (returned, gone) = (await ada.GetAsync<TaskView>($"tasks/{task.Id}"), await ada.GetAsync<TaskView>($"tasks/{moved.Id}"));
        Assert.Equal((statuses[0].Id, StatusCategory.Todo), (returned.StatusId, returned.Category));
        Assert.Equal((statuses[3].Id, StatusCategory.Done), (gone.StatusId, gone.Category));
        Assert.Equal((moved.Id, "statusId"), Assert.Single(undo.Conflicts.Select(c => (c.EntityId, c.Field))));
    }

    [Fact]
    public async Task Tasks_made_under_a_new_key_of_the_project_follow_it_back()
    {
        var (ada, project, _) = await TaskAsync();
        var command = await RunAsync(ada, HttpMethod.Patch, $"projects/{project.Id}", new { key = "SHORT" });
        var later = await ada.TaskAsync(project.Id, "Later");
        Assert.StartsWith("SHORT-", later.Key, StringComparison.Ordinal);

        await UndoAsync(ada, command);

        Assert.Equal($"{project.Key}-2", (await ada.GetAsync<TaskView>($"tasks/{later.Id}")).Key);
    }

    [Fact]
    public async Task Dates_that_would_cross_stay_as_they_are()
    {
        var (ada, _, task) = await TaskAsync();
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { startDate = "2026-11-10", dueDate = "2026-11-12" });
        var command = await RunAsync(ada, HttpMethod.Patch, $"tasks/{task.Id}", new { startDate = "2026-11-02" });
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { dueDate = "2026-11-05" });

        var undo = await UndoAsync(ada, command);

        Assert.Single(undo.Conflicts, c => c.Field == "startDate");
        var now = await ada.GetAsync<TaskView>($"tasks/{task.Id}");
        Assert.Equal((new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 5)), (now.StartDate, now.DueDate));
    }

    [Fact]
    public async Task A_member_takes_back_their_project_and_brings_it_again_whole()
    {
        var ada = await app.RegisterAsync();
        var bob = await app.RegisterAsync("Bob");
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "member");
        using var made = await bob.TryAsync(HttpMethod.Post, $"workspaces/{workspace.Id}/projects", new { name = "Bobs plan", @private = true });
        var project = JsonSerializer.Deserialize<ProjectView>(await made.Content.ReadAsStringAsync(), Json.Options)!;
        var task = await bob.TaskAsync(project.Id);

        var undo = await UndoAsync(bob, Guid.Parse(made.Headers.GetValues("Command-Id").Single()));
        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{project.Id}");
        await UndoAsync(bob, undo.CommandId);

        Assert.Equal("lead", (await bob.GetAsync<JsonElement>($"projects/{project.Id}")).GetProperty("role").GetString());
        Assert.Equal(task.Id, (await bob.GetAsync<TaskView>($"tasks/{task.Id}")).Id);
        Assert.Equal(4, (await bob.StatusesAsync(project.Id)).Count);
    }

    [Fact]
    public async Task A_link_that_would_close_a_circle_by_now_stays_away()
    {
        var (ada, project, task) = await TaskAsync();
        var other = await ada.TaskAsync(project.Id, "Other");
        var link = await ada.PostAsync<DependencyView>($"tasks/{other.Id}/dependencies", new { predecessorId = task.Id });
        var command = await RunAsync(ada, HttpMethod.Delete, $"dependencies/{link.Id}");
        await ada.PostAsync<DependencyView>($"tasks/{task.Id}/dependencies", new { predecessorId = other.Id });

        var undo = await UndoAsync(ada, command);

        Assert.Equal(("dependency", link.Id), Assert.Single(undo.Conflicts.Select(c => (c.Entity, c.EntityId))));
        Assert.Single((await ada.GetAsync<Page<DependencyView>>($"projects/{project.Id}/dependencies")).Items);
    }

    [Fact]
    public async Task A_new_parent_is_taken_away_only_where_no_circle_arises()
    {
        var (ada, project, task) = await TaskAsync();
        var parent = await ada.TaskAsync(project.Id, "Parent");
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { parentId = parent.Id });
        var command = await RunAsync(ada, HttpMethod.Patch, $"tasks/{task.Id}", new { parentId = (Guid?)null });
        await ada.PatchAsync<TaskView>($"tasks/{parent.Id}", new { parentId = task.Id });

        var undo = await UndoAsync(ada, command);

        Assert.Single(undo.Conflicts, c => c.Field == "parentId");
        Assert.Null((await ada.GetAsync<TaskView>($"tasks/{task.Id}")).ParentId);
    }

    [Fact]
    public async Task A_second_undo_of_the_same_command_changes_nothing()
    {
        var (ada, project, task) = await TaskAsync();
        var command = await RunAsync(ada, HttpMethod.Delete, $"tasks/{task.Id}");
        await UndoAsync(ada, command);
        var head = await ada.HeadAsync(project.Id);

        await UndoAsync(ada, command);

        Assert.Equal(head, await ada.HeadAsync(project.Id));
    }

    private async Task<(Person Ada, ProjectView Project, TaskView Task)> TaskAsync()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        return (ada, project, await ada.TaskAsync(project.Id));
    }

    private static async Task<Guid> RunAsync(Person person, HttpMethod method, string path, object? body = null)
    {
        using var answer = await person.TryAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
        return Guid.Parse(answer.Headers.GetValues("Command-Id").Single());
    }

    private static Task<UndoAnswer> UndoAsync(Person person, Guid command) => person.PostAsync<UndoAnswer>($"commands/{command}/undo");

    /// <summary>All that the project's snapshot and its tasks' time show, without what counts writes.</summary>
    private static async Task<string> StateAsync(Person person, Guid project)
    {
        var state = LogFold.OfProject(await person.SnapshotAsync(project)).State();
        return System.Text.RegularExpressions.Regex.Replace(state, "(version:[0-9]+)|(updatedAt:\"[^\"]*\")", "");
    }
}
