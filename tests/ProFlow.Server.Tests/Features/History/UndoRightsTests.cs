using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.History;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.History;

/// <summary>An undo is no way around the rules of who may do what.</summary>
public sealed class UndoRightsTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task For_a_stranger_a_command_does_not_exist()
    {
        var (ada, _, project) = await PlaceAsync();
        var eve = await app.RegisterAsync("Eve");
        var command = await RunAsync(ada, HttpMethod.Post, $"projects/{project}/tasks", new { title = "Mine" });

        await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"commands/{command}/undo");
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"commands/{Id.New()}/undo");
        await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"commands/{await RenameAsync(ada, "Adas")}/undo");
    }

    [Fact]
    public async Task A_member_outside_a_private_project_does_not_learn_that_it_was_made()
    {
        var (ada, workspace, _) = await PlaceAsync();
        var bob = await app.RegisterAsync("Bob");
        await bob.JoinAsync(ada, workspace, "member");
        var command = await RunAsync(ada, HttpMethod.Post, $"workspaces/{workspace}/projects", new { name = "Hidden", @private = true });

        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"commands/{command}/undo");
    }

    [Fact]
    public async Task Others_commands_are_for_leads_and_ones_own_for_as_long_as_one_may_edit()
    {
        var (ada, workspace, project) = await PlaceAsync();
        var (viewer, bob) = (await app.RegisterAsync("Vera"), await app.RegisterAsync("Bob"));
        await viewer.JoinAsync(ada, workspace, "guest", project, "viewer");
        await bob.JoinAsync(ada, workspace, "guest", project, "contributor");
        var adas = await RunAsync(ada, HttpMethod.Post, $"projects/{project}/tasks", new { title = "Adas" });
        var bobs = await RunAsync(bob, HttpMethod.Post, $"projects/{project}/tasks", new { title = "Bobs" });

        await viewer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"commands/{adas}/undo");
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"commands/{adas}/undo");
        await ada.PatchAsync<JsonElement>($"projects/{project}/members/{bob.Id}", new { role = "viewer" });
        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"commands/{bobs}/undo");

        Assert.Empty((await ada.PostAsync<UndoAnswer>($"commands/{bobs}/undo")).Conflicts);
    }

    [Fact]
    public async Task Accounts_members_and_invitations_are_not_taken_back()
    {
        var (ada, workspace, project) = await PlaceAsync();
        var bob = await app.RegisterAsync("Bob");
        await bob.JoinAsync(ada, workspace, "member", project, "lead");
        var demoted = await RunAsync(ada, HttpMethod.Patch, $"workspaces/{workspace}/members/{bob.Id}", new { role = "guest" });
        var invited = await RunAsync(ada, HttpMethod.Post, $"workspaces/{workspace}/invitations", new { role = "admin" });

        await bob.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"commands/{demoted}/undo");
        foreach (var command in new[] { demoted, invited }) await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"commands/{command}/undo");
        var carol = await app.RegisterAsync("Carol");
        await carol.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"commands/{await RenameAsync(carol, "Caroline")}/undo");
    }

    [Fact]
    public async Task Somebody_who_has_left_the_workspace_does_not_come_back_into_a_project()
    {
        var (ada, workspace, project) = await PlaceAsync();
        var bob = await app.RegisterAsync("Bob");
        await bob.JoinAsync(ada, workspace, "guest", project, "lead");
        var removed = await RunAsync(ada, HttpMethod.Delete, $"projects/{project}/members/{bob.Id}");
        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"commands/{removed}/undo");
        await ada.DeleteAsync($"workspaces/{workspace}/members/{bob.Id}");

        var undo = await ada.PostAsync<UndoAnswer>($"commands/{removed}/undo");

        Assert.Equal("projectMember", Assert.Single(undo.Conflicts).Entity);
        Assert.DoesNotContain(await app.LookAsync(db => Task.FromResult(db.Set<ProjectMember>().Where(m => m.ProjectId == project).ToList())), m => m.UserId == bob.Id);
    }

    [Fact]
    public async Task The_words_of_a_comment_are_its_authors_also_for_a_lead()
    {
        var (ada, workspace, project) = await PlaceAsync();
        var bob = await app.RegisterAsync("Bob");
        await bob.JoinAsync(ada, workspace, "guest", project, "viewer");
        var task = await ada.TaskAsync(project);
        var comment = await bob.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Heated" });
        var edited = await RunAsync(bob, HttpMethod.Patch, $"comments/{comment.Id}", new { body = "Calm" });
        var withdrawn = await RunAsync(bob, HttpMethod.Delete, $"comments/{comment.Id}");

        await ada.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"commands/{withdrawn}/undo");
        await bob.PostAsync<UndoAnswer>($"commands/{withdrawn}/undo");
        await ada.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"commands/{edited}/undo");
        await bob.PostAsync<UndoAnswer>($"commands/{edited}/undo");

        Assert.Equal("Heated", (await ada.GetAsync<JsonElement>($"tasks/{task.Id}/comments")).GetProperty("items")[0].GetProperty("body").GetString());
    }

    private async Task<(Person Ada, Guid Workspace, Guid Project)> PlaceAsync()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        return (ada, project.WorkspaceId, project.Id);
    }

    private static Task<Guid> RenameAsync(Person person, string name) => RunAsync(person, HttpMethod.Patch, "me", new { name });

    private static async Task<Guid> RunAsync(Person person, HttpMethod method, string path, object? body = null)
    {
        using var answer = await person.TryAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
        return Guid.Parse(answer.Headers.GetValues("Command-Id").Single());
    }
}
