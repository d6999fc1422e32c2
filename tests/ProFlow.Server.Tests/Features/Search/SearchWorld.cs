using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Search;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Search;

/// <summary>Two projects of Ada's, one of them private; Gus is a guest in the open one.</summary>
public sealed class SearchWorld : IAsyncLifetime
{
    public ProFlowApp App { get; } = new();
    public Person Ada { get; private set; } = null!;
    public Person Gus { get; private set; } = null!;
    public WorkspaceView Workspace { get; private set; } = null!;
    public ProjectView Open { get; private set; } = null!;
    public ProjectView Private { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        (Ada, Gus) = (await App.RegisterAsync(), await App.RegisterAsync("Gus"));
        Workspace = await Ada.WorkspaceAsync();
        Open = await Ada.ProjectAsync(Workspace.Id, "Booking relaunch");
        Private = await Ada.ProjectAsync(Workspace.Id, "Secret plans", isPrivate: true);
        await Gus.JoinAsync(Ada, Workspace.Id, "guest", Open.Id, "viewer");
    }

    public Task<TaskView> TaskAsync(string title, string description = "", Guid? projectId = null) =>
        Ada.PostAsync<TaskView>($"projects/{projectId ?? Open.Id}/tasks", new { title, description });

    public async Task<IReadOnlyList<SearchResult>> FindAsync(string q, Person? asker = null, string more = "") =>
        (await (asker ?? Ada).GetAsync<Page<SearchResult>>($"workspaces/{Workspace.Id}/search?q={Uri.EscapeDataString(q)}{more}")).Items;

    /// <summary>Finds it as soon as the index has followed; fails with what was found instead.</summary>
    public async Task<SearchResult> FoundAsync(string q, Guid id, Person? asker = null)
    {
        SearchResult? found = null;
        await Eventually.HoldsAsync(async () => (found = (await FindAsync(q, asker)).FirstOrDefault(r => r.Id == id)) is not null, $"“{q}” finds it");
        return found!;
    }

    public Task GoneAsync(string q, Guid id) => Eventually.HoldsAsync(async () => (await FindAsync(q)).All(r => r.Id != id), $"“{q}” does not find it any more");

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
