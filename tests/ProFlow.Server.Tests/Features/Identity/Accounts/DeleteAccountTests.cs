using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Features.Identity.Profile;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Features.Identity.Profile;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Accounts;

public sealed class DeleteAccountTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task An_account_ends_at_once_and_what_was_written_stays_with_its_name()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "member", project.Id, "contributor");
        var elsewhere = await app.AgainAsync(bob);
        await PictureTests.PictureOfAsync(bob);
        var task = await ada.TaskAsync(project.Id);
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { assigneeIds = new[] { bob.Id } });
        await bob.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Mine" });
        var preview = Assert.Single((await bob.GetAsync<DeletionView>("auth/delete-account")).Workspaces);
        Assert.Equal((DeletionOutcome.Left, 1, "Ada"), (preview.Outcome, preview.OpenTasks, preview.Colleagues.Single().Name));

        await bob.DoneAsync("delete-account", new { confirm = bob.User.Email.ToUpperInvariant(), handOver = Array.Empty<object>() });

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await bob.MeAsync(), await elsewhere.MeAsync()));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.LogInStatusAsync(bob.User.Email, "correct horse"));
        Assert.Empty((await ada.GetAsync<TaskView>($"tasks/{task.Id}")).AssigneeIds);
        Assert.Equal(("Bob", "Mine"), (await ada.GetAsync<Page<CommentView>>($"tasks/{task.Id}/comments")).Items.Select(c => (c.AuthorName, c.Body)).Single());
        Assert.Equal(["Ada"], (await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{project.WorkspaceId}/members")).Items.Select(m => m.Name));
        var row = await app.RowAsync(bob);
        Assert.Equal(("Former member", "", null), (row.Name, row.PasswordHash, row.Picture));
        Assert.DoesNotContain("bob", row.Email, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await app.LookAsync(db => db.Set<UserPicture>().CountAsync(p => p.UserId == bob.Id)));
        Assert.Contains(await app.ChangesAsync(project.WorkspaceId), c => c is { Entity: "workspaceMember", Op: Server.Data.ChangeOp.Deleted });
        Assert.Contains(await app.ChangesAsync(project.Id), c => c.Entity == "task" && c.Data.Contains("\"assigneeIds\":[]", StringComparison.Ordinal));
        // The address is free again.
        Assert.Equal(HttpStatusCode.Created, await app.StatusAsync("register", new { email = bob.User.Email, password = "correct horse", name = "Bob again" }));
    }

    [Fact]
    public async Task Open_tasks_go_to_a_named_colleague_where_they_see_the_project()
    {
        var (ada, bob, cem) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Cem"));
        var project = await ada.ProjectAsync();
        var hidden = await ada.ProjectAsync(project.WorkspaceId, "Secret", isPrivate: true);
        await bob.JoinAsync(ada, project.WorkspaceId, "admin");
        await cem.JoinAsync(ada, project.WorkspaceId, "member");
        var (open, secret, done) = (await ada.TaskAsync(project.Id, "Open"), await ada.TaskAsync(hidden.Id, "Secret"), await ada.TaskAsync(project.Id, "Done"));
        foreach (var task in (TaskView[])[open, secret, done]) await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { assigneeIds = new[] { bob.Id } });
        var status = (await ada.StatusesAsync(project.Id)).Single(s => s.Category == Server.Features.Projects.StatusCategory.Done);
        await ada.PatchAsync<TaskView>($"tasks/{done.Id}", new { statusId = status.Id });

        await bob.DoneAsync("delete-account", new { confirm = bob.User.Email, handOver = new[] { new { workspaceId = project.WorkspaceId, userId = cem.Id } } });

        Assert.Equal([cem.Id], (await ada.GetAsync<TaskView>($"tasks/{open.Id}")).AssigneeIds);
        Assert.Empty((await ada.GetAsync<TaskView>($"tasks/{secret.Id}")).AssigneeIds);
        Assert.Equal([bob.Id], (await ada.GetAsync<TaskView>($"tasks/{done.Id}")).AssigneeIds);
    }

    [Fact]
    public async Task The_last_owner_of_others_workspace_stays_and_one_that_is_alone_takes_the_workspace_along()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var (shared, alone) = (await ada.WorkspaceAsync("Shared"), await ada.WorkspaceAsync("Alone"));
        await bob.JoinAsync(ada, shared.Id, "member");
        var leave = new { confirm = ada.User.Email, handOver = Array.Empty<object>() };

        var problem = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "auth/delete-account", leave);
        Assert.Contains("Shared", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await ada.MeAsync());
        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{shared.Id}/members/{bob.Id}", new { role = "owner" });
        await ada.DoneAsync("delete-account", leave);

        Assert.Single((await bob.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{shared.Id}/members")).Items);
        Assert.NotNull(await app.LookAsync(db => db.Set<Workspace>().IgnoreQueryFilters().Where(w => w.Id == alone.Id).Select(w => w.DeletedAt).SingleAsync()));
    }

    [Fact]
    public async Task Two_owners_who_delete_their_accounts_at_once_do_not_leave_the_others_alone()
    {
        var (ada, bob, cem) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"), await app.RegisterAsync("Cem"));
        var workspace = await ada.WorkspaceAsync();
        await bob.JoinAsync(ada, workspace.Id, "owner");
        await cem.JoinAsync(ada, workspace.Id, "member");

        var answers = await Task.WhenAll(((Person[])[ada, bob]).Select(p => p.TryAsync(HttpMethod.Post, "auth/delete-account", new { confirm = p.User.Email, handOver = Array.Empty<object>() })));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
    }

    [Fact]
    public async Task Deleting_wants_a_fresh_sign_in_the_typed_address_and_colleagues_who_are_there()
    {
        var (ada, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Eve"));
        var workspace = await ada.WorkspaceAsync();

        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "auth/delete-account", new { confirm = "yes", handOver = Array.Empty<object>() });
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "auth/delete-account", new { confirm = ada.User.Email, handOver = new[] { new { workspaceId = workspace.Id, userId = eve.Id } } });
        await app.ForgetProofAsync(ada);
        await ada.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Post, "auth/delete-account", new { confirm = ada.User.Email, handOver = Array.Empty<object>() });

        Assert.Equal(ada.User.Email, (await app.RowAsync(ada)).Email);
    }

    [Fact]
    public async Task Where_it_is_asked_for_nobody_works_with_an_address_that_is_not_confirmed()
    {
        await using var node = await app.StartNodeAsync(builder => builder.Configuration["ProFlow:Accounts:RequireConfirmedEmail"] = "true");
        var ada = await app.RegisterAsync("Ada", node);

        var problem = await ada.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "workspaces", new { name = "Too early" });
        Assert.Equal("email_not_confirmed", problem.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, await ada.MeAsync());
        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE app_user SET email_verified_at = now() WHERE id = {ada.Id}"));

        await ada.WorkspaceAsync();
    }
}
