using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Workspaces;

public sealed class WorkspaceTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Whoever_founds_a_workspace_owns_it_and_both_streams_tell_of_it()
    {
        var ada = await app.RegisterAsync();

        var workspace = await ada.WorkspaceAsync("  Northsound  ");

        Assert.Equal(("Northsound", WorkspaceRole.Owner, 1L), (workspace.Name, workspace.Role, workspace.Version));
        Assert.Equal(
            ["viewWorkspace", "viewOpenProjects", "teamComments", "createProject", "import", "manageWorkspace", "readAudit", "manageInvitations", "manageMembers", "manageRoles", "leadAllProjects", "ownWorkspace"], workspace.Can);
        Assert.Equal(["workspace", "workspaceMember"], (await app.ChangesAsync(workspace.Id)).Select(c => c.Entity));
        Assert.Equal("workspaceMember", (await app.ChangesAsync(ada.Id)).Last().Entity);
    }

    [Theory, InlineData(""), InlineData("   "), InlineData(null)]
    public async Task A_workspace_needs_a_name(string? name)
    {
        var ada = await app.RegisterAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "workspaces", new { name });

        Assert.Equal("name", refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_rename_is_told_and_the_version_answers_as_the_tag()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        using var answer = await ada.TryAsync(HttpMethod.Patch, $"workspaces/{workspace.Id}", new { name = "Southsound" }, ("If-Match", "\"1\""));

        Assert.Equal("\"2\"", answer.Headers.ETag!.Tag);
        var change = (await app.ChangesAsync(workspace.Id)).Last();
        Assert.Equal((ChangeOp.Updated, 2L), (change.Op, change.Version));
        Assert.Equal("Southsound", JsonDocument.Parse(change.Data).RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_deleted_workspace_is_gone_for_everybody_with_all_that_is_in_it()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "admin");
        var project = await ada.ProjectAsync(workspace.Id);
        var task = await ada.TaskAsync(project.Id);
        await bob.GetAsync<ProjectView>($"projects/{project.Id}");

        await ada.DeleteAsync($"workspaces/{workspace.Id}");

        foreach (var person in (Person[])[ada, bob])
        {
            foreach (var path in (string[])[$"workspaces/{workspace.Id}", $"projects/{project.Id}", $"tasks/{task.Id}", $"workspaces/{workspace.Id}/snapshot"])
                await person.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, path);
            Assert.Empty((await person.GetAsync<Page<WorkspaceView>>("workspaces")).Items);
        }
    }

    [Fact]
    public async Task A_new_name_of_a_person_reaches_every_membership()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        await ada.PatchAsync<JsonElement>("me", new { name = "Ada Lovelace" });

        Assert.Equal("Ada Lovelace", (await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{workspace.Id}/members")).Items.Single().Name);
        Assert.Equal("workspaceMember", (await app.ChangesAsync(workspace.Id)).Last().Entity);
    }

    [Fact]
    public async Task The_last_owner_can_neither_leave_nor_step_down()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "admin");

        var stays = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"workspaces/{workspace.Id}/members/{ada.Id}");
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Patch, $"workspaces/{workspace.Id}/members/{ada.Id}", new { role = "admin" });
        Assert.Equal("last_owner", stays.GetProperty("code").GetString());

        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace.Id}/members/{bob.Id}", new { role = "owner" });
        await ada.DeleteAsync($"workspaces/{workspace.Id}/members/{ada.Id}");
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{workspace.Id}");
    }

    [Fact]
    public async Task Two_owners_who_leave_at_once_leave_one_behind()
    {
        for (var round = 0; round < 5; round++)
        {
            var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
            var workspace = await ada.WorkspaceAsync();
            await bob.JoinAsync(ada, workspace.Id, "owner");

            var answers = await Task.WhenAll(
                ada.TryAsync(HttpMethod.Delete, $"workspaces/{workspace.Id}/members/{ada.Id}"), bob.TryAsync(HttpMethod.Delete, $"workspaces/{workspace.Id}/members/{bob.Id}"));

            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            Assert.Equal(1, await app.LookAsync(db => db.Set<WorkspaceMember>().CountAsync(m => m.WorkspaceId == workspace.Id && m.Role == WorkspaceRole.Owner)));
        }
    }

    [Fact]
    public async Task An_admin_neither_makes_nor_unmakes_nor_removes_an_owner()
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Eve"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "admin");
        await eve.JoinAsync(ada, workspace.Id, "member");

        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace.Id}/members/{eve.Id}", new { role = "owner" });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace.Id}/members/{bob.Id}", new { role = "owner" });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace.Id}/members/{ada.Id}", new { role = "member" });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Delete, $"workspaces/{workspace.Id}/members/{ada.Id}");
        Assert.Equal(WorkspaceRole.Admin, (await bob.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace.Id}/members/{eve.Id}", new { role = "admin" })).Role);
    }

    [Fact]
    public async Task Anybody_may_leave_and_loses_their_roles_in_the_projects()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "contributor");

        await bob.DeleteAsync($"workspaces/{project.WorkspaceId}/members/{bob.Id}");

        Assert.Equal(0, await app.LookAsync(db => db.Set<ProjectMember>().CountAsync(m => m.UserId == bob.Id)));
        Assert.Equal(ChangeOp.Deleted, (await app.ChangesAsync(project.WorkspaceId)).Last(c => c.Entity == "workspaceMember").Op);
        Assert.Equal(("projectMember", ChangeOp.Deleted), ((await app.ChangesAsync(project.Id)).Last().Entity, (await app.ChangesAsync(project.Id)).Last().Op));
        Assert.Equal(ChangeOp.Deleted, (await app.ChangesAsync(bob.Id)).Last().Op);
    }

    [Fact]
    public async Task Members_come_page_by_page_each_once()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        for (var n = 0; n < 4; n++) await (await app.RegisterAsync("Bob")).JoinAsync(ada, workspace.Id, "guest");

        List<WorkspaceMemberView> all = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{workspace.Id}/members?limit=2&cursor={cursor}");
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        }

        Assert.Equal(5, all.DistinctBy(m => m.UserId).Count());
        Assert.Equal(5, all.Count);
    }
}
