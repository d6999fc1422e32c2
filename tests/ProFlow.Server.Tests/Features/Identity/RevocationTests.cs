using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

/// <summary>What was taken away stops working on every node: within five seconds over HTTP, within two on open sockets.</summary>
public sealed class RevocationTests(ProFlowApp app) : IClassFixture<ProFlowApp>, IAsyncLifetime
{
    private WebApplication other = null!;

    public async ValueTask InitializeAsync() => other = await app.StartNodeAsync();

    public async ValueTask DisposeAsync() => await other.DisposeAsync();

    [Fact, Trait("Security", "7.4.2"), Trait("Security", "E-4")]
    public async Task A_disabled_person_is_out_everywhere_and_their_sockets_close()
    {
        var ada = await app.RegisterAsync();
        await using var here = await LiveClient.ConnectAsync(ada);
        await using var there = await LiveClient.ConnectAsync(ada, other.Uri());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await ada.MeAsync(), await ada.At(other).MeAsync()));
        var clock = Stopwatch.StartNew();

        await app.SqlAsync($"UPDATE app_user SET disabled_at = now() WHERE id = '{ada.Id}'");

        // Two seconds on an idle machine; the rest is room for a busy one.
        await Task.WhenAll(here.Closed, there.Closed).WaitAsync(TimeSpan.FromSeconds(4));
        await Eventually.HoldsAsync(async () => await ada.MeAsync() == HttpStatusCode.Unauthorized && await ada.At(other).MeAsync() == HttpStatusCode.Unauthorized, "both nodes refuse", 5);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
        using var refresh = await app.Client().RefreshAsync(IdentityCalls.Token(ada.RefreshCookie));
        Assert.Equal(HttpStatusCode.Unauthorized, refresh.StatusCode);
        using var login = await app.Client().LogInAsync(ada.User.Email);
        Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
    }

    [Fact, Trait("Security", "8.3.2"), Trait("Security", "B-8")]
    public async Task A_lost_role_is_lost_on_the_other_node_as_well()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "contributor");
        var there = bob.At(other);
        await there.TaskAsync(project.Id);

        await ada.PatchAsync<ProjectMemberView>($"projects/{project.Id}/members/{bob.Id}", new { role = "viewer" });
        await Eventually.HoldsAsync(async () => await StatusAsync(there, HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "More" }) == HttpStatusCode.Forbidden, "the lowered role counts", 5);
        await ada.DeleteAsync($"workspaces/{project.WorkspaceId}/members/{bob.Id}");

        await Eventually.HoldsAsync(async () => await StatusAsync(there, HttpMethod.Get, $"projects/{project.Id}") == HttpStatusCode.NotFound, "the project is gone", 5);
    }

    [Fact, Trait("Security", "7.4.3"), Trait("Security", "7.5.2")]
    public async Task Somebody_ends_all_their_other_sessions_and_stays()
    {
        var ada = await app.RegisterAsync();
        var (phone, tablet) = (await app.AgainAsync(ada), await app.AgainAsync(ada));
        var eve = await app.RegisterAsync("Eve");
        await using var ears = await LiveClient.ConnectAsync(phone, other.Uri());

        await ada.DeleteAsync("auth/sessions");

        Assert.Equal(HttpStatusCode.OK, await ada.MeAsync());
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await phone.MeAsync(), await tablet.MeAsync()));
        await ears.Closed.WaitAsync(TimeSpan.FromSeconds(4));
        Assert.Single((await ada.GetAsync<Page<SessionView>>("auth/sessions")).Items);
        Assert.Equal(HttpStatusCode.OK, await eve.MeAsync());
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person, HttpMethod method, string path, object? body = null)
    {
        using var answer = await person.TryAsync(method, path, body);
        return answer.StatusCode;
    }
}
