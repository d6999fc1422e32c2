using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Workspaces;

/// <summary>Who owns a workspace, how it is handed over and left, and why somebody sees a project.</summary>
public sealed class OwnershipTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Ownership_is_handed_to_a_member_and_the_one_before_stays_as_an_admin()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "guest");

        var heir = await ada.PostAsync<WorkspaceMemberView>($"workspaces/{workspace.Id}/transfer", new { userId = bob.Id });

        Assert.Equal((bob.Id, WorkspaceRole.Owner), (heir.UserId, heir.Role));
        Assert.Contains("ownWorkspace", (await bob.GetAsync<WorkspaceView>($"workspaces/{workspace.Id}")).Can);
        Assert.Equal(WorkspaceRole.Admin, (await ada.GetAsync<WorkspaceView>($"workspaces/{workspace.Id}")).Role);
        Assert.Equal(2, (await app.ChangesAsync(workspace.Id)).Count(c => c is { Entity: "workspaceMember", Op: ChangeOp.Updated }));
        await ada.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"workspaces/{workspace.Id}/transfer", new { userId = ada.Id });
    }

    [Fact]
    public async Task It_is_handed_to_nobody_else_and_by_an_owner_alone_who_has_just_proved_who_they_are()
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Eve"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "admin");
        var path = $"workspaces/{workspace.Id}/transfer";

        foreach (var wrong in (Guid[])[eve.Id, ada.Id, Guid.CreateVersion7()]) await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, new { userId = wrong });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, path, new { userId = bob.Id });
        await app.SqlAsync($"UPDATE session SET authenticated_at = authenticated_at - interval '1 hour' WHERE user_id = '{ada.Id}'");
        await app.RestartAsync();
        var at = ada with { Http = app.Client() };
        at.Http.DefaultRequestHeaders.Authorization = ada.Http.DefaultRequestHeaders.Authorization;
        var stale = await at.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Post, path, new { userId = bob.Id });

        Assert.Equal("insufficient_user_authentication", stale.GetProperty("code").GetString());
        Assert.Equal(1, await app.LookAsync(db => db.Set<WorkspaceMember>().CountAsync(m => m.WorkspaceId == workspace.Id && m.Role == WorkspaceRole.Owner)));
    }

    [Fact]
    public async Task Of_fifty_tries_at_once_of_two_owners_to_go_or_step_down_one_owner_is_left()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "owner");
        string Member(Person p) => $"workspaces/{workspace.Id}/members/{p.Id}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => (n % 2 == 0 ? ada : bob) is var one && n % 4 < 2
            ? one.TryAsync(HttpMethod.Delete, Member(one)) : one.TryAsync(HttpMethod.Patch, Member(one), new { role = "member" })));

        Assert.Equal(1, await app.LookAsync(db => db.Set<WorkspaceMember>().CountAsync(m => m.WorkspaceId == workspace.Id && m.Role == WorkspaceRole.Owner)));
        Assert.All(answers, a => Assert.True((int)a.StatusCode < 500 || a.StatusCode == HttpStatusCode.ServiceUnavailable, a.StatusCode.ToString()));
        Assert.Contains(answers, a => a.IsSuccessStatusCode);
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_admin_reaches_a_private_project_whose_lead_has_left_and_gives_it_a_new_one()
    {
        var (ada, bob, carol) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Carol"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "member");
        await carol.JoinAsync(ada, workspace.Id, "admin");
        var project = await bob.ProjectAsync(workspace.Id, "Bobs", isPrivate: true);
        await bob.DeleteAsync($"workspaces/{workspace.Id}/members/{bob.Id}");

        Assert.Contains((await carol.GetAsync<ProFlow.Server.Platform.Page<ProjectView>>($"workspaces/{workspace.Id}/projects")).Items, p => p.Id == project.Id);
        await carol.PostAsync<ProjectMemberView>($"projects/{project.Id}/members", new { userId = ada.Id, role = "lead" });
        await carol.PatchAsync<ProjectView>($"projects/{project.Id}", new { @private = false });
    }

    [Fact]
    public async Task A_member_leaves_a_project_by_themselves()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "viewer");

        await bob.DeleteAsync($"projects/{project.Id}/members/{bob.Id}");

        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{project.Id}");
    }

    [Fact]
    public async Task The_rule_by_which_somebody_sees_a_project_is_told()
    {
        var (ada, bob, carol, dan, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Carol"), await app.RegisterAsync("Dan"), await app.RegisterAsync("Eve"));
        var workspace = await ada.WorkspaceAsync();
        var project = await ada.ProjectAsync(workspace.Id);
        await bob.JoinAsync(ada, workspace.Id, "guest", project.Id, "contributor");
        await carol.JoinAsync(ada, workspace.Id, "member");
        await dan.JoinAsync(ada, workspace.Id, "guest");
        Task<AccessExplanation> WhyAsync(Person p) => carol.GetAsync<AccessExplanation>($"projects/{project.Id}/members/{p.Id}/access");

        Assert.Equal((AccessRule.WorkspaceRole, ProjectRole.Lead), ((await WhyAsync(ada)).Because, (await WhyAsync(ada)).Role));
        Assert.Equal((AccessRule.OwnRole, ProjectRole.Contributor), ((await WhyAsync(bob)).Because, (await WhyAsync(bob)).Role));
        Assert.Equal((AccessRule.OpenProject, ProjectRole.Viewer), ((await WhyAsync(carol)).Because, (await WhyAsync(carol)).Role));
        var none = await WhyAsync(dan);
        Assert.Equal((null, null, 0), (none.Because, none.Role, none.Can.Count));
        Assert.Equal((await bob.GetAsync<ProjectView>($"projects/{project.Id}")).Can, (await WhyAsync(bob)).Can);
        await carol.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{project.Id}/members/{eve.Id}/access");
    }

    /// <summary>B-8: an invitation that was made before its maker lost a role is no way back in.</summary>
    [Fact]
    public async Task An_invitation_is_worth_what_its_maker_may_give_when_it_is_taken()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "admin");
        var (asAdmin, asGuest) = (await InviteAsync(bob, "admin"), await InviteAsync(bob, "guest"));
        await ada.DeleteAsync($"workspaces/{workspace.Id}/members/{bob.Id}");

        foreach (var token in (string[])[asAdmin, asGuest]) await bob.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Post, $"invitations/{token}/accept");

        Assert.Equal(1, await app.LookAsync(db => db.Set<WorkspaceMember>().CountAsync(m => m.WorkspaceId == workspace.Id)));
        async Task<string> InviteAsync(Person by, string role) => (await by.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role })).Token!;
    }
}
