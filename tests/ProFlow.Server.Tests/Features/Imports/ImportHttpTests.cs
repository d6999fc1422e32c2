using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Imports.Jobs;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportSamples;
using static ProFlow.Server.Tests.Features.Imports.ImportServer;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class ImportHttpTests(ImportServer server) : IClassFixture<ImportServer>
{
    private static readonly byte[] Board = Encoding.UTF8.GetBytes(TrelloBoard);

    [Fact]
    public async Task A_board_arrives_whole_and_a_second_import_changes_nothing()
    {
        var first = await server.ImportAsync(Board, ("asNew", "true"));
        var project = (Guid)first["projectId"]!;
        var before = (long)(await GetAsync(server.Owner, $"projects/{project}/changes?after=0&limit=1"))["latest"]!;

        var again = await server.ImportAsync(Board, ("projectId", project.ToString()));

        var tasks = await ListAsync(server.Owner, $"projects/{project}/tasks");
        var second = tasks.Single(t => (string?)t["title"] == "Second");
        Assert.Equal(["First", "Second", "Shelved"], tasks.Select(t => (string)t["title"]!).Order());
        Assert.Equal(("2026-03-01", "2026-03-02", 100), ((string?)second["startDate"], (string?)second["dueDate"], (int)second["progress"]!));
        Assert.Equal(("cancelled", "2026-01-02T03:04:05.000Z"), ((string?)tasks.Single(t => (string?)t["title"] == "Shelved")["category"], (string?)tasks.Single(t => (string?)t["title"] == "First")["createdAt"]));
        Assert.Single(second["labelIds"]!.AsArray());
        Assert.Single(second["assigneeIds"]!.AsArray());
        Assert.Equal(["QA: First", "QA: Second", "Ship: Box"], (await ListAsync(server.Owner, $"tasks/{second["id"]}/checklist")).Select(i => (string)i["text"]!));
        var comment = Assert.Single(await ListAsync(server.Owner, $"tasks/{tasks.Single(t => (string?)t["title"] == "First")["id"]}/comments"));
        Assert.Equal(("Ada Byron", "2026-02-03T04:05:06.789Z"), ((string?)comment["authorName"], (string?)comment["createdAt"]));

        Assert.Equal((0, 0), ((int)again["created"]!, (int)again["updated"]!));
        Assert.Empty(again["commandIds"]!.AsArray());
        Assert.Equal(before, (long)(await GetAsync(server.Owner, $"projects/{project}/changes?after=0&limit=1"))["latest"]!);
    }

    [Fact]
    public async Task The_same_file_finds_its_project_again_without_being_told()
    {
        var file = Encoding.UTF8.GetBytes(TrelloBoard.Replace("5f0000000000000000000001", "5f0000000000000000000077", StringComparison.Ordinal));

        var first = await server.ImportAsync(file);
        var second = await server.ImportAsync(file);

        Assert.True((bool)first["isNewProject"]!);
        Assert.Equal((string?)first["projectId"], (string?)second["projectId"]);
        Assert.Equal(0, (int)second["created"]!);
    }

    [Fact]
    public async Task A_changed_file_updates_what_it_changed_and_keeps_what_people_changed()
    {
        var project = (Guid)(await server.ImportAsync(Board, ("asNew", "true"), ("name", "Kept")))["projectId"]!;
        var tasks = await ListAsync(server.Owner, $"projects/{project}/tasks");
        var (one, two) = (tasks.Single(t => (string?)t["title"] == "First"), tasks.Single(t => (string?)t["title"] == "Second"));
        await SendAsync(server.Owner, HttpMethod.Patch, $"tasks/{one["id"]}", new { title = "First, by hand", dueDate = "2026-05-01" });
        await SendAsync(server.Owner, HttpMethod.Patch, $"tasks/{two["id"]}", new { labelIds = Array.Empty<Guid>() });
        await SendAsync(server.Owner, HttpMethod.Delete, $"tasks/{tasks.Single(t => (string?)t["title"] == "Shelved")["id"]}");
        var changed = TrelloBoard.Replace("\"desc\":\"Text\"", "\"desc\":\"New text\"", StringComparison.Ordinal)
            .Replace("\"id\":\"5f00000000000000000000d1\",\"name\":\"First\"", "\"id\":\"5f00000000000000000000d1\",\"name\":\"First\",\"start\":\"2026-04-01T00:00:00Z\"", StringComparison.Ordinal);

        var report = await server.ImportAsync(Encoding.UTF8.GetBytes(changed), ("projectId", project.ToString()));

        var after = await ListAsync(server.Owner, $"projects/{project}/tasks");
        var first = after.Single(t => (string?)t["id"] == (string?)one["id"]);
        Assert.Equal(("First, by hand", "New text", "2026-04-01", "2026-05-01"), ((string?)first["title"], (string?)first["description"], (string?)first["startDate"], (string?)first["dueDate"]));
        Assert.Empty(after.Single(t => (string?)t["id"] == (string?)two["id"])["labelIds"]!.AsArray());
        Assert.Equal(2, after.Count);
        Assert.Equal((0, 1), ((int)report["created"]!, (int)report["updated"]!));
        Assert.Equal("Kept", (string?)(await GetAsync(server.Owner, $"projects/{project}"))["name"]);
    }

    [Fact]
    public async Task A_dry_run_tells_everything_and_writes_nothing()
    {
        var projects = (await ListAsync(server.Owner, $"workspaces/{server.WorkspaceId}/projects")).Count;

        using var response = await server.PostAsync(Encoding.UTF8.GetBytes(Mspdi(Task(1, "Phase") + Task(2, "Step", Link(1, 3, 600), 2) + Task(3, "Next", Link(2)))), ("dryRun", "true"));

        var job = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var report = job["report"]!;
        Assert.Equal((HttpStatusCode.OK, "succeeded"), (response.StatusCode, (string?)job["state"]));
        Assert.Equal(("mspdi", "Launch", 3, 1), ((string?)report["format"], (string?)report["projectName"], (int)report["counts"]!["tasks"]!, (int)report["counts"]!["dependencies"]!));
        Assert.Equal("Phase", (string?)report["preview"]!["tasks"]![1]!["parentTitle"]);
        Assert.Contains(report["fields"]!.AsArray(), f => (string?)f!["source"] == "Task/Name" && (string?)f["outcome"] == "carried");
        Assert.Equal(projects, (await ListAsync(server.Owner, $"workspaces/{server.WorkspaceId}/projects")).Count);
        Assert.False(server.App.Services.GetRequiredService<ImportFolder>().Has((Guid)job["id"]!));
    }

    [Fact]
    public async Task A_plan_arrives_with_its_links_and_what_has_no_field_is_kept()
    {
        var report = await server.ImportAsync(Encoding.UTF8.GetBytes(Mspdi(
            Task(1, "Phase") + Task(2, "Step", "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><ConstraintType>4</ConstraintType>", 2) + Task(3, "Next", Link(2, 3, 4800) + "<PercentComplete>50</PercentComplete>"),
            "<Resources><Resource><UID>1</UID><Name>ada byron</Name><Type>1</Type></Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments>")), ("asNew", "true"));
        var project = (Guid)report["projectId"]!;

        var tasks = await ListAsync(server.Owner, $"projects/{project}/tasks");
        var (phase, step, next) = (tasks.Single(t => (string?)t["title"] == "Phase"), tasks.Single(t => (string?)t["title"] == "Step"), tasks.Single(t => (string?)t["title"] == "Next"));
        Assert.Equal(((string?)phase["id"], "2026-03-02", "2026-03-03"), ((string?)step["parentId"], (string?)step["startDate"], (string?)step["dueDate"]));
        Assert.Single(step["assigneeIds"]!.AsArray());
        Assert.Equal("inProgress", (string?)next["category"]);
        var link = Assert.Single(await ListAsync(server.Owner, $"projects/{project}/dependencies"));
        Assert.Equal(((string?)step["id"], (string?)next["id"], "SS", 480), ((string?)link["predecessorId"], (string?)link["successorId"], (string?)link["type"], (int)link["lagMinutes"]!));
        var calendar = Assert.Single(await ListAsync(server.Owner, $"projects/{project}/imported-data?kind=calendar"));
        Assert.Equal("Easter", (string?)calendar["data"]!["exceptions"]![0]!["name"]);
        Assert.Equal("4", (string?)Assert.Single(await ListAsync(server.Owner, $"projects/{project}/imported-data?kind=task&sourceId=2"))["data"]!["ConstraintType"]);
    }

    [Fact]
    public async Task One_undo_takes_an_import_back_and_the_next_import_works()
    {
        var report = await server.ImportAsync(Board, ("asNew", "true"));
        var project = (Guid)report["projectId"]!;

        await SendAsync(server.Owner, HttpMethod.Post, $"commands/{report["commandIds"]![0]}/undo");

        using var gone = await server.Owner.GetAsync(new Uri($"projects/{project}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var again = await server.ImportAsync(Board, ("asNew", "true"));
        Assert.Equal(3, (await ListAsync(server.Owner, $"projects/{again["projectId"]}/tasks")).Count);
    }

    [Fact]
    public async Task An_import_into_a_project_that_was_there_is_taken_back_without_touching_the_rest()
    {
        var project = await SendAsync(server.Owner, HttpMethod.Post, $"workspaces/{server.WorkspaceId}/projects", new { name = "Mine", key = "MINE" });
        var own = await SendAsync(server.Owner, HttpMethod.Post, $"projects/{project["id"]}/tasks", new { title = "Own" });
        var report = await server.ImportAsync(Board, ("projectId", (string)project["id"]!));
        Assert.Equal(4, (await ListAsync(server.Owner, $"projects/{project["id"]}/tasks")).Count);

        await SendAsync(server.Owner, HttpMethod.Post, $"commands/{report["commandIds"]![0]}/undo");

        Assert.Equal((string?)own["id"], (string?)Assert.Single(await ListAsync(server.Owner, $"projects/{project["id"]}/tasks"))["id"]);
        Assert.Empty(await ListAsync(server.Owner, $"projects/{project["id"]}/imported-data"));
        var again = await server.ImportAsync(Board, ("projectId", (string)project["id"]!));
        Assert.Equal(4, (await ListAsync(server.Owner, $"projects/{project["id"]}/tasks")).Count);
        Assert.Equal(3, (int)again["entities"]!["task"]!["created"]!);
    }
}
