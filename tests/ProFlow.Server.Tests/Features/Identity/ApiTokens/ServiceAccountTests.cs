using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.ServiceAccounts;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.ApiTokens;

public sealed class ServiceAccountTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_service_account_is_a_member_of_its_own_kind_and_acts_in_its_own_name()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var (account, program, _) = await app.ServiceAsync(ada, project.WorkspaceId, "admin");
        var task = await program.TaskAsync(project.Id, "Release 4.2");

        Assert.StartsWith("pf_svc_", program.AccessToken, StringComparison.Ordinal);
        Assert.Equal(account.UserId, (await app.ChangesAsync(project.Id)).Single(c => c.EntityId == task.Id).ActorId);
        var member = (await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{project.WorkspaceId}/members")).Items.Single(m => m.UserId == account.UserId);
        Assert.Equal((MemberKind.Service, "Deploy bot", WorkspaceRole.Admin), (member.Kind, member.Name, member.Role));
        Assert.Contains(await app.ChangesAsync(project.WorkspaceId), c => c.Entity == "workspaceMember" && c.EntityId == member.Id && c.Data.Contains("\"kind\":\"service\"", StringComparison.Ordinal));
        var listed = (await ada.GetAsync<Page<ServiceAccountView>>($"workspaces/{project.WorkspaceId}/service-accounts")).Items.Single();
        Assert.Equal((1, true), (listed.Tokens, listed.LastUsedAt is not null));
    }

    [Fact]
    public async Task Nobody_can_sign_in_as_one()
    {
        var ada = await app.RegisterAsync();
        var (account, _, _) = await app.ServiceAsync(ada, (await ada.WorkspaceAsync()).Id);
        var email = await app.LookAsync(db => db.Set<User>().Where(u => u.Id == account.UserId).Select(u => u.Email).SingleAsync());

        foreach (var password in new[] { "", "correct horse" })
        {
            using var answer = await app.Client().PostAsJsonAsync("auth/login", new { email, password });
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        using var taken = await app.Client().PostAsJsonAsync("auth/register", new { email, password = "correct horse", name = "Eve" });
        Assert.NotEqual(HttpStatusCode.Created, taken.StatusCode);
    }

    [Fact]
    public async Task A_disabled_one_is_refused_at_once_and_on_every_node_and_may_go_on_when_it_is_enabled()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        var (account, program, _) = await app.ServiceAsync(ada, workspace.Id);
        var path = $"workspaces/{workspace.Id}/service-accounts/{account.UserId}";
        await using var second = await app.StartNodeAsync();
        await using var ears = await LiveClient.ConnectAsync(program, second.Uri());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await program.MeAsync(), await program.At(second).MeAsync()));

        var disabled = await ada.PatchAsync<ServiceAccountView>(path, new { disabled = true });

        Assert.NotNull(disabled.DisabledAt);
        Assert.Equal(HttpStatusCode.Unauthorized, await program.MeAsync());
        await ears.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        await Eventually.HoldsAsync(async () => await program.At(second).MeAsync() == HttpStatusCode.Unauthorized, "the other node refuses it", 4);
        Assert.Null((await ada.PatchAsync<ServiceAccountView>(path, new { disabled = false, name = "Release bot" })).DisabledAt);
        Assert.Equal("Release bot", (await program.GetAsync<UserView>("me")).Name);
    }

    [Fact]
    public async Task A_deleted_one_leaves_the_workspace_and_its_tokens_end()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        var (account, program, _) = await app.ServiceAsync(ada, workspace.Id);
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"workspaces/{workspace.Id}/members/{account.UserId}");

        await ada.DeleteAsync($"workspaces/{workspace.Id}/service-accounts/{account.UserId}");

        Assert.Equal(HttpStatusCode.Unauthorized, await program.MeAsync());
        Assert.Single((await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{workspace.Id}/members")).Items);
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{workspace.Id}/service-accounts/{account.UserId}/tokens");
    }

    [Fact]
    public async Task It_stays_in_its_workspace_and_below_an_owner()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        var (account, program, _) = await app.ServiceAsync(ada, workspace.Id, "admin");

        await program.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "workspaces", new { name = "Mine" });
        await program.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"workspaces/{workspace.Id}/service-accounts");
        await program.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"workspaces/{workspace.Id}/service-accounts", new { name = "More", role = "guest" });
        await ada.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace.Id}/members/{account.UserId}", new { role = "owner" });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"workspaces/{workspace.Id}/service-accounts", new { name = "King", role = "owner" });
    }

    [Fact]
    public async Task One_of_another_workspace_or_a_person_is_not_there()
    {
        var (ada, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Eve"));
        var (workspace, hers) = (await ada.WorkspaceAsync(), await eve.WorkspaceAsync());
        var (account, program, tokenId) = await app.ServiceAsync(ada, workspace.Id);

        foreach (var path in new[] { $"workspaces/{hers.Id}/service-accounts/{account.UserId}", $"workspaces/{hers.Id}/service-accounts/{eve.Id}", $"workspaces/{workspace.Id}/service-accounts/{account.UserId}" })
        {
            await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, path, new { disabled = true });
            await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, path + "/tokens", new { name = "Mine", scopes = new[] { "tasks:read" } });
            await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"{path}/tokens/{tokenId}");
        }
        Assert.Equal(HttpStatusCode.OK, await program.MeAsync());
    }
}
