using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Querying;

/// <summary>Forty tasks in which every field has equal values, different ones and missing ones.</summary>
public sealed class QueryPlan : IAsyncLifetime
{
    public static readonly string[] Words = ["Äpfel", "apfel", "100% done", "under_score", "back\\slash", "ZEBRA"];

    public ProFlowApp App { get; } = new();
    public Person Ada { get; private set; } = null!;
    public Person Ben { get; private set; } = null!;
    public ProjectView Project { get; private set; } = null!;
    public IReadOnlyList<StatusView> Statuses { get; private set; } = [];
    public LabelView Design { get; private set; } = null!;
    public LabelView Ui { get; private set; } = null!;
    public IReadOnlyList<TaskView> Tasks { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        (Ada, Ben) = (await App.RegisterAsync(), await App.RegisterAsync("Ben"));
        var workspace = await Ada.WorkspaceAsync();
        Project = await Ada.ProjectAsync(workspace.Id);
        await Ben.JoinAsync(Ada, workspace.Id, "member", Project.Id, "contributor");
        Statuses = await Ada.StatusesAsync(Project.Id);
        Design = await Ada.PostAsync<LabelView>($"projects/{Project.Id}/labels", new { name = "needs design" });
        Ui = await Ada.PostAsync<LabelView>($"projects/{Project.Id}/labels", new { name = "UI" });
        var first = await Ada.TaskAsync(Project.Id, "The whole");
        var today = DateOnly.FromDateTime(DateTimeOffset.Parse("2026-11-25", null).UtcDateTime);
        await Ada.PostAsync<object>($"projects/{Project.Id}/tasks/batch", new { operations = Enumerable.Range(0, 40).Select(n => new { create = Fields(n, first.Id, today) }) });
        Tasks = (await Ada.GetAsync<Page<TaskView>>($"projects/{Project.Id}/tasks?limit=1000&sort=key")).Items;
    }

    private object Fields(int n, Guid parent, DateOnly today) => new
    {
        title = $"{Words[n % Words.Length]} {n}",
        statusId = Statuses[n % Statuses.Count].Id,
        priority = ((string[])["none", "low", "medium", "high", "urgent"])[n % 5],
        assigneeIds = (n % 4) switch { 0 => Array.Empty<Guid>(), 1 => [Ada.Id], 2 => [Ben.Id], _ => [Ada.Id, Ben.Id] },
        labelIds = (n % 3) switch { 0 => Array.Empty<Guid>(), 1 => [Design.Id], _ => [Design.Id, Ui.Id] },
        parentId = n % 7 == 0 ? parent : (Guid?)null,
        startDate = n % 6 == 0 ? null : (DateOnly?)today.AddDays(n - 30),
        dueDate = n % 5 == 0 ? null : (DateOnly?)today.AddDays(n - 14),
        estimateMinutes = n % 3 == 0 ? null : (int?)(30 * n),
    };

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
