using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>B-2, B-3 and B-4 by hand, where it takes a story: ids of another workspace or project are refused as ids of nothing are, in the same words, and nothing is written.</summary>
public sealed class ForeignIdTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    private sealed record Place(Guid WorkspaceId, Guid ProjectId, Guid TaskId, Guid StatusId, Guid LabelId, Guid CommentId, Guid UserId, Guid InvitationId);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_body_with_an_id_from_elsewhere_is_refused_like_one_of_nothing(bool ofAnotherProject)
    {
        var elsewhere = await ElsewhereAsync(ofAnotherProject ? world.Workspace.Id : null);
        var (project, task) = (world.Project.Id, world.Task.Id);
        var before = await world.ChangeCountAsync();

        await AskAsync("POST", $"projects/{project}/tasks", id => new { title = "x", statusId = id }, elsewhere.StatusId);
        await AskAsync("POST", $"projects/{project}/tasks", id => new { title = "x", labelIds = new[] { id } }, elsewhere.LabelId);
        await AskAsync("POST", $"projects/{project}/tasks", id => new { title = "x", parentId = id }, elsewhere.TaskId);
        await AskAsync("PATCH", $"tasks/{task}", id => new { statusId = id }, elsewhere.StatusId);
        await AskAsync("PATCH", $"tasks/{task}", id => new { labelIds = new[] { id } }, elsewhere.LabelId);
        await AskAsync("PATCH", $"tasks/{task}", id => new { parentId = id }, elsewhere.TaskId);
        await AskAsync("PATCH", $"tasks/{task}", id => new { milestoneId = id }, elsewhere.TaskId);
        await AskAsync("PATCH", $"tasks/{task}", id => new { sprintId = id }, elsewhere.TaskId);
        await AskAsync("POST", $"tasks/{task}/move", id => new { statusId = id }, elsewhere.StatusId);
        await AskAsync("POST", $"tasks/{task}/move", id => new { afterId = id }, elsewhere.TaskId);
        await AskAsync("POST", $"tasks/{task}/move", id => new { beforeId = id }, elsewhere.TaskId);
        await AskAsync("POST", $"tasks/{task}/dependencies", id => new { predecessorId = id }, elsewhere.TaskId);
        await AskAsync("POST", $"tasks/{task}/comments", id => new { body = "x", parentId = id }, elsewhere.CommentId);
        await AskAsync("POST", $"projects/{project}/tasks/batch", id => new { operations = new[] { new { patch = new { id, title = "x" } } } }, elsewhere.TaskId);
        await AskAsync("POST", $"projects/{project}/tasks/batch", id => new { operations = new[] { new { delete = new { id } } } }, elsewhere.TaskId);
        if (!ofAnotherProject)
        {
            await AskAsync("POST", $"projects/{project}/tasks", id => new { title = "x", assigneeIds = new[] { id } }, elsewhere.UserId);
            await AskAsync("PATCH", $"tasks/{task}", id => new { assigneeIds = new[] { world.Owner.Id, id } }, elsewhere.UserId);
            await AskAsync("POST", $"projects/{project}/members", id => new { userId = id, role = "viewer" }, elsewhere.UserId);
            await AskAsync("POST", $"workspaces/{world.Workspace.Id}/invitations", id => new { role = "guest", projectId = id }, elsewhere.ProjectId);
        }

        Assert.Equal(before, await world.ChangeCountAsync());
    }

    [Fact]
    public async Task Somebody_of_the_workspace_who_does_not_see_the_project_can_not_be_given_its_tasks() =>
        await AskAsync("PATCH", $"tasks/{world.Task.Id}", id => new { assigneeIds = new[] { id } }, world[Role.Member].Id);

    [Fact]
    public async Task A_part_under_the_path_of_another_place_is_not_there()
    {
        var elsewhere = await ElsewhereAsync(null);
        var (status, label) = (await world.NewStatusAsync(), await world.NewLabelAsync());
        var before = await world.ChangeCountAsync();
        var stranger = world[Role.Stranger];

        // Each is a lead of one place and names a part of the other: below the own path, and below the other's.
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"projects/{elsewhere.ProjectId}/statuses/{status.Id}", new { name = "Taken" });
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"projects/{elsewhere.ProjectId}/statuses/{status.Id}");
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"projects/{elsewhere.ProjectId}/labels/{label.Id}", new { name = "Taken" });
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"projects/{elsewhere.ProjectId}/labels/{label.Id}");
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"projects/{elsewhere.ProjectId}/members/{world.Owner.Id}", new { role = "viewer" });
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"projects/{elsewhere.ProjectId}/members/{world.Owner.Id}");
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"workspaces/{elsewhere.WorkspaceId}/members/{world.Owner.Id}", new { role = "guest" });
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"workspaces/{elsewhere.WorkspaceId}/members/{world.Owner.Id}");
        await world.Owner.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"workspaces/{world.Workspace.Id}/invitations/{elsewhere.InvitationId}");
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{elsewhere.WorkspaceId}/tasks/{world.Task.Key}x");
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"auth/sessions/{await world.NewSessionAsync(world.Owner)}");
        Assert.Equal(before, await world.ChangeCountAsync());
    }

    [Fact]
    public async Task A_query_with_an_id_from_elsewhere_finds_nothing_and_moves_nothing()
    {
        var elsewhere = await ElsewhereAsync(null);
        var status = await world.NewStatusAsync();
        await world.Owner.PostAsync<TaskView>($"projects/{world.Project.Id}/tasks", new { title = "Standing", statusId = status.Id });

        foreach (var query in (string[])[$"status={elsewhere.StatusId}", $"label={elsewhere.LabelId}", $"parentId={elsewhere.TaskId}", $"assigneeId={elsewhere.UserId}"])
            Assert.Empty((await world.Owner.GetAsync<Page<TaskView>>($"projects/{world.Project.Id}/tasks?{query}")).Items);
        var refused = await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, $"projects/{world.Project.Id}/statuses/{status.Id}?moveTo={elsewhere.StatusId}");

        Assert.True(refused.GetProperty("errors").TryGetProperty("moveTo", out _));
        Assert.Contains(await world.Owner.StatusesAsync(world.Project.Id), s => s.Id == status.Id);
    }

    [Fact]
    public async Task A_batch_of_49_own_tasks_and_one_from_elsewhere_changes_none()
    {
        var elsewhere = await ElsewhereAsync(null);
        var own = await world.Owner.PostAsync<BatchTasks.Answer>($"projects/{world.Project.Id}/tasks/batch", new { operations = Enumerable.Range(0, 49).Select(n => new { create = new { title = $"Own {n}" } }) });
        var before = await world.ChangeCountAsync();

        var refused = await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"projects/{world.Project.Id}/tasks/batch",
            new { operations = own.Items.Select(t => t!.Id).Append(elsewhere.TaskId).Select(id => new { patch = new { id, title = "Changed" } }) });

        Assert.Equal("operations[49].id", refused.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.Equal(before, await world.ChangeCountAsync());
        Assert.Equal("Own 0", (await world.Owner.GetAsync<TaskView>($"tasks/{own.Items[0]!.Id}")).Title);
        Assert.Equal("Secret", (await world[Role.Stranger].GetAsync<TaskView>($"tasks/{elsewhere.TaskId}")).Title);
    }

    /// <summary>The same request with an id of nothing has to be refused alike.</summary>
    private async Task AskAsync(string method, string path, Func<Guid, object> body, Guid foreign)
    {
        var nothing = Guid.CreateVersion7();
        var told = await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Parse(method), path, body(foreign));
        var ofNothing = await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Parse(method), path, body(nothing));
        Assert.Equal(Words(ofNothing), Words(told));
    }

    private static string Words(JsonElement problem) => $"{problem.GetProperty("detail")} {problem.GetProperty("errors")}";

    /// <summary>A project with something of everything: in the stranger's workspace, or in another project of the one given.</summary>
    private async Task<Place> ElsewhereAsync(Guid? workspaceId)
    {
        var lead = workspaceId is null ? world[Role.Stranger] : world.Owner;
        var project = await lead.ProjectAsync(workspaceId ?? world.OtherWorkspace.Id, world.Name("Elsewhere"), isPrivate: true);
        var task = await lead.TaskAsync(project.Id, "Secret");
        var label = await lead.PostAsync<LabelView>($"projects/{project.Id}/labels", new { name = "Foreign" });
        var comment = await lead.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Foreign" });
        var invitation = await lead.PostAsync<InvitationView>($"workspaces/{project.WorkspaceId}/invitations", new { role = "guest" });
        return new Place(project.WorkspaceId, project.Id, task.Id, (await lead.StatusesAsync(project.Id))[0].Id, label.Id, comment.Id, lead.Id, invitation.Id);
    }
}
