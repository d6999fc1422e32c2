using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Live;

/// <summary>Two nodes on one database. What a node is told by NOTIFY is a hint: all of this also holds when it never comes.</summary>
public sealed class SecondNodeTests(ProFlowApp app) : IClassFixture<ProFlowApp>, IAsyncLifetime
{
    private WebApplication other = null!;

    public async ValueTask InitializeAsync() => other = await app.StartNodeAsync();

    public async ValueTask DisposeAsync() => await other.DisposeAsync();

    [Fact]
    public async Task What_is_written_on_one_node_is_heard_on_the_other()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var channel = $"project:{project.Id}";
        await using var client = await LiveClient.ConnectAsync(ada, other.Uri());
        var head = await ada.HeadAsync(project.Id);
        await client.SubscribeAsync(channel, head);

        for (var n = 0; n < 5; n++) await ada.TaskAsync(project.Id, $"Task {n}");

        await client.HasReachedAsync(channel, head + 5, seconds: 2);
        client.AssertDense(channel, head, head + 5);
    }

    [Fact]
    public async Task A_missed_push_is_made_good_by_the_next_look()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var channel = $"project:{project.Id}";
        await using var client = await LiveClient.ConnectAsync(ada, other.Uri());
        var head = await ada.HeadAsync(project.Id);
        await client.SubscribeAsync(channel, head);

        await using (await MuteAsync())
        {
            await ada.TaskAsync(project.Id, "Whispered");
            // A second on an idle machine; the rest is room for a busy one.
            await client.HasReachedAsync(channel, head + 1, seconds: 5);
        }

        client.AssertDense(channel, head, head + 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_removed_on_one_node_hears_nothing_more_on_the_other(bool muted)
    {
        var ada = await app.RegisterAsync();
        var bob = await app.RegisterAsync("Bob");
        var workspace = await ada.WorkspaceAsync();
        var project = await ada.ProjectAsync(workspace.Id, isPrivate: true);
        var channel = $"project:{project.Id}";
        await bob.JoinAsync(ada, workspace.Id, "member", project.Id, "contributor");
        await using var client = await LiveClient.ConnectAsync(bob, other.Uri());
        await client.SubscribeAsync(channel, await ada.HeadAsync(project.Id));
        await ada.TaskAsync(project.Id, "Still seen");
        await client.HasReachedAsync(channel, await ada.HeadAsync(project.Id));
        await using var mute = muted ? await MuteAsync() : null;
        var clock = Stopwatch.StartNew();

        await ada.DeleteAsync($"projects/{project.Id}/members/{bob.Id}");
        var seen = client.Numbers(channel)[^1];
        await Eventually.HoldsAsync(() => client.WasEnded(channel), "the subscription has ended", 2);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
        await ada.TaskAsync(project.Id, "Not for Bob");
        await using var witness = await LiveClient.ConnectAsync(ada, other.Uri());
        await witness.SubscribeAsync(channel, 0);
        Assert.True(client.Numbers(channel)[^1] <= seen + 1);
        Assert.DoesNotContain("Not for Bob", string.Concat(client.Of(channel).Select(c => c.GetRawText())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ends_on_one_node_is_closed_on_both()
    {
        var ada = await app.RegisterAsync();
        await using var here = await LiveClient.ConnectAsync(ada);
        await using var there = await LiveClient.ConnectAsync(ada, other.Uri());
        using var before = await ada.At(other).TryAsync(HttpMethod.Get, "me");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var logout = await ada.TryAsync(HttpMethod.Post, "auth/logout");

        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);
        await ada.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "me");
        await Task.WhenAll(here.Closed, there.Closed).WaitAsync(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await ada.At(other).TryAsync(HttpMethod.Get, "me");
            return answer.StatusCode == HttpStatusCode.Unauthorized;
        }, "the other node refuses the token", 2);
    }

    [Fact]
    public async Task A_retry_at_another_node_after_the_first_died_with_its_answer_gets_that_answer()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        (string, string) key = ("Idempotency-Key", "once-only");

        using var lost = await ada.TryAsync(HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "Once" }, key);
        using var retried = await ada.At(other).TryAsync(HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "Once" }, key);

        Assert.Equal(HttpStatusCode.Created, retried.StatusCode);
        Assert.Equal(await lost.Content.ReadAsStringAsync(), await retried.Content.ReadAsStringAsync());
        Assert.Equal(lost.Headers.GetValues("Command-Id"), retried.Headers.GetValues("Command-Id"));
        Assert.Single(await app.ChangesAsync(project.Id), c => c.Entity == "task");
    }

    /// <summary>Keeps every node deaf to NOTIFY by ending its listening connection, again and again.</summary>
    private async Task<IAsyncDisposable> MuteAsync()
    {
        const string Deafen = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
        await app.SqlAsync(Deafen);
        var over = new CancellationTokenSource();
        return new Mute(over, Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await app.SqlAsync(Deafen);
                await Task.Delay(100);
            }
        }));
    }

    private sealed class Mute(CancellationTokenSource over, Task deafening) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await over.CancelAsync();
            await deafening;
            over.Dispose();
        }
    }
}
