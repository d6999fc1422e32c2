using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Audit;

/// <summary>ASVS 16.3.1: what people do to accounts, access and settings leaves its event, with who and from where.</summary>
public sealed class AuditEventTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Registering_and_signing_in_are_noted_in_the_servers_chain()
    {
        var ada = await app.RegisterAsync();

        var mine = (await app.ChainAsync(AuditPlace.ServerChain)).Where(e => e.ActorId == ada.Id).ToList();

        Assert.Equal(["account.registered", "signIn.succeeded"], mine.Select(e => e.Action));
        Assert.All(mine, e => Assert.Equal("127.0.0.1", e.Address));
    }

    [Fact]
    public async Task A_failed_sign_in_is_noted_where_the_persons_admins_see_it_without_what_was_typed()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        using var client = app.Client();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Quill/1.0");

        using var answer = await client.PostAsJsonAsync("auth/login", new { email = ada.User.Email, password = "hunter2-canary" });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var failed = await app.OnlyAsync(workspace.Id, AuditAction.SignInFailed);
        Assert.Equal(("failed", null, ada.Id, "Quill/1.0"), (failed.Outcome, failed.ActorId, failed.TargetId, failed.Agent));
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(await app.ChainAsync(AuditPlace.ServerChain)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_sign_in_under_an_address_that_nobody_has_keeps_only_enough_to_recognise_it()
    {
        using var client = app.Client();

        using var answer = await client.PostAsJsonAsync("auth/login", new { email = "mallory@nowhere.example", password = "x" });

        Assert.Contains(await app.ChainAsync(AuditPlace.ServerChain), e => e.Details?.Contains("m…@nowhere.example", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_change_and_its_event_are_one_transaction()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var before = await app.ChainAsync(project.WorkspaceId);

        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"workspaces/{project.WorkspaceId}/projects", new { name = "Other", key = project.Key });

        Assert.Equal(before.Count, (await app.ChainAsync(project.WorkspaceId)).Count);
        Assert.Equal("Booking relaunch", (await app.OnlyAsync(project.WorkspaceId, AuditAction.ProjectCreated)).TargetName);
    }

    [Fact]
    public async Task A_changed_role_says_from_what_to_what_and_under_which_command()
    {
        var (ada, ben) = (await app.RegisterAsync(), await app.RegisterAsync("Ben"));
        var workspace = await ada.WorkspaceAsync();
        await ben.JoinAsync(ada, workspace.Id, "member");

        using var answer = await ada.TryAsync(HttpMethod.Patch, $"workspaces/{workspace.Id}/members/{ben.Id}", new { role = "admin" });

        var changed = await app.OnlyAsync(workspace.Id, AuditAction.MemberRoleChanged);
        Assert.Equal((ada.Id, ben.Id, answer.Headers.GetValues("Command-Id").Single()), (changed.ActorId!.Value, changed.TargetId!.Value, changed.CommandId.ToString()));
        Assert.Equal("""{"role":{"from":"member","to":"admin"}}""", changed.Details);
    }

    [Fact]
    public async Task A_repeated_request_is_noted_once()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        for (var i = 0; i < 2; i++) await ada.SendAsync<InvitationView>(HttpMethod.Post, $"workspaces/{workspace.Id}/invitations", new { role = "guest" }, ("Idempotency-Key", "once"));

        await app.OnlyAsync(workspace.Id, AuditAction.InvitationCreated);
    }

    /// <summary>One walk through everything that is noted today; each step names the words that it has to leave, in order.</summary>
    [Fact]
    public async Task Every_act_leaves_its_words_in_the_workspaces_chain()
    {
        var (ada, ben) = (await app.RegisterAsync(), await app.RegisterAsync("Ben"));
        var workspace = await ada.WorkspaceAsync();
        var at = $"workspaces/{workspace.Id}";
        await ada.PatchAsync<WorkspaceView>(at, new { name = "Southsound" });
        var revoked = await ada.PostAsync<InvitationView>($"{at}/invitations", new { role = "guest" });
        await ada.DeleteAsync($"{at}/invitations/{revoked.Id}");
        await ben.JoinAsync(ada, workspace.Id, "member");
        var project = await ada.ProjectAsync(workspace.Id);
        await ada.PatchAsync<ProjectView>($"projects/{project.Id}", new { name = "Relaunch", @private = true });
        await ada.PostAsync<ProjectMemberView>($"projects/{project.Id}/members", new { userId = ben.Id, role = "viewer" });
        await ada.PatchAsync<ProjectMemberView>($"projects/{project.Id}/members/{ben.Id}", new { role = "lead" });
        await ada.DeleteAsync($"projects/{project.Id}/members/{ben.Id}");
        var status = await ada.PostAsync<StatusView>($"projects/{project.Id}/statuses", new { name = "Blocked", category = "todo" });
        await ada.PatchAsync<StatusView>($"projects/{project.Id}/statuses/{status.Id}", new { name = "Stuck" });
        await ada.DeleteAsync($"projects/{project.Id}/statuses/{status.Id}");
        var label = await ada.PostAsync<LabelView>($"projects/{project.Id}/labels", new { name = "bug" });
        await ada.PatchAsync<LabelView>($"projects/{project.Id}/labels/{label.Id}", new { name = "fault" });
        await ada.DeleteAsync($"projects/{project.Id}/labels/{label.Id}");
        var task = await ada.TaskAsync(project.Id);
        using var deleted = await ada.TryAsync(HttpMethod.Delete, $"tasks/{task.Id}");
        await ada.PostAsync<JsonElement>($"commands/{deleted.Headers.GetValues("Command-Id").Single()}/undo");
        using var gone = await ada.TryAsync(HttpMethod.Delete, $"projects/{project.Id}");
        await ada.PostAsync<JsonElement>($"commands/{gone.Headers.GetValues("Command-Id").Single()}/undo");
        await ben.PatchAsync<JsonElement>("me", new { name = "Benedikt" });
        await ada.DeleteAsync($"{at}/members/{ben.Id}");
        using (await ada.TryAsync(HttpMethod.Post, "auth/logout")) { }

        var events = await app.ChainAsync(workspace.Id);

        Assert.Equal(
            ["workspace.created", "member.added", "workspace.updated", "invitation.created", "invitation.revoked", "invitation.created",
                "member.added", "invitation.accepted", "project.created", "projectMember.added", "project.visibilityChanged", "project.updated",
                "projectMember.added", "projectMember.roleChanged", "projectMember.removed", "status.created", "status.updated", "status.deleted",
                "label.created", "label.updated", "label.deleted", "task.deleted", "task.restored", "command.undone", "project.deleted", "project.restored", "command.undone",
                "account.updated", "member.removed", "session.ended"],
            events.Select(e => e.Action));
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.N));
    }
}
