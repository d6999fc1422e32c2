using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.ApiTokens;

public sealed class PersonalTokenTests(ProFlowApp app) : IClassFixture<ProFlowApp>, IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private WebApplication node = null!;

    /// <summary>A second node, whose clock the test turns.</summary>
    public async ValueTask InitializeAsync() => node = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(time));

    public async ValueTask DisposeAsync() => await node.DisposeAsync();

    [Fact]
    public async Task A_token_is_told_once_kept_as_a_hash_and_works_as_its_owner()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var made = await ada.PostAsync<CreatedTokenView>("me/tokens", new { name = " Script ", scopes = new[] { "tasks:write", "tasks:read", "tasks:read" } });

        Assert.Matches("^pf_pat_[A-Za-z0-9]{46}$", made.Token);
        var stored = await StoredAsync(made.Id);
        Assert.Equal(Sessions.Hash(made.Token), stored.Hash);
        Assert.Equal(("Script", made.Token[^4..], ada.Id, 2), (stored.Name, stored.Hint, stored.CreatedById, stored.Scopes.Length));
        var listed = await ada.TryAsync(HttpMethod.Get, "me/tokens");
        Assert.DoesNotContain(made.Token[..20], await listed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var task = await app.With(ada, made.Token).TaskAsync(project.Id, "By a script");
        Assert.Equal(ada.Id, (await app.ChangesAsync(project.Id)).Single(c => c.EntityId == task.Id).ActorId);
    }

    [Theory]
    [InlineData("projects:read", "PATCH", "projects/{0}", "projects:write")]
    [InlineData("projects:read", "DELETE", "projects/{0}", "projects:write")]
    [InlineData("projects:read", "GET", "projects/{0}/snapshot", "tasks:read")]
    [InlineData("tasks:read", "POST", "projects/{0}/tasks", "tasks:write")]
    [InlineData("tasks:write", "GET", "projects/{0}", "projects:read")]
    [InlineData("comments:write", "GET", "projects/{0}/tasks", "tasks:read")]
    [Trait("Security", "A-15")]
    public async Task A_scope_is_of_an_operation_and_not_of_an_address(string scope, string method, string path, string missing)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var token = await app.TokenAsync(ada, [scope]);
        var before = (await app.ChangesAsync(project.Id)).Count;

        using var answer = await token.TryAsync(HttpMethod.Parse(method), string.Format(System.Globalization.CultureInfo.InvariantCulture, path, project.Id), method == "GET" ? null : new { });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("insufficient_scope", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains(missing, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (await app.ChangesAsync(project.Id)).Count);
    }

    [Fact]
    public async Task Whoever_may_write_may_read_and_who_may_comment_may_comment_alone()
    {
        var ada = await app.RegisterAsync();
        var task = await ada.TaskAsync((await ada.ProjectAsync()).Id);
        var (writer, voice) = (await app.TokenAsync(ada, ["tasks:write"]), await app.TokenAsync(ada, ["comments:write"]));

        Assert.Equal(task.Id, (await writer.GetAsync<TaskView>($"tasks/{task.Id}")).Id);
        await voice.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Built." });
        await voice.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Mine" });
        await writer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"tasks/{task.Id}/comments", new { body = "Not asked." });
    }

    [Fact]
    public async Task For_a_token_of_some_projects_no_other_exists()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        var (mine, other) = (await ada.ProjectAsync(workspace.Id, "One"), await ada.ProjectAsync(workspace.Id, "Two"));
        var (here, there) = (await ada.TaskAsync(mine.Id), await ada.TaskAsync(other.Id));
        var token = await app.TokenAsync(ada, projectIds: [mine.Id]);

        Assert.Equal(here.Id, (await token.GetAsync<TaskView>($"tasks/{here.Id}")).Id);
        await token.PatchAsync<TaskView>($"tasks/{here.Id}", new { title = "Ours" });

        await token.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"tasks/{there.Id}");
        await token.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"tasks/{there.Id}", new { title = "Theirs" });
        await token.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{other.Id}/changes");
        await token.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{workspace.Id}/tasks/{there.Key}");
        foreach (var wide in new[] { "workspaces", $"workspaces/{workspace.Id}", $"workspaces/{workspace.Id}/projects", $"workspaces/{workspace.Id}/snapshot", $"workspaces/{workspace.Id}/changes", $"workspaces/{workspace.Id}/members", "me/snapshot", "me/changes" })
            await token.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, wide);
        await token.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"workspaces/{workspace.Id}/projects", new { name = "Three" });
        await using var ears = await LiveClient.ConnectAsync(token);
        await ears.SubscribeAsync($"project:{mine.Id}", 0);
        foreach (var channel in new[] { $"project:{other.Id}", $"workspace:{workspace.Id}", $"user:{ada.Id}" })
            Assert.Contains("not_found", (await Assert.ThrowsAnyAsync<Exception>(() => ears.SubscribeAsync(channel, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_never_may_more_than_its_owner_at_that_moment()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "contributor");
        var token = await app.TokenAsync(bob);
        var task = await token.TaskAsync(project.Id);

        await ada.PatchAsync<ProjectMemberView>($"projects/{project.Id}/members/{bob.Id}", new { role = "viewer" });
        await token.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Still?" });
        await ada.DeleteAsync($"projects/{project.Id}/members/{bob.Id}");

        await token.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"tasks/{task.Id}");
    }

    [Fact]
    public async Task A_token_can_neither_make_tokens_nor_touch_the_account()
    {
        var ada = await app.RegisterAsync();
        var token = await app.TokenAsync(ada);

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "me/tokens", null), (HttpMethod.Post, "me/tokens", new { name = "More", scopes = new[] { "tasks:read" } }), (HttpMethod.Delete, $"me/tokens/{Id.New()}", null),
            (HttpMethod.Patch, "me", new { name = "Eve" }), (HttpMethod.Get, "auth/sessions", null), (HttpMethod.Delete, "auth/sessions", null), (HttpMethod.Delete, $"auth/sessions/{Id.New()}", null),
            (HttpMethod.Post, "auth/reauthenticate", new { password = "correct horse" }),
        })
        {
            var problem = await token.RefusedAsync(HttpStatusCode.Forbidden, method, path, body);
            Assert.Equal("people_only", problem.GetProperty("code").GetString());
        }
        Assert.Equal("Ada", (await token.GetAsync<UserView>("me")).Name);
        Assert.Single((await ada.GetAsync<Page<ApiTokenView>>("me/tokens")).Items);
    }

    [Fact]
    public async Task A_revoked_token_is_dead_at_once_here_and_within_two_seconds_elsewhere_and_its_sockets_close()
    {
        var ada = await app.RegisterAsync();
        var token = await app.TokenAsync(ada);
        await using var second = await app.StartNodeAsync();
        await using var ears = await LiveClient.ConnectAsync(token, second.Uri());
        Assert.Equal(HttpStatusCode.OK, await token.MeAsync());
        Assert.Equal(HttpStatusCode.OK, await token.At(second).MeAsync());

        await ada.DeleteAsync($"me/tokens/{(await ada.GetAsync<Page<ApiTokenView>>("me/tokens")).Items.Single().Id}");

        Assert.Equal(HttpStatusCode.Unauthorized, await token.MeAsync());
        await ears.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        await Eventually.HoldsAsync(async () => await token.At(second).MeAsync() == HttpStatusCode.Unauthorized, "the other node refuses the token", 4);
        Assert.Empty((await ada.GetAsync<Page<ApiTokenView>>("me/tokens")).Items);
    }

    [Fact]
    public async Task A_token_ends_when_it_was_to_end()
    {
        var ada = await app.RegisterAsync();
        var token = (await app.TokenAsync(ada, expiresAt: time.GetUtcNow().AddHours(1))).At(node);
        Assert.Equal(HttpStatusCode.OK, await token.MeAsync());

        time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(HttpStatusCode.Unauthorized, await token.MeAsync());
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "me/tokens", new { name = "Late", scopes = new[] { "tasks:read" }, expiresAt = "2020-01-01T00:00:00Z" });
    }

    [Fact]
    public async Task The_last_use_is_written_down_once_a_minute_at_the_most()
    {
        var ada = await app.RegisterAsync();
        var token = (await app.TokenAsync(ada)).At(node);
        async Task<DateTimeOffset?> LastUseAsync() => (await ada.GetAsync<Page<ApiTokenView>>("me/tokens")).Items.Single().LastUsedAt;
        Assert.Null(await LastUseAsync());

        await token.MeAsync();
        var first = await LastUseAsync();
        Assert.NotNull(first);
        time.Advance(TimeSpan.FromSeconds(30));
        await token.MeAsync();
        Assert.Equal(first, await LastUseAsync());
        time.Advance(TimeSpan.FromSeconds(31));
        await token.MeAsync();

        Assert.Equal(first + TimeSpan.FromSeconds(61), await LastUseAsync());
    }

    [Fact]
    public async Task A_mistyped_or_made_up_token_is_refused_and_never_looked_for()
    {
        var ada = await app.RegisterAsync();
        var token = await app.TokenAsync(ada);
        var text = token.AccessToken;
        var swapped = text[..20] + (text[20] == 'A' ? 'B' : 'A') + text[21..];

        foreach (var wrong in new[] { swapped, text[..^1], text + "A", text.ToUpperInvariant(), text.Replace("_pat_", "_svc_", StringComparison.Ordinal), "pf_", "pf_pat_" + new string('A', 46) })
        {
            Assert.False(TokenText.IsWellFormed(wrong), wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, await app.With(ada, wrong).MeAsync());
        }
        Assert.Equal(HttpStatusCode.Unauthorized, await app.With(ada, TokenText.New(service: false)).MeAsync());
    }

    [Theory]
    [InlineData("""{"scopes":["tasks:read"]}""", "name")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["tasks:everything"]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["*:read"]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["tasks:read"],"projectIds":[]}""", "projectIds")]
    [InlineData("""{"name":"a","scopes":["tasks:read"],"projectIds":["01942000-0000-7000-8000-000000000000"]}""", "projectIds")]
    public async Task What_can_be_no_token_is_refused_by_the_field(string body, string field)
    {
        var ada = await app.RegisterAsync();

        var problem = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "me/tokens", System.Text.Json.JsonDocument.Parse(body).RootElement);

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Empty((await ada.GetAsync<Page<ApiTokenView>>("me/tokens")).Items);
    }

    [Fact]
    public async Task Nobody_sees_or_revokes_the_tokens_of_somebody_else()
    {
        var (ada, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Eve"));
        var token = await app.TokenAsync(ada);
        var id = (await ada.GetAsync<Page<ApiTokenView>>("me/tokens")).Items.Single().Id;

        Assert.Empty((await eve.GetAsync<Page<ApiTokenView>>("me/tokens")).Items);
        await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"me/tokens/{id}");

        Assert.Equal(HttpStatusCode.OK, await token.MeAsync());
    }

    private Task<ApiToken> StoredAsync(Guid id) => app.LookAsync(db => db.Set<ApiToken>().AsNoTracking().SingleAsync(t => t.Id == id));
}
