using System.Net;
using System.Text.Json;
using CsCheck;
using Microsoft.AspNetCore.SignalR;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Thousands of random steps, each a change of somebody's rights or a try of somebody to do something, beside <see cref="RightsModel"/>: the server and the model never part.</summary>
public sealed class RightsModelTests(ProFlowApp app) : IClassFixture<ProFlowApp>, IAsyncLifetime
{
    private const int Steps = 2_400, Users = 5, Projects = 3;
    private static readonly string?[] workspaceRoles = [null, "guest", "guest", "member", "admin", "custom-0", "custom-1"];
    private static readonly string?[] projectRoles = [null, "viewer", "contributor", "lead", "custom-2", "custom-3"];

    /// <summary>What is tried in a project, and how it answers whoever may: never 403 or 404.</summary>
    private static readonly (Right Right, HttpMethod Method, Func<ProjectView, TaskView, string> Path, object? Body)[] tries =
    [
        (Right.ViewProject, HttpMethod.Get, (p, _) => $"projects/{p.Id}", null),
        (Right.ViewProject, HttpMethod.Get, (_, t) => $"tasks/{t.Id}", null),
        (Right.Comment, HttpMethod.Post, (_, t) => $"tasks/{t.Id}/comments", new { body = "x" }),
        (Right.TrackTime, HttpMethod.Post, (_, t) => $"tasks/{t.Id}/time-entries", new { }),
        (Right.WriteTasks, HttpMethod.Patch, (_, t) => $"tasks/{t.Id}", new { }),
        (Right.DeleteTasks, HttpMethod.Delete, (_, t) => $"tasks/{t.Id}", null),
        (Right.PlanTasks, HttpMethod.Post, (_, t) => $"tasks/{t.Id}/dependencies", new { }),
        (Right.ManageWorkflow, HttpMethod.Post, (p, _) => $"projects/{p.Id}/statuses", new { }),
        (Right.ManageProject, HttpMethod.Patch, (p, _) => $"projects/{p.Id}", new { }),
        (Right.ManageProjectMembers, HttpMethod.Post, (p, _) => $"projects/{p.Id}/members", new { }),
        (Right.DeleteProject, HttpMethod.Delete, (p, _) => $"projects/{p.Id}", null),
    ];

    /// <summary>A version that nothing has: whoever may delete is told so with 412, and nothing is gone.</summary>
    private static readonly (string, string) never = ("If-Match", "\"999999\"");

    private readonly RightsModel model = new();
    private readonly Dictionary<string, Guid> roles = [];
    private Person ada = null!;
    private WorkspaceView workspace = null!;
    private Person[] users = null!;
    private LiveClient[] sockets = null!;
    private (ProjectView Project, TaskView Task)[] projects = null!;

    private sealed record Step(int Kind, int User, int Project, int Choice, ulong Bits);

    private static readonly Gen<Step> step = Gen.Select(Gen.Int[0, 15], Gen.Int[0, Users - 1], Gen.Int[0, Projects - 1], Gen.Int[0, 999], Gen.ULong, (kind, user, project, choice, bits) => new Step(kind, user, project, choice, bits));

    [Fact]
    public async Task The_server_and_the_model_never_part()
    {
        var tried = 0;
        foreach (var one in step.Array[Steps].Single())
        {
            var told = one.Kind switch
            {
                0 => await SetWorkspaceRoleAsync(one),
                1 => await SetProjectRoleAsync(one),
                2 => await HideAsync(one),
                3 => await RedefineAsync(one),
                4 => await SubscribeAsync(one),
                5 => await ListAsync(one),
                6 or 7 => await TryInWorkspaceAsync(one),
                _ => await TryInProjectAsync(one),
            };
            Assert.True(told is null, $"After {tried} steps: {told}");
            tried++;
        }
        Assert.Equal(Steps, tried);
    }

    private async Task<string?> SetWorkspaceRoleAsync(Step s)
    {
        var (role, had) = (workspaceRoles[s.Choice % workspaceRoles.Length], model.WorkspaceRole(s.User));
        var path = $"workspaces/{workspace.Id}/members/{users[s.User].Id}";
        if (role is null && had is not null) await ada.DeleteAsync(path);
        else if (role is not null && had is not null) await ada.PatchAsync<JsonElement>(path, Named(role));
        else if (role is not null)
        {
            var invitation = await ada.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", Named(role));
            await users[s.User].PostAsync<WorkspaceView>($"invitations/{invitation.Token}/accept");
        }
        model.SetWorkspaceRole(s.User, role);
        return null;
    }

    private async Task<string?> SetProjectRoleAsync(Step s)
    {
        var (role, had) = (projectRoles[s.Choice % projectRoles.Length], model.ProjectRole(s.User, s.Project));
        if (model.WorkspaceRole(s.User) is null) return null;
        var path = $"projects/{projects[s.Project].Project.Id}/members";
        if (role is null && had is not null) await ada.DeleteAsync($"{path}/{users[s.User].Id}");
        else if (role is not null && had is not null) await ada.PatchAsync<JsonElement>($"{path}/{users[s.User].Id}", Named(role));
        else if (role is not null) await ada.PostAsync<JsonElement>(path, roles.TryGetValue(role, out var id) ? new { userId = users[s.User].Id, roleId = id } : new { userId = users[s.User].Id, role });
        model.SetProjectRole(s.User, s.Project, role);
        return null;
    }

    private async Task<string?> HideAsync(Step s)
    {
        await ada.PatchAsync<JsonElement>($"projects/{projects[s.Project].Project.Id}", new { @private = s.Choice % 2 == 0 });
        model.Hide(s.Project, s.Choice % 2 == 0);
        return null;
    }

    private async Task<string?> RedefineAsync(Step s)
    {
        var name = $"custom-{s.Choice % 4}";
        await DefineAsync(name, s.Bits, (path, body) => ada.PatchAsync<RoleView>($"{path}/{roles[name]}", body));
        return null;
    }

    private async Task<string?> SubscribeAsync(Step s)
    {
        var (channel, due) = s.Choice % 2 == 0
            ? ($"workspace:{workspace.Id}", model.In(s.User) is not null)
            : ($"project:{projects[s.Project].Project.Id}", model.In(s.User, s.Project) is not null);
        var refused = await Record.ExceptionAsync(() => sockets[s.User].SubscribeAsync(channel));
        if (refused is null) await sockets[s.User].UnsubscribeAsync(channel);
        return refused is null == due && refused is null or HubException ? null : $"{Said(s)} at {channel}: {refused?.Message ?? "let in"}";
    }

    private async Task<string?> ListAsync(Step s)
    {
        using var answer = await users[s.User].TryAsync(HttpMethod.Get, $"workspaces/{workspace.Id}/projects");
        var due = Enumerable.Range(0, Projects).Where(p => model.In(s.User, p) is not null).Select(p => projects[p].Project.Id).Order().ToList();
        if (model.In(s.User) is null) return answer.StatusCode == HttpStatusCode.NotFound ? null : $"{Said(s)}: the list gave {answer.StatusCode}";
        var page = JsonSerializer.Deserialize<Page<ProjectView>>(await answer.Content.ReadAsStringAsync(), Json.Options)!;
        return page.Items.Select(p => p.Id).Order().SequenceEqual(due) ? null : $"{Said(s)}: the list has {page.Items.Count} projects instead of {due.Count}";
    }

    private async Task<string?> TryInWorkspaceAsync(Step s)
    {
        (Right Right, HttpMethod Method, string Path, object? Body)[] all =
        [
            (Right.ViewWorkspace, HttpMethod.Get, "", null), (Right.CreateProject, HttpMethod.Post, "/projects", new { }), (Right.ManageWorkspace, HttpMethod.Patch, "", new { }),
            (Right.ManageInvitations, HttpMethod.Get, "/invitations", null), (Right.ReadAudit, HttpMethod.Get, "/audit", null), (Right.ManageMembers, HttpMethod.Patch, $"/members/{ada.Id}", new { }),
            (Right.ManageRoles, HttpMethod.Post, "/roles", new { }), (Right.OwnWorkspace, HttpMethod.Delete, "", null),
        ];
        var one = all[s.Choice % all.Length];
        using var answer = await users[s.User].TryAsync(one.Method, $"workspaces/{workspace.Id}{one.Path}", one.Body, never);
        return Judge(s, one.Right, model.In(s.User), answer.StatusCode);
    }

    private async Task<string?> TryInProjectAsync(Step s)
    {
        var one = tries[s.Choice % tries.Length];
        var (project, task) = projects[s.Project];
        using var answer = await users[s.User].TryAsync(one.Method, one.Path(project, task), one.Body, one.Method == HttpMethod.Delete ? [never] : []);
        var rights = model.In(s.User, s.Project);
        if (one.Path(project, task) == $"projects/{project.Id}" && one.Method == HttpMethod.Get && answer.IsSuccessStatusCode && rights is not null)
        {
            var view = JsonSerializer.Deserialize<ProjectView>(await answer.Content.ReadAsStringAsync(), Json.Options)!;
            if (!view.Can.ToHashSet().SetEquals(rights.Select(r => r.Name()))) return $"{Said(s)}: can is {string.Join(' ', view.Can)} instead of {string.Join(' ', rights)}";
        }
        return Judge(s, one.Right, rights, answer.StatusCode);
    }

    private string? Judge(Step s, Right right, IReadOnlySet<Right>? rights, HttpStatusCode status)
    {
        HttpStatusCode? due = rights is null ? HttpStatusCode.NotFound : rights.Contains(right) ? null : HttpStatusCode.Forbidden;
        var fits = due is null ? status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden) && (int)status < 500 : status == due;
        return fits ? null : $"{Said(s)}: {right} gave {status} instead of {due?.ToString() ?? "success"}";
    }

    private string Said(Step s) => $"user {s.User} ({model.WorkspaceRole(s.User)}) in project {s.Project} ({model.ProjectRole(s.User, s.Project)}, {(model.IsPrivate(s.Project) ? "private" : "open")})";

    private object Named(string role) => roles.TryGetValue(role, out var id) ? new { roleId = id } : new { role };

    private async Task DefineAsync(string name, ulong bits, Func<string, object, Task<RoleView>> write)
    {
        var inWorkspace = name is "custom-0" or "custom-1";
        var choice = inWorkspace ? Reference.OfAdmins : Reference.OfLeads;
        var rights = choice.Where((r, i) => (bits >> i & 1) != 0 && r != Right.ViewProject).ToList();
        var body = new { name, permissions = rights.Select(r => r.Name()) };
        roles[name] = (await write($"workspaces/{workspace.Id}/roles", body)).Id;
        model.Define(name, rights.Append(inWorkspace ? Right.ViewWorkspace : Right.ViewProject));
    }

    public async ValueTask InitializeAsync()
    {
        ada = await app.RegisterAsync();
        workspace = await ada.WorkspaceAsync();
        users = new Person[Users];
        sockets = new LiveClient[Users];
        for (var n = 0; n < Users; n++)
        {
            users[n] = await app.RegisterAsync("User");
            sockets[n] = await LiveClient.ConnectAsync(users[n]);
        }
        projects = new (ProjectView, TaskView)[Projects];
        for (var n = 0; n < Projects; n++)
        {
            var project = await ada.ProjectAsync(workspace.Id, $"Project {n}");
            projects[n] = (project, await ada.TaskAsync(project.Id));
        }
        for (var n = 0; n < 4; n++)
        {
            var scope = n < 2 ? "workspace" : "project";
            await DefineAsync($"custom-{n}", 0, (path, body) => ada.PostAsync<RoleView>(path, new { name = $"custom-{n}", scope, permissions = Array.Empty<string>() }));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets) await socket.DisposeAsync();
    }
}
