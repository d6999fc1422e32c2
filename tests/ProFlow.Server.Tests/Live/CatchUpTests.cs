using System.Net;
using Microsoft.AspNetCore.SignalR;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Live;

public sealed class CatchUpTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task From_any_number_on_the_catch_up_and_the_hub_give_the_same_rest()
    {
        var (ada, project, channel) = await GrownAsync(tasks: 6);
        var head = await ada.HeadAsync(project);
        await using var client = await LiveClient.ConnectAsync(ada);

        for (var after = 0L; after <= head; after++)
        {
            var already = client.Numbers(channel).Count;
            await client.SubscribeAsync(channel, after);
            var (items, latest) = await ada.ChangesAsync($"projects/{project}", after);

            await Eventually.HoldsAsync(() => client.Of(channel).Count - already >= items.Count, "all of the rest has come");
            var sent = client.Of(channel).Skip(already).ToList();
            Assert.Equal(head, latest);
            Assert.Equal(Enumerable.Range(1, (int)(head - after)).Select(n => after + n), items.Select(i => i.GetProperty("seq").GetInt64()));
            Assert.Equal(items.Select(i => i.GetRawText()), sent.Select(s => s.GetRawText()));
            await client.UnsubscribeAsync(channel);
        }
    }

    [Fact]
    public async Task A_page_of_the_catch_up_is_cut_and_goes_on_where_it_ended()
    {
        var (ada, project, _) = await GrownAsync(tasks: 5);
        var read = new List<long>();

        while (await ada.ChangesAsync($"projects/{project}", read.LastOrDefault(), 3) is { Items: { Count: > 0 } items })
        {
            Assert.InRange(items.Count, 1, 3);
            read.AddRange(items.Select(i => i.GetProperty("seq").GetInt64()));
        }

        Assert.Equal(Enumerable.Range(1, (int)await ada.HeadAsync(project)).Select(n => (long)n), read);
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{project}/changes?after=-1");
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{project}/changes?limit=0");
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{project}/changes?after=soon");
    }

    [Fact]
    public async Task A_listener_without_a_number_hears_only_what_comes_after_it_joined()
    {
        var (ada, project, channel) = await GrownAsync(tasks: 2);
        await using (var early = await LiveClient.ConnectAsync(ada)) await early.SubscribeAsync(channel, 0);
        for (var n = 0; n < 3; n++) await ada.TaskAsync(project, "While nobody listens");
        var head = await ada.HeadAsync(project);
        await using var late = await LiveClient.ConnectAsync(ada);

        await late.SubscribeAsync(channel);
        await ada.TaskAsync(project, "Heard");

        await late.HasReachedAsync(channel, head + 1);
        late.AssertDense(channel, head, head + 1);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_a_listener_goes_on_from_its_number()
    {
        var (ada, project, channel) = await GrownAsync(tasks: 2);
        await using var before = await LiveClient.ConnectAsync(ada);
        await before.SubscribeAsync(channel, 0);
        var seen = await ada.HeadAsync(project);
        await before.HasReachedAsync(channel, seen);
        await ada.TaskAsync(project, "Just before the end");

        await app.RestartAsync();
        await before.Closed.WaitAsync(TimeSpan.FromSeconds(10));
        var again = ada with { Http = Signed(ada) };
        await again.TaskAsync(project, "After the restart");
        await using var after = await LiveClient.ConnectAsync(again);
        await after.SubscribeAsync(channel, seen);
        await again.TaskAsync(project, "Live again");

        var head = await again.HeadAsync(project);
        await after.HasReachedAsync(channel, head);
        after.AssertDense(channel, seen, head);
        Assert.Equal(seen + 3, head);
    }

    [Fact]
    public async Task Before_the_trim_and_beyond_the_end_the_log_is_gone_and_the_snapshot_says_where_to_go_on()
    {
        var (ada, project, channel) = await GrownAsync(tasks: 4);
        var head = await ada.HeadAsync(project);
        await app.SqlAsync($"DELETE FROM change WHERE stream_id = '{project}' AND seq <= 5; UPDATE stream_head SET trimmed_to = 5 WHERE id = '{project}'");
        await using var client = await LiveClient.ConnectAsync(ada);

        await ada.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Get, $"projects/{project}/changes?after=4");
        Assert.EndsWith("gone", (await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(channel, 4))).Message, StringComparison.Ordinal);
        Assert.EndsWith("gone", (await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(channel, head + 1))).Message, StringComparison.Ordinal);
        Assert.Equal(head - 5, (await ada.ChangesAsync($"projects/{project}", 5)).Items.Count);
        var snapshot = await ada.SnapshotAsync(project);
        await client.SubscribeAsync(channel, snapshot.GetProperty("seq").GetInt64());
        await ada.TaskAsync(project, "Goes on");

        await client.HasReachedAsync(channel, head + 1);
        client.AssertDense(channel, head, head + 1);
    }

    [Fact]
    public async Task A_refused_repetition_ends_the_subscription_that_was_there()
    {
        var (ada, project, channel) = await GrownAsync(tasks: 1);
        var head = await ada.HeadAsync(project);
        await using var client = await LiveClient.ConnectAsync(ada);
        await using var witness = await LiveClient.ConnectAsync(ada);
        await client.SubscribeAsync(channel, head);
        await witness.SubscribeAsync(channel, head);

        await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(channel, head + 10));
        await ada.TaskAsync(project, "Not for those who have to begin anew");
        await witness.HasReachedAsync(channel, head + 1);
        await client.SubscribeAsync(channel, head);
        await ada.TaskAsync(project, "For all again");

        await client.HasReachedAsync(channel, head + 2);
        client.AssertDense(channel, head, head + 2);
    }

    [Fact]
    public async Task Two_hundred_listeners_all_get_the_same()
    {
        var (ada, project, channel) = await GrownAsync(tasks: 1);
        var head = await ada.HeadAsync(project);
        var clients = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => LiveClient.ConnectAsync(ada)));
        await Task.WhenAll(clients.Select(c => c.SubscribeAsync(channel, 0)));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => ada.TaskAsync(project, $"Task {n}")));

        foreach (var client in clients)
        {
            await client.HasReachedAsync(channel, head + 10);
            client.AssertDense(channel, 0, head + 10);
            Assert.Equal(clients[0].Of(channel).Select(c => c.GetRawText()), client.Of(channel).Select(c => c.GetRawText()));
        }
        await Task.WhenAll(clients.Select(c => c.DisposeAsync().AsTask()));
    }

    private HttpClient Signed(Person person)
    {
        var http = app.Client();
        http.DefaultRequestHeaders.Authorization = person.Http.DefaultRequestHeaders.Authorization;
        return http;
    }

    private async Task<(Person Ada, Guid Project, string Channel)> GrownAsync(int tasks)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        for (var n = 0; n < tasks; n++) await ada.TaskAsync(project.Id, $"Task {n}");
        return (ada, project.Id, $"project:{project.Id}");
    }
}
