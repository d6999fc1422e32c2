using System.Net;
using System.Text.Json;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.TimeTracking;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Workspaces;

/// <summary>Roles that a workspace makes for itself.</summary>
public sealed class RoleTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_role_of_ones_own_gives_what_it_lists_and_nothing_else()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var project = await ada.ProjectAsync(workspace, isPrivate: true);
        var task = await ada.TaskAsync(project.Id);
        await bob.JoinAsync(ada, workspace, "guest", project.Id, "viewer");
        var planner = await RoleAsync(ada, workspace, "Planner", "project", "planTasks", "comment", "planTasks", "viewProject");

        var member = await ada.PatchAsync<ProjectMemberView>($"projects/{project.Id}/members/{bob.Id}", new { roleId = planner.Id });

        Assert.Equal((ProjectRole.Custom, planner.Id), (member.Role, member.RoleId!.Value));
        Assert.Equal(["comment", "planTasks"], planner.Permissions);
        var seen = await bob.GetAsync<ProjectView>($"projects/{project.Id}");
        Assert.Equal(["viewProject", "comment", "planTasks"], seen.Can);
        Assert.Equal(seen.Can, (await bob.GetAsync<JsonElement>($"projects/{project.Id}/snapshot")).GetProperty("project").GetProperty("can").Deserialize<string[]>());
        await bob.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Seen" });
        await bob.PostAsync<DependencyView>($"tasks/{task.Id}/dependencies", new { predecessorId = (await ada.TaskAsync(project.Id)).Id });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Mine" });
        var change = (await app.ChangesAsync(workspace)).Last(c => c.Entity == "role");
        Assert.Equal((ChangeOp.Created, planner.Id), (change.Op, change.EntityId));
    }

    [Fact]
    public async Task Nobody_hands_on_changes_or_takes_away_more_than_they_have()
    {
        var (ada, workspace) = await OwnerAsync();
        var (bob, carol, dan) = (await app.RegisterAsync("Bob"), await app.RegisterAsync("Carol"), await app.RegisterAsync("Dan"));
        var hr = await RoleAsync(ada, workspace, "HR", "workspace", "manageInvitations", "manageMembers", "manageRoles", "createProject");
        var above = await RoleAsync(ada, workspace, "Above", "workspace", "manageWorkspace");
        await bob.JoinAsync(ada, workspace, "guest");
        await carol.JoinAsync(ada, workspace, "admin");
        await dan.JoinAsync(ada, workspace, "guest");
        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace}/members/{bob.Id}", new { roleId = hr.Id });
        var hidden = await ada.ProjectAsync(workspace, "Hidden", isPrivate: true);
        var before = (await app.ChangesAsync(workspace)).Count;

        async Task ForbiddenAsync(HttpMethod method, string path, object? body = null) => await bob.RefusedAsync(HttpStatusCode.Forbidden, method, $"workspaces/{workspace}/{path}", body);
        await ForbiddenAsync(HttpMethod.Patch, $"members/{dan.Id}", new { role = "member" });
        await ForbiddenAsync(HttpMethod.Patch, $"members/{bob.Id}", new { role = "admin" });
        await ForbiddenAsync(HttpMethod.Patch, $"members/{dan.Id}", new { roleId = above.Id });
        await ForbiddenAsync(HttpMethod.Patch, $"members/{carol.Id}", new { role = "guest" });
        await ForbiddenAsync(HttpMethod.Delete, $"members/{carol.Id}");
        await ForbiddenAsync(HttpMethod.Post, "roles", new { name = "Lift", scope = "workspace", permissions = new[] { "leadAllProjects" } });
        await ForbiddenAsync(HttpMethod.Post, "roles", new { name = "Lift", scope = "project", permissions = new[] { "writeTasks" } });
        await ForbiddenAsync(HttpMethod.Patch, $"roles/{hr.Id}", new { permissions = new[] { "manageRoles", "leadAllProjects" } });
        await ForbiddenAsync(HttpMethod.Patch, $"roles/{above.Id}", new { permissions = Array.Empty<string>() });
        await ForbiddenAsync(HttpMethod.Delete, $"roles/{above.Id}");
        await ForbiddenAsync(HttpMethod.Post, "invitations", new { role = "member" });
        await ForbiddenAsync(HttpMethod.Post, "invitations", new { roleId = above.Id });
        await bob.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"workspaces/{workspace}/invitations", new { role = "guest", projectId = hidden.Id });
        Assert.Equal(before, (await app.ChangesAsync(workspace)).Count);

        await bob.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace}/members/{dan.Id}", new { roleId = hr.Id });
        await bob.PostAsync<InvitationView>($"workspaces/{workspace}/invitations", new { roleId = hr.Id });
        await bob.DeleteAsync($"workspaces/{workspace}/members/{dan.Id}");
    }

    [Fact]
    public async Task A_project_role_that_manages_members_makes_nobody_more_than_itself()
    {
        var (ada, workspace) = await OwnerAsync();
        var (bob, carol) = (await app.RegisterAsync("Bob"), await app.RegisterAsync("Carol"));
        var project = await ada.ProjectAsync(workspace, isPrivate: true);
        var keeper = await RoleAsync(ada, workspace, "Keeper", "project", "comment", "seeTime", "manageProjectMembers");
        await bob.JoinAsync(ada, workspace, "guest");
        await carol.JoinAsync(ada, workspace, "guest");
        await ada.PostAsync<ProjectMemberView>($"projects/{project.Id}/members", new { userId = bob.Id, roleId = keeper.Id });

        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"projects/{project.Id}/members", new { userId = carol.Id, role = "contributor" });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"projects/{project.Id}/members/{bob.Id}", new { role = "lead" });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Delete, $"projects/{project.Id}/members/{ada.Id}");
        var added = await bob.PostAsync<ProjectMemberView>($"projects/{project.Id}/members", new { userId = carol.Id, role = "viewer" });
        await ada.PatchAsync<ProjectMemberView>($"projects/{project.Id}/members/{carol.Id}", new { role = "lead" });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"projects/{project.Id}/members/{carol.Id}", new { role = "viewer" });

        Assert.Equal(ProjectRole.Viewer, added.Role);
    }

    [Fact]
    public async Task A_role_in_use_asks_where_its_people_go()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var (old, next) = (await RoleAsync(ada, workspace, "Old", "workspace", "import"), await RoleAsync(ada, workspace, "Next", "workspace", "import", "createProject"));
        await bob.JoinAsync(ada, workspace, "guest");
        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace}/members/{bob.Id}", new { roleId = old.Id });
        var invitation = await ada.PostAsync<InvitationView>($"workspaces/{workspace}/invitations", new { roleId = old.Id });
        var path = $"workspaces/{workspace}/roles/{old.Id}";

        var asked = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, path);
        foreach (var wrong in (string[])[old.Id.ToString(), Id.New().ToString(), "custom", "viewer", "0", ""])
            await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, $"{path}?moveTo={wrong}");
        await ada.DeleteAsync($"{path}?moveTo={next.Id}");

        Assert.Equal(("role_in_use", 2), (asked.GetProperty("code").GetString(), asked.GetProperty("people").GetInt32()));
        Assert.Equal(next.Id, (await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{workspace}/members")).Items.Single(m => m.UserId == bob.Id).RoleId);
        Assert.Equal(next.Id, (await ada.GetAsync<Page<InvitationView>>($"workspaces/{workspace}/invitations")).Items.Single(i => i.Id == invitation.Id).RoleId);
        Assert.Equal(["role", "invitation", "workspaceMember"], (await app.ChangesAsync(workspace)).TakeLast(3).Select(c => c.Entity).OrderByDescending(e => e == "role").ThenBy(e => e));
        Assert.Contains("createProject", (await bob.GetAsync<WorkspaceView>($"workspaces/{workspace}")).Can);
    }

    /// <summary>B-8: what a role loses is lost with the next request, and on an open socket within two seconds.</summary>
    [Fact]
    public async Task What_a_role_loses_its_people_lose_at_once()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var project = await ada.ProjectAsync(workspace, isPrivate: true);
        var reach = await RoleAsync(ada, workspace, "Reach", "workspace", "leadAllProjects");
        await bob.JoinAsync(ada, workspace, "guest");
        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace}/members/{bob.Id}", new { roleId = reach.Id });
        await bob.GetAsync<ProjectView>($"projects/{project.Id}");
        await using var socket = await LiveClient.ConnectAsync(bob);
        await socket.SubscribeAsync($"project:{project.Id}", 0);

        await ada.PatchAsync<RoleView>($"workspaces/{workspace}/roles/{reach.Id}", new { permissions = new[] { "viewOpenProjects" } });

        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{project.Id}");
        await Eventually.HoldsAsync(() => socket.WasEnded($"project:{project.Id}"), "the subscription has ended", 2);
        Assert.Empty((await bob.GetAsync<Page<ProjectView>>($"workspaces/{workspace}/projects")).Items);
    }

    [Theory]
    [InlineData("name", """{ "name": "Admin", "scope": "workspace", "permissions": [] }""")]
    [InlineData("name", """{ "name": " ", "scope": "workspace", "permissions": [] }""")]
    [InlineData("permissions", """{ "name": "Fly", "scope": "workspace", "permissions": ["fly"] }""")]
    [InlineData("permissions", """{ "name": "Fly", "scope": "workspace", "permissions": ["ownWorkspace"] }""")]
    [InlineData("permissions", """{ "name": "Fly", "scope": "workspace", "permissions": ["writeTasks"] }""")]
    [InlineData("permissions", """{ "name": "Fly", "scope": "project", "permissions": ["manageRoles"] }""")]
    [InlineData("scope", """{ "name": "Fly", "permissions": [] }""")]
    public async Task A_role_that_can_not_be_is_refused_by_its_field(string field, string body)
    {
        var (ada, workspace) = await OwnerAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"workspaces/{workspace}/roles", JsonSerializer.Deserialize<JsonElement>(body));

        Assert.True(refused.GetProperty("errors").TryGetProperty(field, out _), refused.ToString());
    }

    [Fact]
    public async Task A_role_is_given_in_the_scope_that_it_was_made_for()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var project = await ada.ProjectAsync(workspace);
        await bob.JoinAsync(ada, workspace, "guest", project.Id, "viewer");
        var (here, there) = (await RoleAsync(ada, workspace, "A", "workspace"), await RoleAsync(ada, workspace, "A", "project"));

        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"workspaces/{workspace}/members/{bob.Id}", new { roleId = there.Id });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"projects/{project.Id}/members/{bob.Id}", new { roleId = here.Id });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"projects/{project.Id}/members/{bob.Id}", new { role = "custom" });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"projects/{project.Id}/members/{bob.Id}", new { role = "lead", roleId = there.Id });
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"workspaces/{workspace}/roles", new { name = "A", scope = "project", permissions = Array.Empty<string>() });
        Assert.Equal(ProjectRole.Custom, (await ada.PatchAsync<ProjectMemberView>($"projects/{project.Id}/members/{bob.Id}", new { role = "custom", roleId = there.Id })).Role);
    }

    [Fact]
    public async Task Without_the_permission_others_time_is_in_no_list_stream_or_activity()
    {
        var (ada, workspace) = await OwnerAsync();
        var bob = await app.RegisterAsync("Bob");
        var project = await ada.ProjectAsync(workspace, isPrivate: true);
        var task = await ada.TaskAsync(project.Id);
        var worker = await RoleAsync(ada, workspace, "Worker", "project", "trackTime");
        await bob.JoinAsync(ada, workspace, "guest");
        await ada.PostAsync<ProjectMemberView>($"projects/{project.Id}/members", new { userId = bob.Id, roleId = worker.Id });
        await ada.PostAsync<TimeEntryView>($"tasks/{task.Id}/time-entries", new { date = "2026-11-23", minutes = 40, note = "Adas secret" });
        await bob.PostAsync<TimeEntryView>($"tasks/{task.Id}/time-entries", new { date = "2026-11-23", minutes = 20, note = "Bobs own" });
        await using var socket = await LiveClient.ConnectAsync(bob);
        await socket.SubscribeAsync($"project:{project.Id}", 0);
        await socket.HasReachedAsync($"project:{project.Id}", await ada.HeadAsync(project.Id));

        string[] told =
        [
            (await bob.GetAsync<JsonElement>($"tasks/{task.Id}/time-entries")).GetRawText(), (await bob.GetAsync<JsonElement>($"projects/{project.Id}/changes?after=0")).GetRawText(),
            (await bob.GetAsync<JsonElement>($"tasks/{task.Id}/activity")).GetRawText(), string.Concat(socket.Of($"project:{project.Id}").Select(c => c.GetRawText())),
        ];
        Assert.All(told, text => Assert.DoesNotContain("Adas secret", text, StringComparison.Ordinal));
        Assert.All(told, text => Assert.Contains("Bobs own", text, StringComparison.Ordinal));
        Assert.Contains("Bobs own", (await ada.GetAsync<JsonElement>($"tasks/{task.Id}/time-entries")).GetRawText(), StringComparison.Ordinal);
    }

    private async Task<(Person Ada, Guid Workspace)> OwnerAsync()
    {
        var ada = await app.RegisterAsync();
        return (ada, (await ada.WorkspaceAsync()).Id);
    }

    private static Task<RoleView> RoleAsync(Person ada, Guid workspace, string name, string scope, params string[] permissions) =>
        ada.PostAsync<RoleView>($"workspaces/{workspace}/roles", new { name, scope, permissions });
}
