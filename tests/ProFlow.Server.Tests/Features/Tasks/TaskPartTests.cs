using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

/// <summary>Comments, checklist and attachments of a task.</summary>
public sealed class TaskPartTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_comment_keeps_its_author_and_tells_when_it_was_edited()
    {
        var (ada, _, task) = await BeginAsync();

        var first = await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "First\n" });
        var reply = await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Second", parentId = first.Id });
        var edited = await ada.PatchAsync<CommentView>($"comments/{first.Id}", new { body = "Better" });
        var same = await ada.PatchAsync<CommentView>($"comments/{reply.Id}", new { body = "Second" });

        Assert.Equal((ada.Id, "Ada", "First\n", null), (first.AuthorId, first.AuthorName, first.Body, first.EditedAt));
        Assert.Equal(("Better", 2L, first.Id), (edited.Body, edited.Version, reply.ParentId));
        Assert.NotNull(edited.EditedAt);
        Assert.Equal((1L, null), (same.Version, same.EditedAt));
        Assert.Equal(["Better", "Second"], (await ada.GetAsync<Page<CommentView>>($"tasks/{task.Id}/comments")).Items.Select(c => c.Body));
    }

    [Fact]
    public async Task The_parts_of_all_tasks_are_counted_at_once_and_for_a_guest_without_what_is_for_the_team()
    {
        var (ada, project, task) = await BeginAsync();
        var bob = await app.RegisterAsync("Bob");
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "viewer");
        await ada.PostAsync<TaskView>($"projects/{project.Id}/tasks", new { title = "Bare" });
        var first = await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "For all" });
        await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "For us", @internal = true });
        await ada.PostAsync<AttachmentView>($"tasks/{task.Id}/attachments", new { name = "Plan", url = "https://example.org/plan" });
        var item = await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "One" });
        await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "Two" });
        await ada.PatchAsync<ChecklistItemView>($"checklist/{item.Id}", new { done = true });

        var (team, guest) = (await CountsAsync(ada), await CountsAsync(bob));
        await ada.DeleteAsync($"comments/{first.Id}");
        var later = await CountsAsync(ada);

        Assert.Equal(new TaskPartCount(task.Id, 2, 1, 2, 1), Assert.Single(team.Items));
        Assert.Equal(1, Assert.Single(guest.Items).Comments);
        Assert.Equal((1, team.Seq + 1), (Assert.Single(later.Items).Comments, later.Seq));

        Task<TaskPartCounts> CountsAsync(Person person) => person.GetAsync<TaskPartCounts>($"projects/{project.Id}/task-parts");
    }

    [Fact]
    public async Task A_comment_is_edited_by_its_author_alone_and_deleted_by_a_lead_as_well()
    {
        var (ada, project, task) = await BeginAsync();
        var (bob, eve) = (await app.RegisterAsync("Bob"), await app.RegisterAsync("Eve"));
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "viewer");
        await eve.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "contributor");
        var comment = await bob.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Mine" });

        await ada.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"comments/{comment.Id}", new { body = "Yours" });
        await eve.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"comments/{comment.Id}", new { body = "Yours" });
        await eve.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Delete, $"comments/{comment.Id}");
        await ada.DeleteAsync($"comments/{comment.Id}");

        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"comments/{comment.Id}", new { body = "Mine" });
    }

    [Fact]
    public async Task What_is_for_the_team_only_does_not_exist_for_guests()
    {
        var (ada, project, task) = await BeginAsync();
        var guest = await app.RegisterAsync("Guest");
        await guest.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "lead");
        var secret = await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Hush", @internal = true });

        Assert.Empty((await guest.GetAsync<Page<CommentView>>($"tasks/{task.Id}/comments")).Items);
        foreach (var path in (string[])[$"tasks/{task.Id}/activity", $"projects/{project.Id}/changes", $"projects/{project.Id}/snapshot"])
            Assert.DoesNotContain("Hush", (await guest.GetAsync<JsonElement>(path)).GetRawText(), StringComparison.Ordinal);
        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"comments/{secret.Id}");
        await guest.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{task.Id}/comments", new { body = "x", parentId = secret.Id });
        var refused = await guest.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{task.Id}/comments", new { body = "x", @internal = true });

        Assert.Equal("internal", refused.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.Single((await ada.GetAsync<Page<CommentView>>($"tasks/{task.Id}/comments")).Items);
    }

    [Fact]
    public async Task A_checklist_is_kept_in_its_order_ticked_off_and_cleared()
    {
        var (ada, _, task) = await BeginAsync();
        var one = await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = " one " });
        var two = await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "two", done = true });
        await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "zero", position = Ordering.Between(null, one.Position) });

        var ticked = await ada.PatchAsync<ChecklistItemView>($"checklist/{one.Id}", new { done = true });
        await ada.DeleteAsync($"checklist/{two.Id}");

        Assert.Equal(("one", true, 2L), (ticked.Text, ticked.Done, ticked.Version));
        List<string> texts = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await ada.GetAsync<Page<ChecklistItemView>>($"tasks/{task.Id}/checklist?limit=1&cursor={cursor}");
            texts.AddRange(page.Items.Select(i => i.Text));
            cursor = page.NextCursor;
        }
        Assert.Equal(["zero", "one"], texts);
    }

    [Theory, InlineData("""{"text":""}""", "text"), InlineData("""{"text":null}""", "text"), InlineData("""{"done":null}""", "done"), InlineData("""{"position":"!"}""", "position"), InlineData("""{"position":null}""", "position")]
    public async Task What_a_step_can_not_be_is_refused_by_field(string body, string field)
    {
        var (ada, _, task) = await BeginAsync();
        var item = await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "one" });

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"checklist/{item.Id}", JsonDocument.Parse(body).RootElement);

        Assert.Equal(field, refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Theory]
    [InlineData("javascript:alert(1)"), InlineData("JaVaScRiPt:alert(1)"), InlineData(" javascript:alert(1)"), InlineData("java\tscript:alert(1)"), InlineData("data:text/html,<script>"), InlineData("vbscript:x"), InlineData("file:///etc/passwd"), InlineData("//example.org"), InlineData("example.org"), InlineData("http:///nowhere"), InlineData(""), InlineData("\u0001javascript:alert(1)")]
    public async Task A_link_that_is_no_web_address_is_refused(string url)
    {
        var (ada, _, task) = await BeginAsync();

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{task.Id}/attachments", new { url, name = "Plan" });

        Assert.Equal("url", refused.GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_link_without_a_name_is_called_by_its_address_cut_between_characters()
    {
        var (ada, _, task) = await BeginAsync();
        var url = "https://example.org/" + new string('a', 279) + "😀";

        var link = await ada.PostAsync<AttachmentView>($"tasks/{task.Id}/attachments", new { url });

        Assert.Equal((url, url[..299]), (link.Url, link.Name));
        await ada.DeleteAsync($"attachments/{link.Id}");
        Assert.Empty((await ada.GetAsync<Page<AttachmentView>>($"tasks/{task.Id}/attachments")).Items);
    }

    [Fact]
    public async Task The_parts_of_a_deleted_task_are_out_of_reach()
    {
        var (ada, _, task) = await BeginAsync();
        var comment = await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "x" });
        var item = await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "x" });
        var link = await ada.PostAsync<AttachmentView>($"tasks/{task.Id}/attachments", new { url = "https://example.org" });

        await ada.DeleteAsync($"tasks/{task.Id}");

        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"comments/{comment.Id}", new { body = "y" });
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"checklist/{item.Id}", new { done = true });
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"attachments/{link.Id}");
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"tasks/{task.Id}/comments", new { body = "y" });
    }

    private async Task<(Person Ada, ProjectView Project, TaskView Task)> BeginAsync()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        return (ada, project, await ada.TaskAsync(project.Id));
    }
}
