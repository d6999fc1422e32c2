using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Npgsql;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Live;

/// <summary>The promise of the log under everything at once: refused writes, rolled back numbers, locks held open, readers who come and go.</summary>
public sealed class ConcurrentWritersTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private const int Writers = 12;
    private const int Steps = 12;

    [Fact]
    public async Task Twelve_writers_leave_no_hole_no_double_and_no_disorder_for_any_reader()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var channel = $"project:{project.Id}";
        var tasks = new ConcurrentBag<Guid>();
        for (var n = 0; n < 6; n++) tasks.Add((await ada.TaskAsync(project.Id, $"Task {n}")).Id);
        await ada.PostAsync<JsonElement>($"projects/{project.Id}/labels", new { name = "Taken" });
        await using var listener = await LiveClient.ConnectAsync(ada);
        await listener.SubscribeAsync(channel, 0);
        using var over = new CancellationTokenSource();
        var polling = PollAsync(ada, project.Id, over.Token);
        var joining = JoinAsync(ada, channel, project.Id, over.Token);
        var disturbing = Task.WhenAll(RollBackAsync(project.Id, over.Token), HoldRowsAsync(project.Id, over.Token));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => WriteAsync(ada, project.Id, tasks, new Random(n))));
        await over.CancelAsync();
        await disturbing;

        var head = await ada.HeadAsync(project.Id);
        Assert.True(head > Writers * Steps / 2, $"Only {head} changes.");
        await listener.HasReachedAsync(channel, head);
        listener.AssertDense(channel, 0, head);
        var polled = await polling;
        Assert.Equal(listener.Of(channel).Select(c => c.GetRawText()), polled.Select(c => c.GetRawText()));
        foreach (var (client, after) in await joining)
        {
            if (head > after) await client.HasReachedAsync(channel, head);
            client.AssertDense(channel, after, head);
            await client.DisposeAsync();
        }
        var snapshot = await ada.SnapshotAsync(project.Id);
        Assert.Equal(head, snapshot.GetProperty("seq").GetInt64());
        Assert.Equal(LogFold.OfProject(snapshot).State(), new LogFold().Apply(polled).State());
    }

    private static async Task WriteAsync(Person person, Guid project, ConcurrentBag<Guid> tasks, Random random)
    {
        Guid Any() => tasks.ElementAt(random.Next(tasks.Count));
        (HttpMethod Method, string Path, object Body) Step(int kind, int step) => kind switch
        {
            0 or 1 => (HttpMethod.Post, $"projects/{project}/tasks", new { title = $"Made {step}" }),
            2 or 3 => (HttpMethod.Patch, $"tasks/{Any()}", new { title = $"Title {random.Next()}", priority = "high" }),
            4 => (HttpMethod.Post, $"tasks/{Any()}/move", new { }),
            5 => (HttpMethod.Patch, $"tasks/{Any()}", new Stale("Refused")),
            6 => (HttpMethod.Post, $"projects/{project}/labels", new { name = "Taken" }),
            7 => (HttpMethod.Post, $"tasks/{Any()}/dependencies", new { predecessorId = Any() }),
            8 => (HttpMethod.Post, $"projects/{project}/tasks/batch", Batch(Any())),
            _ => (HttpMethod.Post, $"tasks/{Any()}/comments", new { body = "Seen" }),
        };
        for (var step = 0; step < Steps; step++)
        {
            var (method, path, body) = Step(random.Next(10), step);
            (string, string)[] headers = body is Stale ? [("If-Match", "\"999\"")] : [];
            using var answer = await person.TryAsync(method, path, body, headers);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{method} {path} gave {(int)answer.StatusCode}: {text}");
            if (answer.StatusCode == HttpStatusCode.Created && path.EndsWith("/tasks", StringComparison.Ordinal)) tasks.Add(JsonSerializer.Deserialize<TaskView>(text, Json.Options)!.Id);
        }
    }

    private sealed record Stale(string Title);

    private static object Batch(Guid task) => new
    {
        operations = new object[] { new { create = new { title = "One" } }, new { create = new { title = "Two" } }, new { patch = new { id = task, description = "Three" } } },
    };

    private static async Task<List<JsonElement>> PollAsync(Person person, Guid project, CancellationToken over)
    {
        var read = new List<JsonElement>();
        while (true)
        {
            var last = over.IsCancellationRequested;
            var (items, latest) = await person.ChangesAsync($"projects/{project}", read.Count, 7);
            read.AddRange(items);
            if (last && read.Count >= latest) return read;
        }
    }

    /// <summary>Listeners who join while the log grows under them, each from what they had seen.</summary>
    private static async Task<List<(LiveClient Client, long After)>> JoinAsync(Person person, string channel, Guid project, CancellationToken over)
    {
        var joined = new List<(LiveClient, long)>();
        while (!over.IsCancellationRequested && joined.Count < 25)
        {
            var client = await LiveClient.ConnectAsync(person);
            var after = joined.Count % 3 == 0 ? 0 : await person.HeadAsync(project);
            await client.SubscribeAsync(channel, after);
            joined.Add((client, after));
        }
        return joined;
    }

    /// <summary>Draws numbers, keeps everybody waiting, and gives them back.</summary>
    private async Task RollBackAsync(Guid project, CancellationToken over)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        while (!over.IsCancellationRequested)
        {
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            await using var draw = new NpgsqlCommand($"UPDATE stream_head SET head = head + 3 WHERE id = '{project}'", connection, transaction);
            await draw.ExecuteNonQueryAsync(CancellationToken.None);
            await Task.Delay(40, CancellationToken.None);
            await transaction.RollbackAsync(CancellationToken.None);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private async Task HoldRowsAsync(Guid project, CancellationToken over)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        while (!over.IsCancellationRequested)
        {
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            await using var hold = new NpgsqlCommand($"SELECT 1 FROM task WHERE project_id = '{project}' ORDER BY id LIMIT 3 FOR UPDATE SKIP LOCKED", connection, transaction);
            await hold.ExecuteNonQueryAsync(CancellationToken.None);
            await Task.Delay(60, CancellationToken.None);
            await transaction.RollbackAsync(CancellationToken.None);
        }
    }
}
