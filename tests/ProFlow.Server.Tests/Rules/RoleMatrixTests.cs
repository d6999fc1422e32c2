using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Every endpoint against everybody: what each role gets is said here a second time, apart from the server's own table of rights.</summary>
public sealed class RoleMatrixTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    public static TheoryData<string> Endpoint => [.. ValidCalls.Table.Keys];

    /// <summary>ASVS 8.2.1; B-5: with every verb, a viewer and whoever else may not write is refused.</summary>
    [Theory, MemberData(nameof(Endpoint))]
    public async Task Everybody_gets_what_their_role_is_due(string endpoint)
    {
        var declared = Endpoints.Api(world.App.Services).FirstOrDefault(e => Endpoints.Key(e) == endpoint);
        Assert.True(declared is not null, $"There is no endpoint {endpoint} any more.");
        Assert.True(Reference.Operations.TryGetValue(endpoint, out var right), $"Say in Reference which permission {endpoint} takes.");
        var valid = ValidCalls.Table[endpoint];
        Assert.Equal(right, valid.Effective ?? Endpoints.Declared(declared));

        Assert.Empty(await Matrix.HolesAsync(world, endpoint, valid.Make, right));
    }

    [Fact]
    public async Task Every_operation_of_the_document_has_an_entry_and_nothing_else_has_one()
    {
        var told = (await Document.ReadAsync(world.App.Client(), world.App.Address)).Select(o => o.Key).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(told, ValidCalls.Table.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(told, Reference.Operations.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(told, Endpoints.Api(world.App.Services).Select(Endpoints.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_permission_guards_an_operation_or_says_what_it_decides()
    {
        // What these decide is which rows there are, not whether an operation may be called.
        Dictionary<Right, string> within = new()
        {
            [Right.ViewOpenProjects] = "which projects exist: GET workspaces/{workspaceId}/projects",
            [Right.LeadAllProjects] = "which projects exist, and with what rights",
            [Right.SeeTime] = "whose time: GET tasks/{taskId}/time-entries",
            [Right.ModerateComments] = "whose comments: DELETE comments/{commentId}",
        };
        var guarding = Reference.Operations.Values.ToHashSet();

        Assert.DoesNotContain(Enum.GetValues<Right>(), r => guarding.Contains(r) == within.ContainsKey(r));
        var catalogue = await world.Owner.GetAsync<PermissionCatalogue>("permissions");
        Assert.Equal(
            Enum.GetValues<Right>().Where(r => r is not (Right.Anonymous or Right.SignedIn or Right.ViewWorkspace or Right.ViewProject or Right.OwnWorkspace)).Select(r => r.Name()).Order(),
            catalogue.Permissions.Select(p => p.Name).Order());
    }

    /// <summary>An operation that asks for the right in one place and takes its task from another.</summary>
    [Fact]
    public async Task A_planted_hole_is_found()
    {
        await using var node = await world.App.StartNodeAsync(plant: api => api.MapGet("/workspaces/{workspaceId:guid}/planted/{taskId:guid}", async (Guid workspaceId, Guid taskId, ProFlowDb db, Access access, CancellationToken ct) =>
        {
            await access.DemandWorkspaceAsync(workspaceId, Right.ViewWorkspace, ct);
            return (await db.Set<TaskItem>().FirstAsync(t => t.Id == taskId, ct)).Title;
        }).Needs(Right.ViewProject));

        var holes = await Matrix.HolesAsync(
            world, "GET workspaces/{workspaceId}/planted/{taskId}", (w, _) => Task.FromResult(new Call($"workspaces/{w.Workspace.Id}/planted/{w.Task.Id}")), Right.ViewProject, p => p.At(node));
        var unlisted = (await Document.ReadAsync(world.App.Client(), node.Uri())).Select(o => o.Key).Except(Reference.Operations.Keys);

        Assert.Equal([Role.Guest, Role.Member], holes.Select(h => Enum.Parse<Role>(h.Split(':')[0])));
        Assert.Equal(["GET workspaces/{workspaceId}/planted/{taskId}"], unlisted);
    }

    [Fact]
    public async Task An_import_is_its_beginners_alone()
    {
        var job = await ValidCalls.Table["GET jobs/{jobId}"].Make(world, world.Owner);

        foreach (var role in (Role[])[Role.Admin, Role.Lead, Role.Stranger])
            await world[role].RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, job.Path);
    }

    [Fact]
    public async Task Whoever_is_removed_from_a_project_gets_404_with_the_next_request()
    {
        var guest = await world.NewGuestAsync(inProject: true);
        await guest.GetAsync<TaskView>($"tasks/{world.Task.Id}");

        await world.Owner.DeleteAsync($"projects/{world.Project.Id}/members/{guest.Id}");

        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"tasks/{world.Task.Id}");
        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{world.Project.Id}/changes");
    }

    [Fact]
    public async Task Whoever_is_removed_from_a_workspace_gets_404_everywhere_in_it_and_does_not_come_back_by_an_old_role()
    {
        var guest = await world.NewGuestAsync(inProject: true);
        await guest.GetAsync<ProjectView>($"projects/{world.Project.Id}");

        await world.Owner.DeleteAsync($"workspaces/{world.Workspace.Id}/members/{guest.Id}");

        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{world.Project.Id}");
        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{world.Workspace.Id}");
        Assert.DoesNotContain((await guest.GetAsync<Page<WorkspaceView>>("workspaces")).Items, w => w.Id == world.Workspace.Id);
        await guest.JoinAsync(world.Owner, world.Workspace.Id, "guest");
        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{world.Project.Id}");
    }

    [Fact]
    public async Task A_role_that_is_lowered_counts_with_the_next_request()
    {
        var guest = await world.NewGuestAsync(inProject: true);
        await world.Owner.PatchAsync<ProjectMemberView>($"projects/{world.Project.Id}/members/{guest.Id}", new { role = "contributor" });
        await guest.PatchAsync<TaskView>($"tasks/{world.Task.Id}", new { priority = "high" });

        await world.Owner.PatchAsync<ProjectMemberView>($"projects/{world.Project.Id}/members/{guest.Id}", new { role = "viewer" });

        await guest.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"tasks/{world.Task.Id}", new { priority = "low" });
    }

    [Fact]
    public async Task A_project_that_becomes_private_ends_to_exist_for_members_of_the_workspace_alone()
    {
        var project = await world.Owner.ProjectAsync(world.Workspace.Id, world.Name("Open"));
        Assert.Equal(ProjectRole.Viewer, (await world[Role.Member].GetAsync<ProjectView>($"projects/{project.Id}")).Role);

        await world.Owner.PatchAsync<ProjectView>($"projects/{project.Id}", new { @private = true });

        await world[Role.Member].RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"projects/{project.Id}");
        Assert.DoesNotContain((await world[Role.Member].GetAsync<Page<ProjectView>>($"workspaces/{world.Workspace.Id}/projects")).Items, p => p.Id == project.Id);
    }
}
