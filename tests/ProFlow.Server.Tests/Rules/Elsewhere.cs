using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Tests.Harness;

namespace ProFlow.Server.Tests.Rules;

/// <summary>One of everything in a workspace that the world's owner does not know of, by the names under which requests refer to it.</summary>
internal sealed class Elsewhere
{
    private readonly Dictionary<string, Guid> ids = new(StringComparer.Ordinal);

    /// <summary>Null for a name that nobody has said anything about yet.</summary>
    public Guid? Id(string name) => ids.TryGetValue(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name), out var id) ? id : null;

    public static async Task<Elsewhere> MakeAsync(RoleWorld world)
    {
        var (it, eve) = (new Elsewhere(), world[Role.Stranger]);
        var project = await eve.ProjectAsync(world.OtherWorkspace.Id, world.Name("Elsewhere"), isPrivate: true);
        var task = await eve.TaskAsync(project.Id, "Secret");
        var other = await eve.TaskAsync(project.Id, "Secret too");
        it.Put(project.WorkspaceId, "workspaceId");
        it.Put(project.Id, "projectId", "projectIds");
        it.Put(task.Id, "taskId", "parentId", "predecessorId", "afterId", "beforeId", "sprintId", "id", "target");
        it.Put(eve.Id, "userId", "assigneeIds", "actor");
        it.Put((await eve.StatusesAsync(project.Id))[0].Id, "statusId", "toStatusId", "moveTo");
        it.Put((await eve.PostAsync<MilestoneView>($"projects/{project.Id}/milestones", new { name = "Foreign" })).Id, "milestoneId");
        it.Put((await eve.PostAsync<LabelView>($"projects/{project.Id}/labels", new { name = "Foreign" })).Id, "labelId", "labelIds");
        it.Put((await eve.PostAsync<SavedViewView>($"workspaces/{project.WorkspaceId}/views", new { name = "Foreign", layout = "list" })).Id, "viewId");
        it.Put((await eve.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Foreign" })).Id, "commentId");
        it.Put((await eve.PostAsync<DependencyView>($"tasks/{task.Id}/dependencies", new { predecessorId = other.Id })).Id, "dependencyId");
        it.Put((await eve.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "Foreign" })).Id, "itemId");
        it.Put((await eve.PostAsync<AttachmentView>($"tasks/{task.Id}/attachments", new { url = "https://example.org" })).Id, "attachmentId");
        it.Put((await FileCalls.UploadAsync(eve, task.Id)).Id, "uploadId");
        it.Put((await eve.PostAsync<InvitationView>($"workspaces/{project.WorkspaceId}/invitations", new { role = "guest" })).Id, "invitationId");
        it.Put((await eve.PostAsync<RoleView>($"workspaces/{project.WorkspaceId}/roles", new { name = world.Name("Foreign"), scope = "workspace", permissions = Array.Empty<string>() })).Id, "roleId");
        it.Put((await eve.PostAsync<RoleView>($"workspaces/{project.WorkspaceId}/roles", new { name = world.Name("Foreign"), scope = "project", permissions = Array.Empty<string>() })).Id, "projectRoleId");
        it.Put(await world.NewSessionAsync(eve), "sessionId");
        it.Put(await FactorCalls.ForeignPasskeyAsync(world), "passkeyId");
        it.Put(await world.NewTokenAsync(eve), "tokenId");
        it.Put((await world.NewLoginAsync(eve)).Id, "loginId");
        it.Put(await CommandAsync(eve, project.Id), "commandId");
        it.Put(await ValidCalls.JobAsync(eve), "jobId");
        return it;
    }

    private void Put(Guid id, params string[] names)
    {
        foreach (var name in names) ids.Add(name, id);
    }

    private static async Task<Guid> CommandAsync(Person person, Guid project)
    {
        using var answer = await person.TryAsync(HttpMethod.Post, $"projects/{project}/tasks", new { title = "Secret three" });
        return Guid.Parse(answer.Headers.GetValues("Command-Id").Single());
    }
}
