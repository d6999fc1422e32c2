using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.ServiceAccounts;
using ProFlow.Server.Features.Workspaces.SignInRules;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Features.Audit;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>A workspace that gives roles by the groups of its provider, and one that lets nobody in by another way.</summary>
public sealed class GroupRoleTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task Groups_make_members_raise_and_lower_them_and_end_their_membership()
    {
        var (owner, workspace) = await PlaceAsync(new { provider = "one", groups = new[] { new { group = "dev", role = "member" }, new { group = "heads", role = "admin" } } });
        var project = await owner.ProjectAsync(workspace.Id);

        var grace = await world.NewcomerAsync("grouped", claims: Groups("dev", "heads", "other"));
        Assert.Equal((WorkspaceRole.Admin, "one"), await RoleAsync(workspace.Id, grace.Id));
        await owner.PostAsync<object>($"projects/{project.Id}/members", new { userId = grace.Id, role = "contributor" });

        await AgainAsync("grouped", "dev");
        Assert.Equal((WorkspaceRole.Member, "one"), await RoleAsync(workspace.Id, grace.Id));
        await AgainAsync("grouped");
        Assert.Null(await RoleAsync(workspace.Id, grace.Id));
        await AgainAsync("grouped", "DEV", "dev ", "heads");

        // Back with a role in the workspace alone: that in the project is not theirs any more.
        Assert.Equal((WorkspaceRole.Admin, "one"), await RoleAsync(workspace.Id, grace.Id));
        Assert.Equal(["created", "updated", "deleted", "created"], (await world.App.ChangesAsync(workspace.Id)).Where(c => c.Entity == "workspaceMember" && c.ActorId == grace.Id).Select(c => c.Op.ToString().ToLowerInvariant()));
        Assert.Equal(0, await world.App.LookAsync(db => db.Set<ProFlow.Server.Features.Projects.ProjectMember>().CountAsync(m => m.UserId == grace.Id)));
    }

    [Fact]
    public async Task Groups_never_touch_an_owner_and_leave_alone_whoever_was_invited_and_has_none()
    {
        var (owner, workspace) = await PlaceAsync(new { provider = "one", groups = new[] { new { group = "dev", role = "guest" } } });
        var invited = await world.NewcomerAsync("invited");
        await invited.JoinAsync(owner, workspace.Id, "admin");

        await AgainAsync("invited", "other");
        Assert.Equal((WorkspaceRole.Admin, null), await RoleAsync(workspace.Id, invited.Id));
        await AgainAsync(OwnerSubject(owner), "dev");
        Assert.Equal((WorkspaceRole.Owner, null), await RoleAsync(workspace.Id, owner.Id));
        await AgainAsync("invited", "dev");

        Assert.Equal((WorkspaceRole.Guest, "one"), await RoleAsync(workspace.Id, invited.Id));
    }

    [Fact]
    public async Task A_group_of_another_provider_counts_for_nothing_and_so_does_no_word_of_groups_at_all()
    {
        var (_, workspace) = await PlaceAsync(new { provider = "one", groups = new[] { new { group = "dev", role = "admin" } } });

        var elsewhere = await world.NewcomerAsync("elsewhere", "two", Groups("dev"));

        Assert.Null(await RoleAsync(workspace.Id, elsewhere.Id));
    }

    [Fact]
    public async Task Only_somebody_who_comes_by_the_provider_sets_it_up()
    {
        var ada = await world.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        foreach (var body in new object[] { new { provider = "one" }, new { provider = "one", required = true }, new { provider = "one", groups = new[] { new { group = "dev", role = "member" } } } })
        {
            var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Patch, $"workspaces/{workspace.Id}/sign-in", body);
            Assert.Equal(("provider_proof_needed", "one"), (refused.GetProperty("code").GetString(), refused.GetProperty("provider").GetString()));
        }

        Assert.Null((await ada.GetAsync<WorkspaceSignInView>($"workspaces/{workspace.Id}/sign-in")).Id);
    }

    [Theory]
    [InlineData("""{"provider":"nobody"}""", "provider"), InlineData("""{"required":true}""", "required"), InlineData("""{"provider":"hub","groups":[{"group":"dev","role":"member"}]}""", "groups")]
    [InlineData("""{"provider":"one","groups":[{"group":"dev","role":"owner"}]}""", "groups[0].role"), InlineData("""{"provider":"one","groups":[{"group":"dev","role":"custom"}]}""", "groups[0].role")]
    [InlineData("""{"provider":"one","groups":[{"group":" ","role":"guest"}]}""", "groups[0].group"), InlineData("""{"provider":"one","groups":[{"group":"a","role":"guest"},{"group":"a","role":"member"}]}""", "groups")]
    public async Task What_can_not_be_a_rule_is_refused_by_its_field(string body, string field)
    {
        var ada = await world.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"workspaces/{workspace.Id}/sign-in", System.Text.Json.JsonDocument.Parse(body).RootElement);

        Assert.Contains(field, refused.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task A_workspace_that_wants_its_provider_lets_nobody_in_who_came_another_way_but_owners()
    {
        var (owner, workspace) = await PlaceAsync(new { provider = "one" });
        var project = await owner.ProjectAsync(workspace.Id);
        var task = await owner.TaskAsync(project.Id);
        var (byPassword, byOther, right) = (await world.RegisterAsync("Ben"), await world.NewcomerAsync("other-door", "two"), await world.NewcomerAsync("right-door"));
        foreach (var person in new[] { byPassword, byOther, right }) await person.JoinAsync(owner, workspace.Id, "admin");
        await using var hub = await LiveClient.ConnectAsync(byPassword, world.Address);
        await hub.SubscribeAsync($"project:{project.Id}");
        await byPassword.GetAsync<object>($"tasks/{task.Id}");

        await owner.PatchAsync<WorkspaceSignInView>($"workspaces/{workspace.Id}/sign-in", new { required = true });

        foreach (var path in (string[])[$"workspaces/{workspace.Id}", $"workspaces/{workspace.Id}/snapshot", $"workspaces/{workspace.Id}/changes", $"projects/{project.Id}/snapshot", $"projects/{project.Id}/changes", $"tasks/{task.Id}"])
        {
            foreach (var person in new[] { byPassword, byOther })
            {
                var refused = await person.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, path);
                Assert.Equal(("provider_needed", "one"), (refused.GetProperty("code").GetString(), refused.GetProperty("provider").GetString()));
            }
            await right.GetAsync<object>(path);
            await owner.GetAsync<object>(path);
        }
        world.Time.Advance(TimeSpan.FromSeconds(3));
        await Eventually.HoldsAsync(() => hub.WasEnded($"project:{project.Id}"), "the open subscription of somebody who came another way has ended");
        // The owner comes in by a password as well: a provider that is down shuts nobody out for ever.
        await owner.PatchAsync<object>($"tasks/{task.Id}", new { title = "Still mine" });
        Assert.Contains(await world.App.ChainAsync(workspace.Id), e => e.Action == AuditAction.SignInRulesChanged.Name && e.Details!.Contains("true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_proves_at_the_provider_that_it_is_them_comes_in_with_the_session_they_have()
    {
        var (owner, workspace) = await PlaceAsync(new { provider = "one", required = true });
        var grace = await world.NewcomerAsync("step-up", "two");
        await grace.JoinAsync(owner, workspace.Id, "member");
        await grace.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"workspaces/{workspace.Id}");

        // The first time links the account, and comes back to where one stood.
        var back = await world.VisitAsync(grace, $"link?returnUrl=/w/{workspace.Id}", c => (c["sub"], c["groups"]) = ("step-up-one", new[] { "dev" }));
        Assert.Equal($"/w/{workspace.Id}", back.To!.PathAndQuery);
        await grace.GetAsync<WorkspaceView>($"workspaces/{workspace.Id}");

        // Another session of the same person proves it once.
        var other = await NewSessionAsync("step-up", "two");
        await other.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"workspaces/{workspace.Id}");
        await world.VisitAsync(other, $"prove?returnUrl=/w/{workspace.Id}", c => (c["sub"], c["auth_time"], c["groups"]) = ("step-up-one", world.Time.GetUtcNow().ToUnixTimeSeconds(), new[] { "dev" }));
        await other.GetAsync<WorkspaceView>($"workspaces/{workspace.Id}");
    }

    [Fact]
    public async Task A_token_a_refreshed_session_a_new_password_and_an_invitation_are_no_ways_around_the_provider()
    {
        var (owner, workspace) = await PlaceAsync(new { provider = "one" });
        var (project, ben) = (await owner.ProjectAsync(workspace.Id), await world.RegisterAsync("Ben"));
        await ben.JoinAsync(owner, workspace.Id, "member", project.Id, "contributor");
        var before = (Own: await TokenAsync(ben, "me/tokens"), Robot: await RobotAsync(owner, workspace.Id));
        await owner.PatchAsync<WorkspaceSignInView>($"workspaces/{workspace.Id}/sign-in", new { required = true });

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(before.Own, project.Id));
        // A program of the workspace counts as the session of the owner who let it in, which was one of the provider.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(before.Robot, project.Id));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(await TokenAsync(ben, "me/tokens"), project.Id));
        using (var changed = await ben.TryAsync(HttpMethod.Post, "auth/change-password", new { currentPassword = "correct horse", newPassword = "correct horse two" })) Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var again = await world.App.Client(world.Address).PostAsJsonAsync("auth/login", new { email = ben.User.Email, password = "correct horse two" });
        var byPassword = (await again.Content.ReadFromJsonAsync<SignedIn>(Json.Options))!.AccessToken;
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(byPassword, project.Id));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(await RefreshedAsync(again), project.Id));
        var carol = await world.RegisterAsync("Carol");
        await carol.JoinAsync(owner, workspace.Id, "admin");
        await carol.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"projects/{project.Id}");
        await carol.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"workspaces/{workspace.Id}/projects", new { name = "Around", key = "AR" });
    }

    [Fact]
    public async Task Whoever_unlinks_the_provider_has_neither_a_session_nor_a_token_that_came_by_it()
    {
        var (owner, workspace) = await PlaceAsync(new { provider = "one", required = true });
        var project = await owner.ProjectAsync(workspace.Id);
        var grace = await world.NewcomerAsync("unlinker");
        await grace.JoinAsync(owner, workspace.Id, "member", project.Id, "contributor");
        var token = await TokenAsync(grace, "me/tokens");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token, project.Id));
        await world.VisitAsync(grace, "link", c => c["sub"] = "unlinker-two", provider: "two");
        var login = (await grace.GetAsync<Page<LinkedLoginView>>("me/logins")).Items.Single(l => l.Provider == "one");

        await grace.DeleteAsync($"me/logins/{login.Id}");
        world.Time.Advance(TimeSpan.FromSeconds(3));

        await grace.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"projects/{project.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(token, project.Id));
    }

    [Fact]
    public async Task A_workspace_can_want_its_provider_and_a_second_factor_which_the_provider_may_vouch_for()
    {
        var (owner, workspace) = await PlaceAsync(new { provider = "one", required = true });
        var (single, twofold) = (await world.NewcomerAsync("one-factor"), await world.NewcomerAsync("two-factors", claims: c => c["amr"] = new[] { "pwd", "mfa" }));
        foreach (var person in new[] { single, twofold }) await person.JoinAsync(owner, workspace.Id, "member");
        await world.App.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE workspace SET requires_second_factor = true WHERE id = {workspace.Id}"));
        world.Time.Advance(TimeSpan.FromSeconds(3));

        var refused = await single.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"workspaces/{workspace.Id}");

        Assert.Equal("second_factor_needed", refused.GetProperty("code").GetString());
        await twofold.GetAsync<WorkspaceView>($"workspaces/{workspace.Id}");
    }

    [Fact]
    public async Task Of_many_tabs_that_come_back_at_once_one_makes_the_member_and_all_are_signed_in()
    {
        var (_, workspace) = await PlaceAsync(new { provider = "one", groups = new[] { new { group = "dev", role = "member" } } });

        var backs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.SignInAsync(world.Browser(), claims: c => (c["sub"], c["email"], c["groups"]) = ("tabs", "tabs@example.org", new[] { "dev" }))));

        Assert.All(backs, b => Assert.True(b.BeganSession, b.Body));
        Assert.Equal(1, await world.App.LookAsync(db => db.Set<WorkspaceMember>().CountAsync(m => m.WorkspaceId == workspace.Id && m.Email == "tabs@example.org")));
    }

    private async Task<Person> NewSessionAsync(string subject, string provider)
    {
        var browser = world.Browser();
        await world.SignInAsync(browser, provider, c => c["sub"] = subject);
        return await browser.SignedInAsync();
    }

    private static async Task<string> TokenAsync(Person person, string path) => (await person.PostAsync<CreatedTokenView>(path, new { name = "CI", scopes = new[] { "projects:read" } })).Token;

    private static async Task<string> RobotAsync(Person owner, Guid workspaceId)
    {
        var accounts = $"workspaces/{workspaceId}/service-accounts";
        return await TokenAsync(owner, $"{accounts}/{(await owner.PostAsync<ServiceAccountView>(accounts, new { name = "Robot", role = "admin" })).UserId}/tokens");
    }

    private async Task<string> RefreshedAsync(HttpResponseMessage signedIn)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/refresh");
        request.Headers.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var answer = await world.App.Client(world.Address).SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<SignedIn>(Json.Options))!.AccessToken;
    }

    private async Task<HttpStatusCode> StatusAsync(string token, Guid projectId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"projects/{projectId}");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await world.App.Client(world.Address).SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>A workspace whose owner comes by provider one, with rules.</summary>
    private async Task<(Person Owner, WorkspaceView Workspace)> PlaceAsync(object rules)
    {
        var owner = await world.NewcomerAsync($"owner-{Guid.CreateVersion7():N}");
        var workspace = await owner.WorkspaceAsync();
        await owner.PatchAsync<WorkspaceSignInView>($"workspaces/{workspace.Id}/sign-in", rules);
        return (owner, workspace);
    }

    private static string OwnerSubject(Person owner) => owner.User.Email.Split('@')[0];

    private async Task AgainAsync(string subject, params string[] groups)
    {
        var back = await world.SignInAsync(world.Browser(), claims: c =>
        {
            c["sub"] = subject;
            Groups(groups)(c);
        });
        Assert.True(back.BeganSession, back.Body);
    }

    private static Action<Dictionary<string, object>> Groups(params string[] groups) => c => c["groups"] = groups;

    private Task<(WorkspaceRole Role, string? ManagedBy)?> RoleAsync(Guid workspaceId, Guid userId) => world.App.LookAsync(async db =>
        await db.Set<WorkspaceMember>().AsNoTracking().FirstOrDefaultAsync(m => m.WorkspaceId == workspaceId && m.UserId == userId) is { } m ? (m.Role, m.ManagedBy) : ((WorkspaceRole, string?)?)null);
}
