using System.Net;
using System.Text.Json;
using CsCheck;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Querying;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Querying;

public sealed class QueryListTests(QueryPlan plan) : IClassFixture<QueryPlan>
{
    private string Project => $"projects/{plan.Project.Id}";
    private string Workspace => $"workspaces/{plan.Project.WorkspaceId}";

    [Fact]
    public async Task Any_query_finds_in_the_database_what_plain_code_finds_in_the_tasks()
    {
        var queries = new List<QueryNode>();
        QueryGen.Meaningful([.. QueryPlan.Words, "1", "br-"]).Sample(q => { lock (queries) queries.Add(q); }, iter: 250);
        Assert.True(queries.Count >= 250);
        foreach (var query in queries)
        {
            var text = QueryPrinter.Print(new QuerySyntax(query, []));
            var model = new QueryModel(plan, TimeProvider.System.GetUtcNow());

            var found = await plan.Ada.GetAsync<TaskMatches>($"{Project}/task-ids?query={Uri.EscapeDataString(text)}");

            var expected = plan.Tasks.Where(t => model.Fits(query, t)).Select(t => t.Key).ToHashSet();
            var keys = found.Ids.Select(id => plan.Tasks.Single(t => t.Id == id).Key).ToHashSet();
            Assert.True(expected.SetEquals(keys), $"{text} found {string.Join(' ', keys)} and not {string.Join(' ', expected)}.");
        }
    }

    [Theory]
    [InlineData("priority, due desc"), InlineData("due, estimate"), InlineData("completed desc"), InlineData("stage, title desc"), InlineData("estimate desc, key"), InlineData("start"), InlineData("created desc"), InlineData("tracked, updated")]
    public async Task Every_order_brings_each_task_once_page_by_page_in_a_project_and_in_a_workspace(string order)
    {
        foreach (var place in (string[])[Project, Workspace])
        {
            var ids = new List<Guid>();
            var cursor = "";
            do
            {
                var page = await plan.Ada.GetAsync<Page<TaskView>>($"{place}/tasks?limit=7&query={Uri.EscapeDataString("order by " + order)}{cursor}");
                ids.AddRange(page.Items.Select(t => t.Id));
                cursor = page.NextCursor is { } next ? $"&cursor={next}" : "";
            }
            while (cursor.Length > 0);

            var whole = await plan.Ada.GetAsync<Page<TaskView>>($"{place}/tasks?limit=1000&query={Uri.EscapeDataString("order by " + order)}");
            Assert.Equal(whole.Items.Select(t => t.Id), ids);
            Assert.Equal(plan.Tasks.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public async Task Tasks_without_a_date_come_last_whichever_way_the_order_runs()
    {
        foreach (var order in (string[])["due", "due desc"])
        {
            var tasks = (await plan.Ada.GetAsync<Page<TaskView>>($"{Project}/tasks?limit=1000&query=order%20by%20{order.Replace(" ", "%20", StringComparison.Ordinal)}")).Items;
            var dated = tasks.TakeWhile(t => t.DueDate is not null).Select(t => t.DueDate).ToList();

            Assert.Equal(plan.Tasks.Count(t => t.DueDate is not null), dated.Count);
            Assert.Equal(order == "due" ? dated.Order() : dated.OrderDescending(), dated);
        }
    }

    [Theory]
    [InlineData("asignee:me", 0, 7, "assignee"), InlineData("label:\"need design\"", 6, 13, "needs design"), InlineData("status:opne", 7, 4, "open"), InlineData("due<toady", 4, 5, "today"),
     InlineData("title<5", 0, 7, null), InlineData("assignee:ada..ben", 9, 8, null), InlineData("order by label", 9, 5, null), InlineData("estimate:soon", 9, 4, null), InlineData("a (", 3, 0, null)]
    public async Task What_is_wrong_is_refused_with_its_place_and_with_what_was_perhaps_meant(string text, int position, int length, string? meant)
    {
        foreach (var path in (string[])[$"{Project}/tasks", $"{Project}/task-ids", $"{Workspace}/tasks"])
        {
            var problem = await plan.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{path}?query={Uri.EscapeDataString(text)}");

            Assert.Equal(("invalid_query", position, length), (problem.GetProperty("code").GetString(), problem.GetProperty("position").GetInt32(), problem.GetProperty("length").GetInt32()));
            Assert.Equal(meant, problem.GetProperty("suggestion").GetString());
            Assert.Equal(JsonValueKind.Array, problem.GetProperty("expected").ValueKind);
        }
    }

    [Fact]
    public async Task Text_looks_into_descriptions_and_comments_as_the_search_does()
    {
        var task = plan.Tasks[3];
        await plan.Ada.PostAsync<object>($"tasks/{task.Id}/comments", new { body = "The stevedores agree." });

        await Live.Eventually.HoldsAsync(async () =>
            (await plan.Ada.GetAsync<TaskMatches>($"{Project}/task-ids?query=text:stevedore")).Ids.SequenceEqual([task.Id]), "the comment is found");
    }

    [Fact]
    public async Task B_7_a_query_over_a_workspace_knows_no_task_and_no_name_of_a_project_that_does_not_exist_for_the_asker()
    {
        var hidden = await plan.Ada.ProjectAsync(plan.Project.WorkspaceId, "Hidden harbour", isPrivate: true);
        await plan.Ada.PostAsync<object>($"projects/{hidden.Id}/labels", new { name = "merger" });
        await plan.Ada.PostAsync<object>($"projects/{hidden.Id}/statuses", new { name = "With lawyers", category = "todo" });
        var secret = await plan.Ada.TaskAsync(hidden.Id, "ZEBRA crossing");
        Assert.Contains((await FindAsync(plan.Ada, "zebra crossing")).Items, t => t.Id == secret.Id);

        Assert.DoesNotContain((await FindAsync(plan.Ben, "zebra")).Items, t => t.ProjectId == hidden.Id);
        Assert.Empty((await FindAsync(plan.Ben, $"key:{secret.Key}")).Items);
        foreach (var name in (string[])["label:merger", "status:\"With lawyers\"", $"project:{hidden.Key}", "project:\"Hidden harbour\""])
        {
            var problem = await plan.Ben.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{Workspace}/tasks?query={Uri.EscapeDataString(name)}");
            Assert.DoesNotContain(hidden.Key, problem.GetProperty("expected").ToString(), StringComparison.Ordinal);
            Assert.Null(problem.GetProperty("suggestion").GetString());
        }
        await plan.Ada.DeleteAsync($"projects/{hidden.Id}");

        Task<Page<TaskView>> FindAsync(Person person, string query) => person.GetAsync<Page<TaskView>>($"{Workspace}/tasks?query={Uri.EscapeDataString(query)}");
    }

    [Fact]
    public async Task Today_is_the_day_where_the_asker_is()
    {
        var zone = TimeProvider.System.GetUtcNow().Hour < 12 ? "Etc/GMT+12" : "Etc/GMT-14";
        var there = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        var project = await plan.Ada.ProjectAsync(plan.Project.WorkspaceId, "Far away");
        var task = await plan.Ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Here today", dueDate = there });

        Assert.Equal([task.Id], (await plan.Ada.GetAsync<TaskMatches>($"projects/{project.Id}/task-ids?query=due:today&timeZone={Uri.EscapeDataString(zone)}")).Ids);
        Assert.Empty((await plan.Ada.GetAsync<TaskMatches>($"projects/{project.Id}/task-ids?query=due:today")).Ids);
        await plan.Ada.PatchAsync<object>("me", new { timeZone = zone });
        Assert.Equal([task.Id], (await plan.Ada.GetAsync<TaskMatches>($"projects/{project.Id}/task-ids?query=due:today&timeZone=UTC")).Ids);
        await plan.Ada.PatchAsync<object>("me", new { timeZone = (string?)null });
        await plan.Ada.DeleteAsync($"projects/{project.Id}");
        await plan.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{Project}/task-ids?query=due:today&timeZone=../etc/passwd");
    }

    [Fact]
    public async Task The_fields_are_told_with_what_they_can_be()
    {
        var fields = (await plan.Ada.GetAsync<Page<QueryFieldView>>($"{Workspace}/query-fields")).Items;

        Assert.Equal(QueryFields.All.Select(f => f.Name), fields.Select(f => f.Name));
        Assert.Equal(["me", "none", "any"], fields.Single(f => f.Name == "assignee").Words);
        Assert.Contains("<=", fields.Single(f => f.Name == "due").Operators);
    }

    [Fact]
    public async Task No_naughty_string_is_more_than_a_refusal()
    {
        foreach (var text in (string[])["\0", "'; DROP TABLE task; --", "%%%", "\\", "\"\\\"", "a:b:c", "﷽", "Ω≈ç√∫", "${{7*7}}", "due<99999999999d", "due:0000-00-00", "estimate<9999999999999999999999h", "key:-", "-", "--", "text:\"'\"", "text:'", "((((", "\u202etest", "parent:\"\"", "title:\"\""])
        {
            using var answer = await plan.Ada.TryAsync(HttpMethod.Get, $"{Project}/task-ids?query={Uri.EscapeDataString(text)}");
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{text} gave {answer.StatusCode}.");
        }
    }
}
