using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.ServiceAccounts;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Factors;

/// <summary>ASVS 6.3.4 and 6.4.3: a workspace that requires a second factor is closed to whoever has not shown one, on every way.</summary>
public sealed class SecondFactorPolicyTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private sealed record Place(Person Ada, Person Ben, WorkspaceView Workspace, ProjectView Project, TaskView Task);

    [Fact]
    public async Task V6_3_4_without_a_second_factor_nothing_in_the_workspace_answers_and_nothing_else_is_lost()
    {
        var (ada, ben, workspace, project, task) = await PlaceAsync();
        var own = await ben.WorkspaceAsync("Ben's own");
        await RequireAsync(ada, workspace.Id);

        foreach (var path in (string[])[$"workspaces/{workspace.Id}", $"workspaces/{workspace.Id}/snapshot", $"workspaces/{workspace.Id}/members", $"workspaces/{workspace.Id}/changes?after=0",
            $"workspaces/{workspace.Id}/projects", $"workspaces/{workspace.Id}/search?q=a", $"workspaces/{workspace.Id}/tasks/{task.Key}", $"projects/{project.Id}", $"projects/{project.Id}/snapshot", $"projects/{project.Id}/tasks", $"projects/{project.Id}/changes?after=0", $"tasks/{task.Id}", $"tasks/{task.Id}/comments"])
            Assert.Equal("second_factor_needed", (await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, path)).GetProperty("code").GetString());
        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "By the back door" });
        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "By the back door" });
        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"tasks/{task.Id}/comments", new { body = "By the back door" });

        Assert.Equal(0, await app.LookAsync(db => db.Set<TaskItem>().CountAsync(t => t.Title == "By the back door")));
        Assert.Equal([workspace.Id, own.Id], (await ben.GetAsync<Page<WorkspaceView>>("workspaces")).Items.Select(w => w.Id).Order());
        await ben.ProjectAsync(own.Id);
        Assert.True((await ada.GetAsync<WorkspaceView>($"workspaces/{workspace.Id}")).RequiresSecondFactor);
        Assert.Contains("\"requiresSecondFactor\":true", (await app.ChangesAsync(workspace.Id))[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sets_a_factor_up_is_in_with_the_same_session_at_once_and_out_again_without_it()
    {
        var (ada, ben, workspace, _, task) = await PlaceAsync();
        await RequireAsync(ada, workspace.Id);
        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"tasks/{task.Id}");

        await AddAppAsync(ben);
        await ben.GetAsync<TaskView>($"tasks/{task.Id}");
        await ben.DeleteAsync("auth/factors/totp");

        await Eventually.HoldsAsync(async () => (await ben.TryAsync(HttpMethod.Get, $"tasks/{task.Id}")).StatusCode == HttpStatusCode.Forbidden, "the workspace is closed again", 3);
    }

    [Fact]
    public async Task V6_4_3_a_session_that_began_before_the_factor_stays_out_until_it_has_shown_it()
    {
        var (ada, ben, workspace, _, task) = await PlaceAsync();
        await RequireAsync(ada, workspace.Id);
        var phone = await app.AgainAsync(ben);
        var added = await AddAppAsync(ben);

        await phone.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"tasks/{task.Id}");
        using var proved = await phone.TryAsync(HttpMethod.Post, "auth/reauthenticate", new { password = "correct horse" });
        await phone.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"tasks/{task.Id}");
        using var shown = await phone.TryAsync(HttpMethod.Post, "auth/reauthenticate", new { code = added.RecoveryCodes![0] });

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (proved.StatusCode, shown.StatusCode));
        await phone.GetAsync<TaskView>($"tasks/{task.Id}");
    }

    [Fact]
    public async Task V6_3_4_the_live_channel_closes_as_the_door_does()
    {
        var (ada, ben, workspace, project, _) = await PlaceAsync();
        await using var client = await LiveClient.ConnectAsync(ben);
        var (ofWorkspace, ofProject) = ($"workspace:{workspace.Id}", $"project:{project.Id}");
        await client.SubscribeAsync(ofWorkspace, 0);
        await client.SubscribeAsync(ofProject, 0);

        await RequireAsync(ada, workspace.Id);
        await Eventually.HoldsAsync(() => client.WasEnded(ofWorkspace) && client.WasEnded(ofProject), "both subscriptions have ended", 3);
        await ada.TaskAsync(project.Id, "Not for Ben");

        await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(ofProject, 0));
        Assert.DoesNotContain(client.Of(ofProject), c => c.GetRawText().Contains("Not for Ben", StringComparison.Ordinal));
        await AddAppAsync(ben);
        await client.SubscribeAsync(ofProject, 0);
        await Eventually.HoldsAsync(() => client.Of(ofProject).Any(c => c.GetRawText().Contains("Not for Ben", StringComparison.Ordinal)), "Ben hears it now");
        await ben.DeleteAsync("auth/factors/totp");
        await Eventually.HoldsAsync(async () => await RefusesAsync(client, ofProject), "without a factor the channel is closed again", 4);
    }

    [Fact]
    public async Task V6_3_4_an_invitation_makes_a_member_and_opens_nothing()
    {
        var (ada, _, workspace, project, _) = await PlaceAsync();
        await RequireAsync(ada, workspace.Id);
        var carol = await app.RegisterAsync("Carol");

        await carol.JoinAsync(ada, workspace.Id, "admin");

        await carol.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"projects/{project.Id}");
        await carol.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace.Id}", new { requiresSecondFactor = false });
        Assert.True(await app.LookAsync(db => db.Set<Workspace>().Where(w => w.Id == workspace.Id).Select(w => w.RequiresSecondFactor).SingleAsync()));
    }

    [Fact]
    public async Task V6_3_4_a_token_gets_in_only_if_a_session_with_two_factors_made_it_and_while_there_are_two()
    {
        var (ada, ben, workspace, _, task) = await PlaceAsync();
        await RequireAsync(ada, workspace.Id);
        var before = await TokenAsync(ben);
        await AddAppAsync(ben);
        var after = await TokenAsync(ben);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(before, task.Id));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after, task.Id));
        await ben.DeleteAsync("auth/factors/totp");
        await Eventually.HoldsAsync(async () => await StatusAsync(after, task.Id) == HttpStatusCode.Forbidden, "the token is out as well", 3);
    }

    [Fact]
    public async Task A_service_accounts_token_is_the_workspaces_it_counts_as_the_session_that_made_it_and_outlasts_its_makers_factors()
    {
        var (ada, _, workspace, _, task) = await PlaceAsync(adaHasApp: false);
        var robot = await ada.PostAsync<ServiceAccountView>($"workspaces/{workspace.Id}/service-accounts", new { name = "Robot", role = "member" });
        var before = await ServiceTokenAsync(ada, workspace.Id, robot.UserId);
        await AddAppAsync(ada);
        await RequireAsync(ada, workspace.Id);
        var after = await ServiceTokenAsync(ada, workspace.Id, robot.UserId);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(before, task.Id));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after, task.Id));
        await ada.DeleteAsync("auth/factors/totp");
        await Eventually.HoldsAsync(async () => (await ada.TryAsync(HttpMethod.Get, $"tasks/{task.Id}")).StatusCode == HttpStatusCode.Forbidden, "Ada is out", 3);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after, task.Id));
    }

    [Fact]
    public async Task Only_an_owner_who_has_shown_a_factor_turns_it_on_and_nobody_takes_it_back_by_an_undo()
    {
        var (ada, ben, workspace, _, _) = await PlaceAsync(adaHasApp: false);
        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace.Id}/members/{ben.Id}", new { role = "admin" });
        var refusal = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Patch, $"workspaces/{workspace.Id}", new { requiresSecondFactor = true });
        Assert.Equal("prove_yourself_first", refusal.GetProperty("code").GetString());
        await AddAppAsync(ben);
        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace.Id}", new { requiresSecondFactor = true });
        await AddAppAsync(ada);

        using var turnedOn = await ada.TryAsync(HttpMethod.Patch, $"workspaces/{workspace.Id}", new { requiresSecondFactor = true });

        Assert.Equal(HttpStatusCode.OK, turnedOn.StatusCode);
        var command = turnedOn.Headers.GetValues("Command-Id").Single();
        Assert.Equal("not_undoable", (await ben.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"commands/{command}/undo")).GetProperty("code").GetString());
    }

    private async Task<Place> PlaceAsync(bool adaHasApp = true)
    {
        var (ada, ben) = (await app.RegisterAsync(), await app.RegisterAsync("Ben"));
        var workspace = await ada.WorkspaceAsync();
        var project = await ada.ProjectAsync(workspace.Id);
        await ben.JoinAsync(ada, workspace.Id, "member", project.Id, "contributor");
        if (adaHasApp) await AddAppAsync(ada);
        return new Place(ada, ben, workspace, project, await ada.TaskAsync(project.Id));
    }

    private static async Task<string> TokenAsync(Person person) => (await person.PostAsync<CreatedTokenView>("me/tokens", new { name = "CI", scopes = new[] { "tasks:read" } })).Token;

    private static async Task<string> ServiceTokenAsync(Person admin, Guid workspaceId, Guid robot) =>
        (await admin.PostAsync<CreatedTokenView>($"workspaces/{workspaceId}/service-accounts/{robot}/tokens", new { name = "CI", scopes = new[] { "tasks:read" } })).Token;

    private static async Task<bool> RefusesAsync(LiveClient client, string channel)
    {
        try
        {
            await client.SubscribeAsync(channel, 0);
            return false;
        }
        catch (HubException)
        {
            return true;
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string token, Guid taskId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"tasks/{taskId}");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await app.Client().SendAsync(request);
        return answer.StatusCode;
    }

    private static Task<WorkspaceView> RequireAsync(Person owner, Guid workspaceId) => owner.PatchAsync<WorkspaceView>($"workspaces/{workspaceId}", new { requiresSecondFactor = true });

    private static async Task<FactorAddedView> AddAppAsync(Person person)
    {
        var draft = await person.PostAsync<TotpDraftView>("auth/factors/totp");
        var code = Totp.Code(PhoneApp.Decode(draft.Secret), Totp.StepAt(TimeProvider.System.GetUtcNow()));
        return await person.PostAsync<FactorAddedView>("auth/factors/totp/confirm", new { draft.Id, code });
    }
}
