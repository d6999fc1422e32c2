using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Data;

public sealed class CommitLaneTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Who_comes_while_one_is_written_is_written_with_the_others_who_came()
    {
        var (lanes, stream, first) = (new CommitLanes(), Id.New(), new TaskCompletionSource());
        var groups = new List<int>();
        async Task WriteAsync(IReadOnlyList<PendingCommit> group, WrittenVersions written)
        {
            groups.Add(group.Count);
            if (groups.Count == 1) await first.Task;
            foreach (var commit in group) commit.Succeed();
        }

        var commits = Enumerable.Range(0, 4).Select(_ => new PendingCommit(new Command(null, TimeProvider.System.Now(), new CommitSignal()), [], Reply.NoContent)).ToList();
        var entered = commits.Select(c => lanes.EnterAsync(stream, c, WriteAsync)).ToList();
        var elsewhere = new PendingCommit(commits[0].Command, [], Reply.NoContent);
        await lanes.EnterAsync(Id.New(), elsewhere, (group, _) => Task.Run(() => group[0].Succeed()));
        Assert.True(elsewhere.IsDecided);
        Assert.DoesNotContain(commits, c => c.IsDecided);
        first.SetResult();
        await Task.WhenAll(entered);

        Assert.Equal([1, 3], groups);
        Assert.All(commits, c => Assert.True(c.IsDecided));
    }

    [Fact]
    public async Task Who_holds_a_lane_has_it_alone_until_it_is_given_back()
    {
        var (lanes, stream) = (new CommitLanes(), Id.New());
        var order = new List<string>();
        Task WriteAsync(IReadOnlyList<PendingCommit> group, WrittenVersions written)
        {
            order.Add($"{group.Count} written");
            return Task.CompletedTask;
        }
        PendingCommit Commit() => new(new Command(null, TimeProvider.System.Now(), new CommitSignal()), [], Reply.NoContent);

        var held = await lanes.HoldAsync(stream);
        List<Task> waiting = [lanes.EnterAsync(stream, Commit(), WriteAsync), lanes.EnterAsync(stream, Commit(), WriteAsync)];
        var second = lanes.HoldAsync(stream);
        waiting.Add(lanes.EnterAsync(stream, Commit(), WriteAsync));
        order.Add("given back");
        held.Dispose();
        using (await second) order.Add("held again");
        await Task.WhenAll(waiting);

        Assert.Equal(["given back", "2 written", "held again", "1 written"], order);
    }

    [Fact]
    public async Task Commands_that_share_a_transaction_each_keep_their_number_their_change_and_their_receipt()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var before = (await app.ChangesAsync(project.Id)).Count;

        await using var held = await HoldStreamAsync(project.Id);
        var sent = Enumerable.Range(0, 30).Select(n => ada.SendAsync<TaskView>(HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = $"Task {n}" }, ("Idempotency-Key", $"lane-{n}"))).ToList();
        await WaitersAsync();
        await held.CommitAsync();
        var tasks = await Task.WhenAll(sent);

        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"{project.Key}-{n}").Order(), tasks.Select(t => t.Key).Order());
        var changes = (await app.ChangesAsync(project.Id))[before..];
        Assert.Equal(Enumerable.Range(before + 1, 30).Select(n => (long)n), changes.Select(c => c.Seq));
        Assert.Equal(tasks.Select(t => t.Id).Order(), changes.Select(c => c.EntityId).Order());
        Assert.Equal(30, changes.Select(c => c.CommandId).Distinct().Count());
        var again = await ada.SendAsync<TaskView>(HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "Task 7" }, ("Idempotency-Key", "lane-7"));
        Assert.Equal(tasks[7], again with { AssigneeIds = tasks[7].AssigneeIds, LabelIds = tasks[7].LabelIds, CustomFields = tasks[7].CustomFields });
        var transactions = await app.LookAsync(db => db.Database.SqlQuery<long>($"SELECT count(DISTINCT xmin::text)::bigint AS \"Value\" FROM change WHERE stream_id = {project.Id} AND seq > {before}").SingleAsync());
        Assert.InRange(transactions, 1, 29);
    }

    [Fact]
    public async Task One_that_the_database_refuses_does_not_take_the_others_along()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var taken = await ada.TaskAsync(project.Id, "There already");

        await using var held = await HoldStreamAsync(project.Id);
        var sent = Enumerable.Range(0, 12).Select(n => ada.TryAsync(HttpMethod.Post, $"projects/{project.Id}/tasks", n == 6 ? new { id = (Guid?)taken.Id, title = "Again" } : new { id = (Guid?)null, title = $"Task {n}" })).ToList();
        await WaitersAsync();
        await held.CommitAsync();
        var answers = await Task.WhenAll(sent);

        Assert.Equal(HttpStatusCode.Conflict, Assert.Single(answers, a => !a.IsSuccessStatusCode).StatusCode);
        var keys = (await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks?sort=key&limit=100")).Items.Select(t => t.Key);
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"{project.Key}-{n}"), keys);
        var changes = await app.ChangesAsync(project.Id);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(n => (long)n), changes.Select(c => c.Seq));
    }

    /// <summary>Keeps every commit into the stream waiting, until it is ended.</summary>
    private async Task<NpgsqlTransaction> HoldStreamAsync(Guid stream)
    {
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand($"SELECT 1 FROM stream_head WHERE id = '{stream}' FOR UPDATE", connection, transaction);
        await hold.ExecuteNonQueryAsync();
        return transaction;
    }

    private Task<TimeSpan> WaitersAsync() => Eventually.HoldsAsync(
        () => app.LookAsync(db => db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS \"Value\"").SingleAsync()),
        "a commit waits for the stream");
}
