using System.Text.Json;
using System.Text.Json.Nodes;
using ProFlow.Server.Features.History;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Data;

/// <summary>
/// What the API says of a scenario: the snapshot before, every change, the snapshot after. The web client's tests replay the files of
/// tests/recorded-logs; PROFLOW_RECORD=1 writes them anew.
/// </summary>
public sealed class RecordedLogTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public Task Work_on_a_board() => RecordAsync("board-work", async (ada, project) =>
    {
        var statuses = await ada.StatusesAsync(project);
        var tasks = new List<TaskView>();
        foreach (var title in new[] { "Ask the harbour office", "Draw the booking form", "Hold wheelchair places", "Print the timetable" }) tasks.Add(await ada.TaskAsync(project, title));
        await ada.PatchAsync<TaskView>($"tasks/{tasks[0].Id}", new { description = "Phone them **before** noon.", priority = "high", startDate = "2026-12-01", dueDate = "2026-12-04", estimateMinutes = 480, assigneeIds = new[] { ada.Id } });
        await ada.PostAsync<TaskView>($"tasks/{tasks[1].Id}/move", new { statusId = statuses[1].Id });
        await ada.PostAsync<TaskView>($"tasks/{tasks[2].Id}/move", new { statusId = statuses[1].Id, beforeId = tasks[1].Id });
        await ada.PostAsync<TaskView>($"tasks/{tasks[1].Id}/move", new { statusId = statuses[3].Id });
        await ada.PatchAsync<TaskView>($"tasks/{tasks[0].Id}", new { dueDate = (string?)null, progress = 40 });
        await ada.PatchAsync<TaskView>($"tasks/{tasks[3].Id}", new { parentId = tasks[2].Id, title = "Print the „new“ timetable ⛴" });
    });

    [Fact]
    public Task Many_people_at_once() => RecordAsync("many-people", async (ada, project) =>
    {
        var workspace = (await ada.GetAsync<ProjectView>($"projects/{project}")).WorkspaceId;
        var people = await Task.WhenAll(new[] { "Bob", "Carol", "Dan", "Eve" }.Select(app.RegisterAsync));
        foreach (var person in people) await person.JoinAsync(ada, workspace, "member", project, "contributor");
        var statuses = await ada.StatusesAsync(project);
        var shared = await ada.TaskAsync(project, "Everybody's task");

        await Task.WhenAll(people.Select(async (person, n) =>
        {
            var own = await person.TaskAsync(project, $"Task of {person.User.Name}");
            await person.PatchAsync<TaskView>($"tasks/{own.Id}", new { assigneeIds = new[] { person.Id, ada.Id } });
            await person.PatchAsync<TaskView>($"tasks/{shared.Id}", n % 2 == 0 ? (object)new { title = $"Named by {person.User.Name}" } : new { description = $"Described by {person.User.Name}" });
            await person.PostAsync<TaskView>($"tasks/{own.Id}/move", new { statusId = statuses[n % 4].Id });
            await person.PostAsync<JsonElement>($"tasks/{shared.Id}/comments", new { body = $"Seen by {person.User.Name}" });
        }));
        await ada.PatchAsync<JsonElement>($"projects/{project}/members/{people[0].Id}", new { role = "lead" });
        await ada.DeleteAsync($"projects/{project}/members/{people[1].Id}");
        await people[2].PatchAsync<JsonElement>("me", new { name = "Daniel" });
    });

    [Fact]
    public Task The_shape_of_the_work() => RecordAsync("workflow-and-links", async (ada, project) =>
    {
        var tasks = new List<TaskView>();
        for (var n = 0; n < 5; n++) tasks.Add(await ada.TaskAsync(project, $"Step {n + 1}"));
        var blocked = await ada.PostAsync<StatusView>($"projects/{project}/statuses", new { name = "Blocked", category = "todo", color = "#b00020" });
        var label = await ada.PostAsync<LabelView>($"projects/{project}/labels", new { name = "Quay", color = "#0b6bcb" });
        var second = await ada.PostAsync<LabelView>($"projects/{project}/labels", new { name = "Ship" });
        foreach (var task in tasks.Take(3)) await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { labelIds = new[] { label.Id, second.Id }, statusId = blocked.Id });
        string[] types = ["FS", "SS", "FF", "SF"];
        var links = new List<DependencyView>();
        for (var n = 0; n < 4; n++) links.Add(await ada.PostAsync<DependencyView>($"tasks/{tasks[n + 1].Id}/dependencies", new { predecessorId = tasks[n].Id, type = types[n], lagMinutes = (n - 1) * 60 }));
        await ada.PatchAsync<DependencyView>($"dependencies/{links[0].Id}", new { lagMinutes = 480, type = "SS" });
        await ada.DeleteAsync($"dependencies/{links[3].Id}");
        var comment = await ada.PostAsync<CommentView>($"tasks/{tasks[0].Id}/comments", new { body = "Why so late?" });
        await ada.PostAsync<CommentView>($"tasks/{tasks[0].Id}/comments", new { body = "The tide.", parentId = comment.Id, @internal = true });
        await ada.PatchAsync<CommentView>($"comments/{comment.Id}", new { body = "Why so early?" });
        foreach (var kind in (string[])["thumbsUp", "eyes"]) await ada.PostAsync<ReactionView>($"comments/{comment.Id}/reactions", new { kind });
        await ada.DeleteAsync($"comments/{comment.Id}/reactions/eyes");
        var item = await ada.PostAsync<ChecklistItemView>($"tasks/{tasks[0].Id}/checklist", new { text = "Rope" });
        await ada.PatchAsync<ChecklistItemView>($"checklist/{item.Id}", new { done = true });
        await ada.PostAsync<JsonElement>($"tasks/{tasks[1].Id}/attachments", new { name = "Chart", url = "https://example.org/chart.pdf" });
        await ada.PostAsync<JsonElement>($"tasks/{tasks[1].Id}/time-entries", new { date = "2026-11-20", minutes = 90, note = "At the quay" });
        await ada.PatchAsync<StatusView>($"projects/{project}/statuses/{blocked.Id}", new { name = "Waiting", category = "inProgress" });
        await ada.DeleteAsync($"projects/{project}/statuses/{blocked.Id}?moveTo={(await ada.StatusesAsync(project))[1].Id}");
        await ada.DeleteAsync($"projects/{project}/labels/{second.Id}");
        await ada.PatchAsync<ProjectView>($"projects/{project}", new { name = "Ferry plan", key = "FER", color = "#006d77", startDate = "2026-12-01" });
    });

    [Fact]
    public Task Taking_away_and_taking_back() => RecordAsync("deletes-and-undo", async (ada, project) =>
    {
        var operations = Enumerable.Range(1, 6).Select(n => new { create = new { title = $"Card {n}" } });
        using var made = await ada.TryAsync(HttpMethod.Post, $"projects/{project}/tasks/batch", new { operations });
        var tasks = JsonSerializer.Deserialize<BatchTasks.Answer>(await made.Content.ReadAsStringAsync(), Json.Options)!.Items.OfType<TaskView>().ToList();
        await ada.PatchAsync<TaskView>($"tasks/{tasks[1].Id}", new { parentId = tasks[0].Id });
        await ada.PostAsync<DependencyView>($"tasks/{tasks[1].Id}/dependencies", new { predecessorId = tasks[2].Id });
        var deleted = await RunAsync(ada, HttpMethod.Delete, $"tasks/{tasks[0].Id}");
        var undone = await ada.PostAsync<UndoAnswer>($"commands/{deleted}/undo");
        await ada.PostAsync<UndoAnswer>($"commands/{undone.CommandId}/undo");
        var patched = await RunAsync(ada, HttpMethod.Patch, $"tasks/{tasks[3].Id}", new { title = "Changed", priority = "urgent" });
        await ada.PatchAsync<TaskView>($"tasks/{tasks[3].Id}", new { title = "Changed again" });
        await ada.PostAsync<UndoAnswer>($"commands/{patched}/undo");
        var statuses = await ada.StatusesAsync(project);
        var dropped = await RunAsync(ada, HttpMethod.Delete, $"projects/{project}/statuses/{statuses[0].Id}?moveTo={statuses[1].Id}");
        await ada.PostAsync<UndoAnswer>($"commands/{dropped}/undo");
        await ada.PostAsync<JsonElement>($"projects/{project}/tasks/batch", new
        {
            operations = new object[] { new { delete = new { id = tasks[4].Id } }, new { patch = new { id = tasks[5].Id, title = "Last card" } }, new { create = new { title = "New card" } } },
        });
        var label = await RunAsync(ada, HttpMethod.Post, $"projects/{project}/labels", new { name = "Short-lived" });
        await ada.PostAsync<UndoAnswer>($"commands/{label}/undo");
    });

    private async Task RecordAsync(string name, Func<Person, Guid, Task> scenario)
    {
        var ada = await app.RegisterAsync();
        var project = (await ada.ProjectAsync()).Id;
        await ada.TaskAsync(project, "There before");
        var before = await ada.SnapshotAsync(project);

        await scenario(ada, project);

        var (changes, latest) = await ada.ChangesAsync($"projects/{project}", before.GetProperty("seq").GetInt64());
        var after = await ada.SnapshotAsync(project);
        Assert.Equal(latest, after.GetProperty("seq").GetInt64());
        Assert.Equal(latest, changes[^1].GetProperty("seq").GetInt64());
        Assert.Equal(LogFold.OfProject(after).State(), LogFold.OfProject(before).Apply(changes).State());
        var fromNothing = (await ada.ChangesAsync($"projects/{project}", 0)).Items;
        Assert.Equal(LogFold.OfProject(after).State(), new LogFold().Apply(fromNothing).State());

        var file = Path.Combine(Folder(), name + ".json");
        if (Environment.GetEnvironmentVariable("PROFLOW_RECORD") == "1") await WriteAsync(file, before, changes, after);
        var recorded = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
        Assert.Equal(Shapes(changes), Shapes(recorded.GetProperty("changes").EnumerateArray()));
        Assert.Equal(
            LogFold.OfProject(recorded.GetProperty("snapshot1")).State(),
            LogFold.OfProject(recorded.GetProperty("snapshot0")).Apply(recorded.GetProperty("changes").EnumerateArray()).State());
    }

    /// <summary>Which fields each kind of change carries: where this differs from the file, the API has moved on and the file has to be written anew.</summary>
    private static SortedSet<string> Shapes(IEnumerable<JsonElement> changes) =>
        [.. changes.Where(c => c.GetProperty("op").GetString() == "created").Select(c => $"{c.GetProperty("entity")}: {string.Join(' ', c.GetProperty("data").EnumerateObject().Select(p => p.Name))}")];

    private static Task WriteAsync(string file, JsonElement before, List<JsonElement> changes, JsonElement after)
    {
        var record = new JsonObject
        {
            ["snapshot0"] = JsonNode.Parse(before.GetRawText()),
            ["changes"] = new JsonArray([.. changes.Select(c => JsonNode.Parse(c.GetRawText()))]),
            ["snapshot1"] = JsonNode.Parse(after.GetRawText()),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, record.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = Json.Options.Encoder, TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() }) + "\n");
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ProFlow.slnx"))) return Path.Combine(folder.FullName, "tests", "recorded-logs");
        }
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private static async Task<Guid> RunAsync(Person person, HttpMethod method, string path, object? body = null)
    {
        using var answer = await person.TryAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
        return Guid.Parse(answer.Headers.GetValues("Command-Id").Single());
    }
}
