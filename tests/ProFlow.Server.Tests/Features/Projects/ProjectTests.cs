using System.Net;
using System.Text.Json;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Projects;

public sealed class ProjectTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_new_project_has_a_lead_a_workflow_and_a_key_made_of_its_name()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        var first = await ada.ProjectAsync(workspace.Id, "Ferry fleet app");
        var second = await ada.ProjectAsync(workspace.Id, "Fancy food area");

        Assert.Equal(("FFA", "FFA2", ProjectRole.Lead), (first.Key, second.Key, first.Role));
        Assert.Equal(["To do", "In progress", "In review", "Done"], (await ada.StatusesAsync(first.Id)).Select(s => s.Name));
        Assert.Equal(["project", "projectMember", "status", "status", "status", "status"], (await app.ChangesAsync(first.Id)).Select(c => c.Entity).Order());
        Assert.Contains((await app.ChangesAsync(workspace.Id)), c => c is { Entity: "project", Op: ChangeOp.Created } && c.EntityId == first.Id && c.ProjectId == first.Id);
    }

    [Fact]
    public async Task A_key_is_one_projects_own_in_its_workspace()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        await ada.PostAsync<ProjectView>($"workspaces/{workspace.Id}/projects", new { name = "Web", key = "web" });

        var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"workspaces/{workspace.Id}/projects", new { name = "Other", key = "WEB" });
        var other = await ada.ProjectAsync(workspace.Id, "Other");
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Patch, $"projects/{other.Id}", new { key = "WEB" });

        Assert.Equal("key_taken", refused.GetProperty("code").GetString());
        Assert.Equal("WEB", (await ada.PostAsync<ProjectView>($"workspaces/{(await ada.WorkspaceAsync()).Id}/projects", new { name = "Web", key = "WEB" })).Key);
    }

    [Theory, InlineData(""), InlineData("1A"), InlineData("A-B"), InlineData("ABCDEFGHIJK"), InlineData("Ä"), InlineData("A\n"), InlineData("A B")]
    public async Task A_key_is_letters_and_digits(string key)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"workspaces/{project.WorkspaceId}/projects", new { name = "X", key });
        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"projects/{project.Id}", new { key });

        Assert.Equal("key", refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_new_key_of_a_project_is_every_tasks_and_each_change_tells_it()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var (first, gone) = (await ada.TaskAsync(project.Id), await ada.TaskAsync(project.Id));
        using var deleted = await ada.TryAsync(HttpMethod.Delete, $"tasks/{gone.Id}");

        await ada.PatchAsync<ProjectView>($"projects/{project.Id}", new { key = "new" });
        await ada.PostAsync<JsonElement>($"commands/{deleted.Headers.GetValues("Command-Id").Single()}/undo");

        Assert.Equal("NEW-1", (await ada.GetAsync<TaskView>($"workspaces/{project.WorkspaceId}/tasks/new-1")).Key);
        Assert.Equal("NEW-2", (await ada.GetAsync<TaskView>($"tasks/{gone.Id}")).Key);
        Assert.Equal("NEW-3", (await ada.TaskAsync(project.Id)).Key);
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{project.WorkspaceId}/tasks/{first.Key}");
        var told = (await app.ChangesAsync(project.Id)).Single(c => c.EntityId == first.Id && c.Op == ChangeOp.Updated);
        Assert.Equal("""{"key":"NEW-1"}""", told.Data);
    }

    [Fact]
    public async Task A_private_project_is_there_for_its_people_and_the_workspaces_admins_alone()
    {
        var (ada, member, lead) = (await app.RegisterAsync(), await app.RegisterAsync("Member"), await app.RegisterAsync("Lead"));
        var workspace = await ada.WorkspaceAsync();
        await member.JoinAsync(ada, workspace.Id, "member");
        await lead.JoinAsync(ada, workspace.Id, "member");
        var secret = await lead.ProjectAsync(workspace.Id, "Secret", isPrivate: true);
        var task = await lead.TaskAsync(secret.Id);

        await member.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{secret.Id}");
        await member.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{workspace.Id}/tasks/{task.Key}");
        Assert.Empty((await member.GetAsync<Page<ProjectView>>($"workspaces/{workspace.Id}/projects")).Items);
        var seen = (await member.GetAsync<JsonElement>($"workspaces/{workspace.Id}/changes")).GetProperty("items").EnumerateArray();
        Assert.DoesNotContain(seen, c => c.GetRawText().Contains(secret.Id.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("Secret", (await member.GetAsync<JsonElement>($"workspaces/{workspace.Id}/snapshot")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(ProjectRole.Lead, (await ada.GetAsync<ProjectView>($"projects/{secret.Id}")).Role);
    }

    [Fact]
    public async Task A_deleted_project_is_gone_with_its_tasks_until_an_undo_and_its_key_is_free()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);

        using var deleted = await ada.TryAsync(HttpMethod.Delete, $"projects/{project.Id}");
        foreach (var path in (string[])[$"projects/{project.Id}", $"projects/{project.Id}/tasks", $"tasks/{task.Id}", $"tasks/{task.Id}/comments", $"workspaces/{project.WorkspaceId}/tasks/{task.Key}"])
            await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, path);
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"tasks/{task.Id}", new { title = "x" });
        Assert.Empty((await ada.GetAsync<Page<ProjectView>>($"workspaces/{project.WorkspaceId}/projects")).Items);

        var undo = $"commands/{deleted.Headers.GetValues("Command-Id").Single()}/undo";
        var heir = await ada.PostAsync<ProjectView>($"workspaces/{project.WorkspaceId}/projects", new { name = "Heir", key = project.Key });
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, undo);
        await ada.PatchAsync<ProjectView>($"projects/{heir.Id}", new { key = "HEIR" });
        await ada.PostAsync<JsonElement>(undo);
        Assert.Equal(task.Key, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Key);
        Assert.Equal(project.Name, (await ada.GetAsync<ProjectView>($"projects/{project.Id}")).Name);
    }

    [Fact]
    public async Task Each_field_of_a_project_can_be_set_and_taken_back()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var set = await ada.PatchAsync<ProjectView>($"projects/{project.Id}", new { name = "Named", description = "Told", color = "#0af", startDate = "2026-01-01", dueDate = "2026-12-31", @private = true });
        var back = await ada.PatchAsync<ProjectView>($"projects/{project.Id}", new { color = (string?)null, startDate = (string?)null, dueDate = (string?)null });

        Assert.Equal(("Named", "Told", "#0af", true), (set.Name, set.Description, set.Color, set.Private));
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (set.StartDate, set.DueDate));
        Assert.Equal((null, null, null, "Named"), (back.Color, back.StartDate, back.DueDate, back.Name));
    }

    [Theory]
    [InlineData("""{"name":""}""", "name"), InlineData("""{"name":null}""", "name"), InlineData("""{"description":null}""", "description"), InlineData("""{"private":null}""", "private")]
    [InlineData("""{"color":""}""", "color"), InlineData("""{"startDate":"2026-02-01","dueDate":"2026-01-01"}""", "dueDate")]
    public async Task What_a_project_can_not_be_is_refused_by_field(string body, string field)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"projects/{project.Id}", JsonDocument.Parse(body).RootElement);

        Assert.Equal(field, refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task People_of_a_project_are_added_changed_and_removed_and_may_leave()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "guest");
        var path = $"projects/{project.Id}/members";

        var added = await ada.PostAsync<ProjectMemberView>(path, new { userId = bob.Id, role = "viewer" });
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, path, new { userId = bob.Id, role = "viewer" });
        var raised = await ada.PatchAsync<ProjectMemberView>($"{path}/{bob.Id}", new { role = "lead" });
        await bob.DeleteAsync($"{path}/{bob.Id}");

        Assert.Equal((ProjectRole.Viewer, ProjectRole.Lead, 2L), (added.Role, raised.Role, raised.Version));
        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, path);
        Assert.Equal([ada.Id], (await ada.GetAsync<Page<ProjectMemberView>>(path)).Items.Select(m => m.UserId));
    }
}
