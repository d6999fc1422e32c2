using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Every endpoint against everybody: what each role gets is said here a second time, apart from the server's own table of rights.</summary>
public sealed class RoleMatrixTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    public static TheoryData<string> Endpoint => [.. ValidCalls.Table.Keys];

    [Theory, MemberData(nameof(Endpoint))]
    public async Task Everybody_gets_what_their_role_is_due(string endpoint)
    {
        var (method, valid, right) = Of(endpoint);
        var shared = await valid.Make(world, null);
        foreach (var role in Enum.GetValues<Role>())
        {
            // Whoever calls signing in or out with their token would end their own session.
            if (right == Right.Anonymous && role != Role.Anonymous) continue;
            var refusal = Refusal(role, right);
            var call = refusal is null && role != Role.Anonymous ? await valid.Make(world, world[role]) : shared;
            var before = await world.ChangeCountAsync();

            using var answer = await call.SendAsync(world[role], method);

            var told = $"{role}: {endpoint} gave {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}";
            Assert.True(refusal is { } status ? answer.StatusCode == status : answer.IsSuccessStatusCode, told);
            if (refusal is null) continue;
            await RoleWorld.ProblemAsync(answer, told);
            Assert.Equal(before, await world.ChangeCountAsync());
        }
    }

    [Fact]
    public void Every_endpoint_of_the_running_server_has_a_valid_call_here() =>
        Assert.Equal(Endpoints.Api(world.App.Services).Select(Endpoints.Key).Order(StringComparer.Ordinal), ValidCalls.Table.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_document_of_the_API_tells_of_exactly_these_endpoints()
    {
        using var document = JsonDocument.Parse(await world.App.Client().GetStringAsync(new Uri(world.App.Address, "/openapi/v1.json")));

        var told = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name["/api/v1/".Length..].TrimEnd('/')}"));

        Assert.Equal(ValidCalls.Table.Keys.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
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

    private (HttpMethod Method, Valid Valid, Right Right) Of(string endpoint)
    {
        var declared = Endpoints.Api(world.App.Services).FirstOrDefault(e => Endpoints.Key(e) == endpoint);
        Assert.True(declared is not null, $"There is no endpoint {endpoint} any more.");
        var valid = ValidCalls.Table[endpoint];
        Assert.True(Reference.Operations.TryGetValue(endpoint, out var right), $"Say in Reference which permission {endpoint} takes.");
        Assert.Equal(right, valid.Effective ?? Endpoints.Declared(declared));
        return (HttpMethod.Parse(endpoint.Split(' ')[0]), valid, right);
    }

    private static HttpStatusCode? Refusal(Role role, Right right)
    {
        if (Reference.Has(role, right)) return null;
        if (role == Role.Anonymous) return HttpStatusCode.Unauthorized;
        var seen = right > Right.OwnWorkspace ? Reference.Has(role, Right.ViewProject) : Reference.Has(role, Right.ViewWorkspace);
        return seen ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound;
    }
}
