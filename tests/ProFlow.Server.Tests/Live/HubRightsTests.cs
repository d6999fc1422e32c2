using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Live;

public sealed class HubRightsTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_removed_member_is_told_so_and_hears_nothing_more()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var project = await ada.ProjectAsync(workspace, isPrivate: true);
        var channel = $"project:{project.Id}";
        await bob.JoinAsync(ada, workspace, "member", project.Id, "contributor");
        await using var client = await LiveClient.ConnectAsync(bob);
        await using var witness = await LiveClient.ConnectAsync(ada);
        await client.SubscribeAsync(channel, 0);
        await witness.SubscribeAsync(channel, 0);

        await ada.DeleteAsync($"projects/{project.Id}/members/{bob.Id}");
        await Eventually.HoldsAsync(() => client.WasEnded(channel), "the subscription has ended", 2);
        await ada.TaskAsync(project.Id, "Not for Bob");

        await witness.HasReachedAsync(channel, await ada.HeadAsync(project.Id));
        Assert.DoesNotContain("Not for Bob", Text(client, channel), StringComparison.Ordinal);
        Assert.EndsWith("not_found", (await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(channel, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_the_workspace_loses_all_its_streams_and_keeps_their_own()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var project = await ada.ProjectAsync(workspace);
        await bob.JoinAsync(ada, workspace, "member");
        await using var client = await LiveClient.ConnectAsync(bob);
        await client.SubscribeAsync($"workspace:{workspace}", 0);
        await client.SubscribeAsync($"project:{project.Id}", 0);
        await client.SubscribeAsync($"user:{bob.Id}", 0);

        await ada.DeleteAsync($"workspaces/{workspace}/members/{bob.Id}");

        await Eventually.HoldsAsync(() => client.WasEnded($"workspace:{workspace}") && client.WasEnded($"project:{project.Id}"), "both have ended", 2);
        await Eventually.HoldsAsync(() => client.Of($"user:{bob.Id}")[^1].GetProperty("op").GetString() == "deleted", "Bob is told in his own stream");
        Assert.False(client.WasEnded($"user:{bob.Id}"));
    }

    [Fact]
    public async Task A_guest_gets_the_number_of_an_internal_comment_and_nothing_else_of_it()
    {
        var (ada, workspace) = await OwnerAsync();
        var guest = await app.RegisterAsync("Guest");
        var project = await ada.ProjectAsync(workspace);
        var channel = $"project:{project.Id}";
        await guest.JoinAsync(ada, workspace, "guest", project.Id, "viewer");
        var task = await ada.TaskAsync(project.Id);
        await using var live = await LiveClient.ConnectAsync(guest);
        await live.SubscribeAsync(channel, 0);

        var secret = await ada.PostAsync<JsonElement>($"tasks/{task.Id}/comments", new { body = "Secret", @internal = true });
        await ada.PatchAsync<JsonElement>($"comments/{secret.GetProperty("id").GetString()}", new { body = "Secret still" });
        await ada.DeleteAsync($"comments/{secret.GetProperty("id").GetString()}");
        await ada.PostAsync<JsonElement>($"tasks/{task.Id}/comments", new { body = "For all" });

        var head = await ada.HeadAsync(project.Id);
        await live.HasReachedAsync(channel, head);
        live.AssertDense(channel, 0, head);
        var caughtUp = (await guest.ChangesAsync($"projects/{project.Id}", 0)).Items;
        Assert.Equal(live.Of(channel).Select(c => c.GetRawText()), caughtUp.Select(c => c.GetRawText()));
        Assert.All(caughtUp.TakeLast(4).Take(3), c => Assert.Equal(["channel", "seq"], c.EnumerateObject().Select(p => p.Name)));
        Assert.DoesNotContain("Secret", Text(live, channel), StringComparison.Ordinal);
        Assert.Contains("For all", Text(live, channel), StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", (await guest.GetAsync<JsonElement>($"tasks/{task.Id}/activity")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_project_is_numbers_alone_in_the_workspace_to_those_who_are_not_in_it()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var carol = await app.RegisterAsync("Carol");
        await bob.JoinAsync(ada, workspace, "member");
        await carol.JoinAsync(ada, workspace, "admin");
        var channel = $"workspace:{workspace}";
        await using var live = await LiveClient.ConnectAsync(bob);
        await using var admin = await LiveClient.ConnectAsync(carol);
        await live.SubscribeAsync(channel, 0);
        await admin.SubscribeAsync(channel, 0);

        var hidden = await ada.ProjectAsync(workspace, "Hidden plan", isPrivate: true);
        await ada.PatchAsync<JsonElement>($"projects/{hidden.Id}", new { description = "Hidden words" });
        var open = await ada.ProjectAsync(workspace, "Open plan");

        var head = (await ada.ChangesAsync($"workspaces/{workspace}", 0)).Latest;
        await live.HasReachedAsync(channel, head);
        await admin.HasReachedAsync(channel, head);
        live.AssertDense(channel, 0, head);
        Assert.DoesNotContain("Hidden", Text(live, channel), StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Id.ToString(), Text(live, channel), StringComparison.Ordinal);
        Assert.Contains("Open plan", Text(live, channel), StringComparison.Ordinal);
        Assert.Contains("Hidden words", Text(admin, channel), StringComparison.Ordinal);
        Assert.Equal(live.Of(channel).Select(c => c.GetRawText()), (await bob.ChangesAsync($"workspaces/{workspace}", 0)).Items.Select(c => c.GetRawText()));

        await ada.PostAsync<JsonElement>($"projects/{hidden.Id}/members", new { userId = bob.Id, role = "viewer" });
        await ada.PatchAsync<JsonElement>($"projects/{hidden.Id}", new { description = "Hidden no more" });

        await live.HasReachedAsync(channel, head + 2);
        Assert.Contains("Hidden no more", Text(live, channel), StringComparison.Ordinal);
        Assert.NotEqual(open.Id, hidden.Id);
    }

    [Fact]
    public async Task Invitations_are_for_those_who_manage_the_workspace()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        await bob.JoinAsync(ada, workspace, "member");

        await ada.PostAsync<JsonElement>($"workspaces/{workspace}/invitations", new { role = "guest", email = "secret.customer@example.org" });

        var (items, latest) = await bob.ChangesAsync($"workspaces/{workspace}", 0);
        Assert.Equal(latest, items.Count);
        Assert.DoesNotContain("secret.customer", string.Concat(items.Select(i => i.GetRawText())), StringComparison.Ordinal);
        Assert.Contains("secret.customer", string.Concat((await ada.ChangesAsync($"workspaces/{workspace}", 0)).Items.Select(i => i.GetRawText())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_stream_can_not_be_told_from_one_that_is_not_there()
    {
        var (ada, workspace) = await OwnerAsync();
        var project = await ada.ProjectAsync(workspace);
        var stranger = await app.RegisterAsync("Eve");
        await using var client = await LiveClient.ConnectAsync(stranger);

        string[] channels =
        [
            $"project:{project.Id}", $"workspace:{workspace}", $"user:{ada.Id}", $"project:{Id.New()}", $"workspace:{project.Id}", $"project:{workspace}",
            "project:", "project", "", "board:" + project.Id, $"project:{project.Id}:x", $"PROJECT:{project.Id}",
        ];
        var answers = new List<string>();
        foreach (var channel in channels)
        {
            answers.Add((await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(channel, 0))).Message);
            answers.Add((await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(channel))).Message);
        }

        Assert.EndsWith("not_found", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_has_at_most_two_hundred_subscriptions()
    {
        var (ada, workspace) = await OwnerAsync();
        var first = await ada.ProjectAsync(workspace);
        // Rows of the shape that the API writes, two hundred at once.
        await app.SqlAsync($"""
            INSERT INTO project SELECT (p).* FROM (SELECT jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'key', 'K' || n)) AS p
            FROM project p, generate_series(1, 200) n WHERE p.id = '{first.Id}') AS many;
            INSERT INTO stream_head (id, kind, head, trimmed_to) SELECT id, 1, 0, 0 FROM project ON CONFLICT DO NOTHING
            """);
        var ids = await app.LookAsync(db => Task.FromResult(db.Set<Project>().Where(p => p.WorkspaceId == workspace).Select(p => p.Id).ToList()));
        await using var client = await LiveClient.ConnectAsync(ada);
        foreach (var id in ids.Take(200)) await client.SubscribeAsync($"project:{id}", 0);

        var refused = await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync($"project:{ids[200]}", 0));
        await client.SubscribeAsync($"project:{ids[0]}", 0);
        await client.UnsubscribeAsync($"project:{ids[0]}");
        await client.SubscribeAsync($"project:{ids[200]}", 0);

        Assert.EndsWith("too_many_subscriptions", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(Person Ada, Guid Workspace)> OwnerAsync()
    {
        var ada = await app.RegisterAsync();
        return (ada, (await ada.WorkspaceAsync()).Id);
    }

    private static string Text(LiveClient client, string channel) => string.Concat(client.Of(channel).Select(c => c.GetRawText()));
}
