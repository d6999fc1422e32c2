using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.ServiceAccounts;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Where somebody stands towards the world's private project.</summary>
public enum Role { Anonymous, Stranger, OtherAdmin, Removed, Guest, Member, Viewer, GuestViewer, Contributor, Lead, Custom, Admin, Owner }

/// <summary>A private project in a workspace, somebody in each role, and people of another workspace.</summary>
public sealed class RoleWorld : IAsyncLifetime
{
    /// <summary>What the workspace's own roles of the one in <see cref="Role.Custom"/> give, in the workspace and in the project.</summary>
    internal static readonly Right[] CustomInWorkspace = [Right.ManageInvitations, Right.CreateProject, Right.ReadAudit];
    internal static readonly Right[] CustomInProject = [Right.WriteTasks, Right.ManageWorkflow, Right.SeeTime];

    private readonly Dictionary<Role, Person> people = [];
    private int made;

    public ProFlowApp App { get; } = new();
    public WorkspaceView Workspace { get; private set; } = null!;
    public WorkspaceView OtherWorkspace { get; private set; } = null!;
    public ProjectView Project { get; private set; } = null!;
    public TaskView Task { get; private set; } = null!;
    public Person Owner => people[Role.Owner];
    public Person this[Role role] => people[role];

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Anonymous)) people[role] = await App.RegisterAsync(role.ToString());
        people[Role.Anonymous] = new Person(App.Client(), null!, "", "");
        Workspace = await Owner.WorkspaceAsync();
        Project = await Owner.ProjectAsync(Workspace.Id, isPrivate: true);
        OtherWorkspace = await this[Role.Stranger].WorkspaceAsync("Elsewhere");
        await this[Role.OtherAdmin].JoinAsync(this[Role.Stranger], OtherWorkspace.Id, "admin");
        await this[Role.Guest].JoinAsync(Owner, Workspace.Id, "guest");
        await this[Role.Member].JoinAsync(Owner, Workspace.Id, "member");
        await this[Role.Viewer].JoinAsync(Owner, Workspace.Id, "member", Project.Id, "viewer");
        await this[Role.GuestViewer].JoinAsync(Owner, Workspace.Id, "guest", Project.Id, "viewer");
        await this[Role.Contributor].JoinAsync(Owner, Workspace.Id, "member", Project.Id, "contributor");
        await this[Role.Lead].JoinAsync(Owner, Workspace.Id, "member", Project.Id, "lead");
        await this[Role.Admin].JoinAsync(Owner, Workspace.Id, "admin");
        await this[Role.Custom].JoinAsync(Owner, Workspace.Id, "guest", Project.Id, "viewer");
        await GiveAsync("workspace", $"workspaces/{Workspace.Id}/members", CustomInWorkspace);
        await GiveAsync("project", $"projects/{Project.Id}/members", CustomInProject);
        await this[Role.Removed].JoinAsync(Owner, Workspace.Id, "admin", Project.Id, "lead");
        await Owner.DeleteAsync($"workspaces/{Workspace.Id}/members/{this[Role.Removed].Id}");
        Task = await Owner.TaskAsync(Project.Id);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task GiveAsync(string scope, string members, Right[] rights)
    {
        var role = await NewRoleAsync(scope, [.. rights.Select(r => r.Name())]);
        await Owner.PatchAsync<JsonElement>($"{members}/{this[Role.Custom].Id}", new { roleId = role.Id });
    }

    public Task<RoleView> NewRoleAsync(string scope = "project", params string[] permissions) =>
        Owner.PostAsync<RoleView>($"workspaces/{Workspace.Id}/roles", new { name = Name("Role"), scope, permissions });

    /// <summary>A view that somebody keeps for themselves; where they may not, one of the owner's.</summary>
    public async Task<SavedViewView> NewViewAsync(Person? person = null)
    {
        var body = new { name = Name("View"), layout = "list" };
        using var answer = await (person ?? Owner).TryAsync(HttpMethod.Post, $"workspaces/{Workspace.Id}/views", body);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<SavedViewView>(Json.Options))! : await Owner.PostAsync<SavedViewView>($"workspaces/{Workspace.Id}/views", body);
    }

    /// <summary>A name that nothing else has.</summary>
    public string Name(string stem = "Thing") => $"{stem} {Interlocked.Increment(ref made)}";

    public Task<TaskView> NewTaskAsync() => Owner.TaskAsync(Project.Id, Name("Task"));

    public Task<StatusView> NewStatusAsync() =>
        Owner.PostAsync<StatusView>($"projects/{Project.Id}/statuses", new { name = Name("Status"), category = "todo" });

    public Task<MilestoneView> NewMilestoneAsync() => Owner.PostAsync<MilestoneView>($"projects/{Project.Id}/milestones", new { name = Name("Milestone") });
    public Task<LabelView> NewLabelAsync() => Owner.PostAsync<LabelView>($"projects/{Project.Id}/labels", new { name = Name("Label") });

    public async Task<DependencyView> NewDependencyAsync()
    {
        var (first, second) = (await NewTaskAsync(), await NewTaskAsync());
        return await Owner.PostAsync<DependencyView>($"tasks/{second.Id}/dependencies", new { predecessorId = first.Id });
    }

    public Task<InvitationView> NewInvitationAsync() => Owner.PostAsync<InvitationView>($"workspaces/{Workspace.Id}/invitations", new { role = "guest" });

    /// <summary>Somebody who has just come into the workspace as a guest, and into the project if wanted.</summary>
    public async Task<Person> NewGuestAsync(bool inProject = false)
    {
        var person = await App.RegisterAsync("Newcomer");
        await person.JoinAsync(Owner, Workspace.Id, "guest", inProject ? Project.Id : null, inProject ? "viewer" : null);
        return person;
    }

    /// <summary>Another private project with the same lead.</summary>
    public async Task<ProjectView> NewProjectAsync()
    {
        var project = await Owner.ProjectAsync(Workspace.Id, Name("Project"), isPrivate: true);
        await Owner.PostAsync<ProjectMemberView>($"projects/{project.Id}/members", new { userId = this[Role.Lead].Id, role = "lead" });
        return project;
    }

    /// <summary>The id of another session of the same person.</summary>
    public async Task<Guid> NewSessionAsync(Person person)
    {
        using var answer = await App.Client().PostAsJsonAsync("auth/login", new { email = person.User.Email, password = "correct horse" });
        answer.EnsureSuccessStatusCode();
        return (await person.GetAsync<Page<SessionView>>("auth/sessions")).Items.First(s => !s.Current).Id;
    }

    /// <summary>The id of a token of theirs.</summary>
    public async Task<Guid> NewTokenAsync(Person person) => (await person.PostAsync<CreatedTokenView>("me/tokens", new { name = Name("Token"), scopes = new[] { "tasks:read" } })).Id;

    /// <summary>The address of a service account of the workspace.</summary>
    public async Task<string> NewServiceAccountAsync()
    {
        var path = $"workspaces/{Workspace.Id}/service-accounts";
        return $"{path}/{(await Owner.PostAsync<ServiceAccountView>(path, new { name = Name("Bot"), role = "guest" })).UserId}";
    }

    /// <summary>The address of a token of a service account.</summary>
    public async Task<string> NewServiceTokenAsync()
    {
        var path = await NewServiceAccountAsync() + "/tokens";
        return $"{path}/{(await Owner.PostAsync<CreatedTokenView>(path, new { name = "CI", scopes = new[] { "tasks:read" } })).Id}";
    }

    /// <summary>An account at a provider, linked to the person's.</summary>
    public async Task<LinkedLoginView> NewLoginAsync(Person person)
    {
        var identity = new ProviderIdentity { Provider = App.Services.GetRequiredService<ProviderSignIn>().Find("github"), Issuer = "https://github.com", Subject = Name("subject") };
        await App.LookAsync(async db => { await App.Services.GetRequiredService<ProviderAccounts>().LinkAsync(db, identity, person.Id, default); return 0; });
        return (await person.GetAsync<Page<LinkedLoginView>>("me/logins")).Items[^1];
    }

    /// <summary>Does something to the project in this person's name and gives the id of the command.</summary>
    public async Task<Guid> NewCommandAsync(Person person)
    {
        using var answer = await person.TryAsync(HttpMethod.Post, $"projects/{Project.Id}/tasks", new { title = Name("Task") });
        answer.EnsureSuccessStatusCode();
        return Guid.Parse(answer.Headers.GetValues("Command-Id").Single());
    }

    public Task<CommentView> NewCommentAsync(Person author) => author.PostAsync<CommentView>($"tasks/{Task.Id}/comments", new { body = Name("Comment") });

    public async Task<ReactionView> NewReactionAsync() => await Owner.PostAsync<ReactionView>($"comments/{(await NewCommentAsync(Owner)).Id}/reactions", new { kind = "heart" });

    public Task<ChecklistItemView> NewChecklistItemAsync() => Owner.PostAsync<ChecklistItemView>($"tasks/{Task.Id}/checklist", new { text = Name("Step") });

    public Task<AttachmentView> NewAttachmentAsync() => Owner.PostAsync<AttachmentView>($"tasks/{Task.Id}/attachments", new { url = "https://example.org/plan" });

    /// <summary>How many changes there are in all streams: equal before and after means that nothing was written.</summary>
    public Task<int> ChangeCountAsync() => App.LookAsync(db => db.Changes.CountAsync());

    /// <summary>The problem details of an answer that has to be well formed whatever its status.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, string what)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{what} gave {(int)answer.StatusCode} as {answer.Content.Headers.ContentType}: {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        foreach (var member in (string[])["type", "title", "status", "detail", "instance", "traceId", "code"])
            Assert.True(problem.TryGetProperty(member, out _), $"{what}: no {member} in {text}");
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.False(text.Contains("   at ", StringComparison.Ordinal) || text.Contains(".cs:line", StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal), $"{what} tells of the inside: {text}");
        return problem;
    }
}
