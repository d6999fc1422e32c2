using System.Net;
using System.Text;
using System.Text.Json;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform;

public sealed class PagingTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Theory]
    [InlineData("position")]
    [InlineData("-position")]
    [InlineData("key")]
    [InlineData("-key")]
    [InlineData("title")]
    [InlineData("-title")]
    [InlineData("status")]
    [InlineData("priority")]
    [InlineData("-priority")]
    [InlineData("startDate")]
    [InlineData("-dueDate")]
    [InlineData("createdAt")]
    [InlineData("-updatedAt")]
    public async Task In_every_order_the_pages_are_the_whole_list_cut_up(string sort)
    {
        var (ada, project) = await FilledAsync();
        var whole = (await ada.GetAsync<Page<TaskView>>($"projects/{project}/tasks?sort={sort}&limit=1000")).Items.Select(t => t.Id).ToList();

        Assert.Equal(whole, (await ReadAsync(ada, $"projects/{project}/tasks?sort={sort}", 3)).Select(t => t.Id));
        Assert.Equal(20, whole.Distinct().Count());
    }

    [Fact]
    public async Task What_was_there_from_beginning_to_end_is_read_once_while_others_insert_and_delete()
    {
        var (ada, project) = await FilledAsync();
        var there = (await ada.GetAsync<Page<TaskView>>($"projects/{project}/tasks?limit=1000")).Items;
        var doomed = there.Take(5).Select(t => t.Id).ToHashSet();
        var read = new List<Guid>();
        string? cursor = null;

        do
        {
            var page = await ada.GetAsync<Page<TaskView>>($"projects/{project}/tasks?sort=position&limit=4{(cursor is null ? "" : "&cursor=" + cursor)}");
            read.AddRange(page.Items.Select(t => t.Id));
            cursor = page.NextCursor;
            if (doomed.FirstOrDefault(read.Contains) is var gone && gone != Guid.Empty && doomed.Remove(gone)) await ada.DeleteAsync($"tasks/{gone}");
            await ada.PostAsync<TaskView>($"projects/{project}/tasks", new { title = "Squeezed in", position = Ordering.Between(null, there[0].Position) });
            await ada.PostAsync<TaskView>($"projects/{project}/tasks", new { title = "Squeezed in", position = Ordering.Between(there[9].Position, there[10].Position) });
        }
        while (cursor is not null && read.Count < 200);

        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Equal(there.Select(t => t.Id), read.Where(there.Select(t => t.Id).ToHashSet().Contains));
    }

    [Fact]
    public async Task A_forged_cursor_is_refused_and_never_more()
    {
        var (ada, project) = await FilledAsync();
        string[] forged =
        [
            "x", "%00", "e30", "bnVsbA", Forge("[]"), Forge("5"), Forge("\"x\""), Forge("null"),
            Forge("{}"), Forge("""{"sort":"position"}"""), Forge($$"""{"sort":"position","id":"{{Id.New()}}"}"""), Forge($$"""{"sort":"position","key":5,"id":"{{Id.New()}}"}"""),
            Forge($$"""{"sort":"position","key":{"a":1},"id":"{{Id.New()}}"}"""), Forge("""{"sort":"position","key":"V","id":"no"}"""),
            Forge($$"""{"sort":"-title","key":"V","id":"{{Id.New()}}"}"""), Forge($$"""{"sort":"position","key":"V","id":"{{Id.New()}}","more":1}"""),
            Forge($$"""{"sort":"position","key":"a\u0000b","id":"{{Id.New()}}"}"""), new string('A', 5000),
        ];

        foreach (var cursor in forged)
            await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{project}/tasks?sort=position&cursor={cursor}");
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{project}/tasks?sort=createdAt&cursor={Forge($$"""{"sort":"createdAt","key":"soon","id":"{{Id.New()}}"}""")}");
        foreach (var path in new[] { "workspaces", "auth/sessions", $"projects/{project}/members", $"projects/{project}/labels", $"projects/{project}/dependencies" })
        {
            foreach (var cursor in new[] { "x", Forge("[]"), Forge("null"), Forge("""{"id":"no"}""") })
                await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{path}?cursor={cursor}");
        }
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("sort=nothing")]
    [InlineData("q=%00")]
    [InlineData("status=%00")]
    [InlineData("label=a%00b")]
    [InlineData("category=5")]
    [InlineData("assigneeId=somebody")]
    public async Task A_question_that_can_not_be_answered_is_refused(string query)
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{project.Id}/tasks?{query}");
    }

    private static string Forge(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static async Task<List<TaskView>> ReadAsync(Person person, string path, int limit)
    {
        var (read, cursor) = (new List<TaskView>(), (string?)null);
        do
        {
            var page = await person.GetAsync<Page<TaskView>>($"{path}&limit={limit}{(cursor is null ? "" : "&cursor=" + cursor)}");
            read.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null && read.Count < 1000);
        return read;
    }

    /// <summary>Twenty tasks, many alike in what they are sorted by.</summary>
    private async Task<(Person Ada, Guid Project)> FilledAsync()
    {
        var ada = await app.RegisterAsync();
        var project = (await ada.ProjectAsync()).Id;
        string[] priorities = ["none", "low", "urgent"];
        var operations = Enumerable.Range(0, 20).Select(n => new
        {
            create = new { title = $"Ünïted „{n % 4}“", priority = priorities[n % 3], startDate = n % 2 == 0 ? "2026-11-02" : null, dueDate = n % 5 == 0 ? null : $"2026-12-0{1 + (n % 3)}" },
        });
        await ada.PostAsync<JsonElement>($"projects/{project}/tasks/batch", new { operations });
        return (ada, project);
    }
}
