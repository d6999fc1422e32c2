using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ProFlow.Server.Features.Sample;
using ProFlow.Server.Tests.Features.Imports;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportServer;

namespace ProFlow.Server.Tests.Features.Sample;

public sealed class SampleTests(ImportServer server) : IClassFixture<ImportServer>
{
    [Fact]
    public async Task The_sample_has_something_real_for_every_view()
    {
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var members = (await ListAsync(server.Owner, $"workspaces/{server.WorkspaceId}/members")).Count;

        var project = await SendAsync(server.Owner, HttpMethod.Post, $"workspaces/{server.WorkspaceId}/sample");

        var tasks = await ListAsync(server.Owner, $"projects/{project["id"]}/tasks");
        var links = await ListAsync(server.Owner, $"projects/{project["id"]}/dependencies");
        var open = tasks.Where(t => (string?)t["category"] is "todo" or "inProgress").ToList();
        Assert.True((bool)project["sample"]!);
        Assert.Equal(SamplePlan.Tasks.Length, tasks.Count);
        Assert.Equal(["FF", "FS", "SF", "SS"], links.Select(l => (string)l["type"]!).Distinct().Order());
        Assert.Contains(tasks, t => t["parentId"] is not null);
        Assert.All(tasks.Where(t => (string?)t["category"] == "done"), t => Assert.True(string.CompareOrdinal((string?)t["completedAt"], today + "~") < 0));
        Assert.Contains(open, t => string.CompareOrdinal((string?)t["dueDate"], today) < 0);
        Assert.Contains(tasks, t => t["estimateMinutes"].AsInt() == 0 && (string?)t["startDate"] == (string?)t["dueDate"]);
        Assert.Contains(tasks, t => t["assigneeIds"]!.AsArray().Any(a => (Guid)a! == server.Ada.Id));
        Assert.Contains(tasks, t => (int)t["trackedMinutes"]! > 0);
        Assert.Equal(members, (await ListAsync(server.Owner, $"workspaces/{server.WorkspaceId}/members")).Count);
        var hygiene = tasks.Single(t => ((string)t["title"]!).StartsWith("Hygiene", StringComparison.Ordinal));
        Assert.Equal(2, (await ListAsync(server.Owner, $"tasks/{hygiene["id"]}/comments")).Count);
        Assert.NotEmpty(await ListAsync(server.Owner, $"tasks/{hygiene["id"]}/time-entries"));
    }

    [Fact]
    public async Task The_sample_goes_with_one_delete_and_can_come_back()
    {
        var first = await SendAsync(server.Owner, HttpMethod.Post, $"workspaces/{server.WorkspaceId}/sample");

        await SendAsync(server.Owner, HttpMethod.Delete, $"projects/{first["id"]}");

        using var gone = await server.Owner.GetAsync(new Uri($"projects/{first["id"]}", UriKind.Relative), TestContext.Current.CancellationToken);
        var second = await SendAsync(server.Owner, HttpMethod.Post, $"workspaces/{server.WorkspaceId}/sample");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal((string?)first["name"], (string?)second["name"]);
    }

    [Fact]
    public async Task A_guest_gets_no_sample()
    {
        var guest = await server.JoinAsync("Gil", "guest");

        using var response = await guest.Http.PostAsync(new Uri($"workspaces/{server.WorkspaceId}/sample", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public void The_plan_of_the_sample_holds_together()
    {
        var tasks = SamplePlan.Tasks.ToDictionary(t => t.Id);

        Assert.All(SamplePlan.Tasks, t => Assert.True(t.Parent is null || tasks.ContainsKey(t.Parent)));
        Assert.All(SamplePlan.Tasks, t => Assert.Contains(SamplePlan.Statuses, s => s.Name == t.Status));
        Assert.All(SamplePlan.Tasks.Where(t => t.Status == "Done"), t => Assert.True(t.Start + Math.Max(t.Days - 1, 0) < 0, t.Id));
        Assert.All(SamplePlan.Links.Where(l => l.Type == "FS"), l => Assert.True(tasks[l.To].Start > tasks[l.From].Start + Math.Max(tasks[l.From].Days - 1, 0) + Math.Min(l.LagDays, 0), $"{l.From} > {l.To}"));
        Assert.All(SampleVoices.Comments.Select(c => c.Task).Concat(SampleVoices.Time.Select(t => t.Task)).Concat(SampleVoices.Checklist.Select(c => c.Task)).Concat(SampleVoices.Descriptions.Keys), id => Assert.Contains(id, tasks.Keys));
    }
}

internal static class JsonInt
{
    public static int AsInt(this JsonNode? node) => node is null ? -1 : (int)node;
}
