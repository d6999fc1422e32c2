using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Workspaces;

public sealed class InvitationTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_link_tells_who_invites_where_and_gives_both_roles_once()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();

        var invitation = await ada.PostAsync<InvitationView>($"workspaces/{project.WorkspaceId}/invitations", new { role = "guest", projectId = project.Id, projectRole = "viewer" });
        var preview = await bob.GetAsync<InvitationPreview>($"invitations/{invitation.Token}");
        var workspace = await bob.PostAsync<WorkspaceView>($"invitations/{invitation.Token}/accept");

        Assert.EndsWith($"/invite/{invitation.Token}", invitation.Url, StringComparison.Ordinal);
        Assert.Equal(("Northsound", "Ada", WorkspaceRole.Guest), (preview.WorkspaceName, preview.InviterName, preview.Role));
        Assert.Equal((project.WorkspaceId, WorkspaceRole.Guest), (workspace.Id, workspace.Role));
        Assert.Equal(ProjectRole.Viewer, (await bob.GetAsync<ProjectView>($"projects/{project.Id}")).Role);
    }

    [Fact]
    public async Task A_link_works_once_and_says_so_afterwards()
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Eve"));
        var invitation = await InviteAsync(ada, "member");
        await bob.PostAsync<WorkspaceView>($"invitations/{invitation.Token}/accept");

        await eve.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Post, $"invitations/{invitation.Token}/accept");
        await eve.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Get, $"invitations/{invitation.Token}");
        await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{invitation.WorkspaceId}");
    }

    [Fact]
    public async Task Two_who_open_a_link_at_once_are_let_in_one_by_one_and_only_one()
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Eve"));
        var invitation = await InviteAsync(ada, "member");

        var answers = await Task.WhenAll(new[] { bob, eve }.Select(p => p.TryAsync(HttpMethod.Post, $"invitations/{invitation.Token}/accept")));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Gone], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(2, await app.LookAsync(db => db.Set<WorkspaceMember>().CountAsync(m => m.WorkspaceId == invitation.WorkspaceId)));
    }

    [Fact]
    public async Task A_link_that_is_past_its_time_is_gone()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var invitation = await InviteAsync(ada, "member");
        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invitation SET expires_at = created_at WHERE id = {invitation.Id}"));

        await bob.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Post, $"invitations/{invitation.Token}/accept");

        Assert.Empty((await ada.GetAsync<Page<InvitationView>>($"workspaces/{invitation.WorkspaceId}/invitations")).Items);
    }

    [Fact]
    public async Task A_link_for_one_address_lets_nobody_else_in()
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Eve"));
        var invitation = await InviteAsync(ada, "member", $"  {bob.User.Email.ToUpperInvariant()} ");

        await eve.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"invitations/{invitation.Token}/accept");
        await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{invitation.WorkspaceId}");

        Assert.Equal(WorkspaceRole.Member, (await bob.PostAsync<WorkspaceView>($"invitations/{invitation.Token}/accept")).Role);
    }

    [Fact]
    public async Task Nobody_gives_a_role_above_their_own()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "admin");

        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"workspaces/{workspace.Id}/invitations", new { role = "owner" });

        Assert.Equal(WorkspaceRole.Admin, (await bob.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role = "admin" })).Role);
    }

    [Fact]
    public async Task An_invitation_raises_a_role_and_never_lowers_one()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "viewer");

        await bob.JoinAsync(ada, project.WorkspaceId, "admin", project.Id, "lead");
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "viewer");

        Assert.Equal(WorkspaceRole.Admin, (await bob.GetAsync<WorkspaceView>($"workspaces/{project.WorkspaceId}")).Role);
        Assert.Equal(ProjectRole.Lead, await app.LookAsync(db => db.Set<ProjectMember>().Where(m => m.UserId == bob.Id).Select(m => m.Role).SingleAsync()));
    }

    [Fact]
    public async Task A_revoked_invitation_is_not_there()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var invitation = await InviteAsync(ada, "member");

        await ada.DeleteAsync($"workspaces/{invitation.WorkspaceId}/invitations/{invitation.Id}");

        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"invitations/{invitation.Token}/accept");
    }

    [Fact]
    public async Task The_secret_of_a_link_is_told_once_and_kept_as_a_hash()
    {
        var ada = await app.RegisterAsync();
        var invitation = await InviteAsync(ada, "guest");

        var listed = (await ada.GetAsync<Page<InvitationView>>($"workspaces/{invitation.WorkspaceId}/invitations")).Items.Single();

        Assert.Null(listed.Token);
        Assert.Null(listed.Url);
        Assert.DoesNotContain(await app.ChangesAsync(invitation.WorkspaceId), c => c.Data.Contains(invitation.Token!, StringComparison.Ordinal) || c.Data.Contains("tokenHash", StringComparison.Ordinal));
    }

    [Theory, InlineData("nobody"), InlineData("a@b@c"), InlineData("Ada <ada@example.org>"), InlineData("a b@example.org"), InlineData("a\0@example.org")]
    public async Task An_address_that_is_none_is_refused(string email)
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"workspaces/{workspace.Id}/invitations", new { role = "guest", email });

        Assert.Equal("email", refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    private static async Task<InvitationView> InviteAsync(Person person, string role, string? email = null)
    {
        var workspace = await person.WorkspaceAsync();
        return await person.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role, email });
    }
}
