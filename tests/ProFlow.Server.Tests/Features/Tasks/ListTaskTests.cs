using System.Net;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

public sealed class ListTaskTests(ListTaskTests.Plan plan) : IClassFixture<ListTaskTests.Plan>
{
    /// <summary>Twenty-four tasks in which every field has equal values and missing ones.</summary>
    public sealed class Plan : IAsyncLifetime
    {
        public ProFlowApp App { get; } = new();
        public Person Ada { get; private set; } = null!;
        public ProjectView Project { get; private set; } = null!;
        public IReadOnlyList<StatusView> Statuses { get; private set; } = [];
        public LabelView Label { get; private set; } = null!;
        public IReadOnlyList<TaskView> Tasks { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            Ada = await App.RegisterAsync();
            Project = await Ada.ProjectAsync();
            Statuses = await Ada.StatusesAsync(Project.Id);
            Label = await Ada.PostAsync<LabelView>($"projects/{Project.Id}/labels", new { name = "Risk, high" });
            await Ada.PostAsync<LabelView>($"projects/{Project.Id}/labels", new { name = "ui" });
            string[] words = ["Äpfel", "apfel", "Zebra", "100% done", "under_score", "apfel"];
            string[] priorities = ["none", "low", "medium", "high", "urgent"];
            var answer = await Ada.PostAsync<BatchTasks.Answer>($"projects/{Project.Id}/tasks/batch", new
            {
                operations = Enumerable.Range(0, 24).Select(n => new
                {
                    create = new
                    {
                        title = words[n % 6],
                        statusId = Statuses[n % 4].Id,
                        priority = priorities[n % 5],
                        labelIds = n % 3 == 0 ? new[] { Label.Id } : [],
                        assigneeIds = n % 2 == 0 ? new[] { Ada.Id } : [],
                        startDate = n % 4 == 0 ? null : $"2026-01-{(n % 7) + 1:00}",
                        dueDate = n % 5 == 0 ? null : $"2026-02-{(n % 6) + 1:00}",
                    },
                }),
            });
            Tasks = [.. answer.Items.Select(t => t!)];
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    [Theory]
    [InlineData("position"), InlineData("key"), InlineData("title"), InlineData("status"), InlineData("priority"), InlineData("startDate"), InlineData("dueDate"), InlineData("createdAt"), InlineData("updatedAt")]
    public async Task Every_order_brings_each_task_once_page_by_page_and_backwards_the_other_way_round(string sort)
    {
        var whole = await PagesAsync($"sort={sort}", 1000);

        Assert.Equal(whole, await PagesAsync($"sort={sort}", 5));
        Assert.Equal(whole.Reverse(), await PagesAsync($"sort=-{sort}", 7));
        Assert.Equal(plan.Tasks.Select(t => t.Id).Order(), whole.Order());
    }

    [Fact]
    public async Task An_order_is_the_order_of_its_field()
    {
        async Task<List<T>> By<T>(string sort, Func<TaskView, T> field) => [.. (await AllAsync($"sort={sort}")).Select(field)];

        Assert.Equal(plan.Tasks.Select(t => t.Key), await By("key", t => t.Key));
        Assert.Equal(plan.Tasks.Select(t => t.Priority).OrderDescending(), await By("-priority", t => t.Priority));
        Assert.Equal(plan.Tasks.Select(t => t.DueDate ?? DateOnly.MaxValue).Order(), await By("dueDate", t => t.DueDate ?? DateOnly.MaxValue));
        Assert.Equal(plan.Tasks.Select(t => t.Position).Order(StringComparer.Ordinal), await By("position", t => t.Position));
    }

    [Fact]
    public async Task A_listing_goes_on_where_it_was_whatever_is_written_in_between()
    {
        var ada = plan.Ada;
        var project = await ada.ProjectAsync(plan.Project.WorkspaceId, "Other");
        List<TaskView> tasks = [];
        for (var n = 0; n < 6; n++) tasks.Add(await ada.TaskAsync(project.Id, $"Task {n}"));

        var first = await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks?sort=key&limit=3");
        await ada.DeleteAsync($"tasks/{tasks[0].Id}");
        await ada.DeleteAsync($"tasks/{tasks[2].Id}");
        await ada.TaskAsync(project.Id, "New");
        var second = await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks?sort=key&limit=3&cursor={first.NextCursor}");

        Assert.Equal(["Task 3", "Task 4", "Task 5"], second.Items.Select(t => t.Title));
    }

    [Theory]
    [InlineData("category=done", 6), InlineData("category=todo,inProgress", 18), InlineData("status=To do", 6), InlineData("status=to do,DONE", 12), InlineData("status=nowhere", 0)]
    [InlineData("priority=urgent", 4), InlineData("priority=none,low", 10), InlineData("assigneeId=me", 12), InlineData("assigneeId=none", 12), InlineData("label=ui", 0)]
    [InlineData("q=apfel", 8), InlineData("q=ZEBRA", 4), InlineData("q=100%25", 4), InlineData("q=r_s", 4), InlineData("q=done 100", 4), InlineData("dueBefore=2026-02-02", 3), InlineData("updatedSince=2099-01-01T00:00:00Z", 0), InlineData("updatedSince=2020-01-01T00:00:00%2B02:00", 24)]
    [InlineData("category=done&assigneeId=me", 0), InlineData("category=todo&assigneeId=me", 6)]
    public async Task A_filter_lets_through_what_it_says(string filter, int expected) => Assert.Equal(expected, (await AllAsync(filter)).Count);

    [Fact]
    public async Task A_filter_takes_ids_as_well_as_names_and_a_key_is_found_by_search()
    {
        Assert.Equal(6, (await AllAsync($"status={plan.Statuses[1].Id}")).Count);
        Assert.Equal(8, (await AllAsync($"label={plan.Label.Id}")).Count);
        Assert.Equal(12, (await AllAsync($"assigneeId={plan.Ada.Id}")).Count);
        Assert.Equal(plan.Tasks[23].Id, (await AllAsync($"q={plan.Tasks[23].Key}")).Single().Id);
    }

    [Fact]
    public async Task Sub_tasks_are_found_by_their_parent()
    {
        var project = await plan.Ada.ProjectAsync(plan.Project.WorkspaceId, "Nested");
        var parent = await plan.Ada.TaskAsync(project.Id, "Parent");
        var child = await plan.Ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Child", parentId = parent.Id });

        Assert.Equal([child.Id], (await plan.Ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks?parentId={parent.Id}")).Items.Select(t => t.Id));
    }

    [Fact]
    public async Task A_task_is_found_by_its_key_in_any_case()
    {
        var task = plan.Tasks[3];

        Assert.Equal(task.Id, (await plan.Ada.GetAsync<TaskView>($"workspaces/{plan.Project.WorkspaceId}/tasks/{task.Key.ToLowerInvariant()}")).Id);
        await plan.Ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{plan.Project.WorkspaceId}/tasks/{plan.Project.Key}-999");
        await plan.Ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"workspaces/{plan.Project.WorkspaceId}/tasks/%F0%9F%98%80");
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var page = await plan.Ada.GetAsync<Page<TaskView>>($"projects/{plan.Project.Id}/tasks?sort=title&limit=2");

        await plan.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{plan.Project.Id}/tasks?sort=-title&limit=2&cursor={page.NextCursor}");
    }

    private async Task<IReadOnlyList<TaskView>> AllAsync(string query) =>
        (await plan.Ada.GetAsync<Page<TaskView>>($"projects/{plan.Project.Id}/tasks?limit=1000&{query}")).Items;

    private async Task<IReadOnlyList<Guid>> PagesAsync(string query, int limit)
    {
        List<Guid> ids = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await plan.Ada.GetAsync<Page<TaskView>>($"projects/{plan.Project.Id}/tasks?{query}&limit={limit}&cursor={cursor}");
            ids.AddRange(page.Items.Select(t => t.Id));
            cursor = page.NextCursor;
        }
        return ids;
    }
}
