using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.History;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

/// <summary>What people say to a comment without words, and what a comment has said before.</summary>
public sealed class ReactionTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_person_reacts_once_in_each_way_however_often_they_ask()
    {
        var (ada, bob, task, comment) = await BeginAsync();
        var first = await ReactAsync(ada, comment, "thumbsUp");

        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ReactAsync(ada, comment, "thumbsUp")));
        await ReactAsync(ada, comment, "heart");
        await ReactAsync(bob, comment, "thumbsUp");

        Assert.All(again, r => Assert.Equal(first, r));
        Assert.Equal([(ada.Id, ReactionKind.ThumbsUp), (ada.Id, ReactionKind.Heart), (bob.Id, ReactionKind.ThumbsUp)], await ListAsync(bob, task));
        Assert.Equal(3, await app.LookAsync(db => db.Changes.CountAsync(c => c.StreamId == task.ProjectId && c.Entity == "reaction" && c.SubjectId == task.Id)));
    }

    [Fact]
    public async Task Everybody_takes_back_their_own_reaction_alone()
    {
        var (ada, bob, task, comment) = await BeginAsync();
        await ReactAsync(bob, comment, "laugh");

        await ada.DeleteAsync($"comments/{comment.Id}/reactions/laugh");
        Assert.Single(await ListAsync(ada, task));
        await bob.DeleteAsync($"comments/{comment.Id}/reactions/laugh");
        await bob.DeleteAsync($"comments/{comment.Id}/reactions/laugh");

        Assert.Empty(await ListAsync(ada, task));
        Assert.Equal([ChangeOp.Created, ChangeOp.Deleted], await app.LookAsync(db => db.Changes.Where(c => c.StreamId == task.ProjectId && c.Entity == "reaction").OrderBy(c => c.Seq).Select(c => c.Op).ToListAsync()));
        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"comments/{comment.Id}/reactions/shrug");
        foreach (var body in (object[])[new { }, new { kind = (string?)null }, new { kind = "shrug" }])
            await bob.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"comments/{comment.Id}/reactions", body);
    }

    [Fact]
    public async Task Reactions_go_with_their_comment_and_return_with_it()
    {
        var (ada, bob, task, comment) = await BeginAsync();
        await ReactAsync(ada, comment, "party");
        await ReactAsync(bob, comment, "rocket");
        var before = await ListAsync(ada, task);

        var deleted = await RunAsync(ada, HttpMethod.Delete, $"comments/{comment.Id}");
        Assert.Empty(await ListAsync(ada, task));
        Assert.Equal(0, await app.LookAsync(db => db.Set<Reaction>().CountAsync(r => r.CommentId == comment.Id)));
        var undone = await ada.PostAsync<UndoAnswer>($"commands/{deleted}/undo");

        Assert.Empty(undone.Conflicts);
        Assert.Equal(before, await ListAsync(ada, task));
    }

    [Fact]
    public async Task A_comment_that_is_taken_back_takes_what_others_have_said_to_it_along()
    {
        var (ada, bob, task, _) = await BeginAsync();
        using var said = await ada.TryAsync(HttpMethod.Post, $"tasks/{task.Id}/comments", new { body = "Too soon" });
        var comment = JsonSerializer.Deserialize<CommentView>(await said.Content.ReadAsStringAsync(), Json.Options)!;
        var withdrawn = await ReactAndTakeBackAsync(bob, comment);
        await ReactAsync(bob, comment, "sad");

        await ada.PostAsync<UndoAnswer>($"commands/{said.Headers.GetValues("Command-Id").Single()}/undo");
        var orphan = await bob.PostAsync<UndoAnswer>($"commands/{withdrawn}/undo");

        Assert.Empty(await ListAsync(ada, task));
        Assert.Equal("The comment is gone.", Assert.Single(orphan.Conflicts).Message);
    }

    [Fact]
    public async Task What_was_said_without_words_comes_back_for_its_author_alone_and_once()
    {
        var (ada, bob, task, comment) = await BeginAsync();
        var withdrawn = await ReactAndTakeBackAsync(bob, comment);

        await ada.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"commands/{withdrawn}/undo");
        await ReactAsync(bob, comment, "eyes");
        var undone = await bob.PostAsync<UndoAnswer>($"commands/{withdrawn}/undo");

        Assert.Equal("reaction", Assert.Single(undone.Conflicts).Entity);
        Assert.Equal([(bob.Id, ReactionKind.Eyes)], await ListAsync(ada, task));
    }

    [Fact]
    public async Task Reactions_and_earlier_words_of_a_comment_for_the_team_do_not_exist_for_guests()
    {
        var (ada, guest, task, open) = await BeginAsync("guest");
        var secret = await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Hush", @internal = true });
        await ada.PatchAsync<CommentView>($"comments/{secret.Id}", new { body = "Hush, hush" });
        var reaction = await ReactAsync(ada, secret, "heart");
        await ReactAsync(guest, open, "heart");

        Assert.True(reaction.Internal);
        Assert.Equal([(guest.Id, ReactionKind.Heart)], await ListAsync(guest, task));
        foreach (var path in (string[])[$"tasks/{task.Id}/activity", $"projects/{task.ProjectId}/changes"])
            Assert.DoesNotContain(reaction.Id.ToString(), (await guest.GetAsync<JsonElement>(path)).GetRawText(), StringComparison.Ordinal);
        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"comments/{secret.Id}/history");
        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"comments/{secret.Id}/reactions", new { kind = "heart" });
        await guest.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"comments/{secret.Id}/reactions/heart");
        Assert.Equal(2, (await ListAsync(ada, task)).Count);
    }

    [Fact]
    public async Task An_edited_comment_tells_what_it_said_before_also_after_it_came_back()
    {
        var (ada, bob, _, comment) = await BeginAsync();
        await ada.PatchAsync<CommentView>($"comments/{comment.Id}", new { body = "Second" });
        var deleted = await RunAsync(ada, HttpMethod.Delete, $"comments/{comment.Id}");
        await ada.PostAsync<UndoAnswer>($"commands/{deleted}/undo");
        var third = await RunAsync(ada, HttpMethod.Patch, $"comments/{comment.Id}", new { body = "Third" });
        await ada.PostAsync<UndoAnswer>($"commands/{third}/undo");

        var page = await bob.GetAsync<Page<CommentVersionView>>($"comments/{comment.Id}/history?limit=3");
        var rest = await bob.GetAsync<Page<CommentVersionView>>($"comments/{comment.Id}/history?cursor={page.NextCursor}");

        Assert.Equal(["Second", "Third", "Second", "First"], page.Items.Concat(rest.Items).Select(v => v.Body));
        Assert.All(page.Items.Concat(rest.Items), v => Assert.Equal(ada.Id, v.ActorId));
        Assert.Equal(comment.CreatedAt, rest.Items[^1].At);
    }

    private async Task<(Person Ada, Person Bob, TaskView Task, CommentView Comment)> BeginAsync(string bobs = "member")
    {
        var (ada, bob) = (await app.RegisterAsync("Ada"), await app.RegisterAsync("Bob"));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, bobs, project.Id, "viewer");
        var task = await ada.TaskAsync(project.Id);
        return (ada, bob, task, await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "First" }));
    }

    private static Task<ReactionView> ReactAsync(Person person, CommentView comment, string kind) => person.PostAsync<ReactionView>($"comments/{comment.Id}/reactions", new { kind });

    private static async Task<Guid> ReactAndTakeBackAsync(Person person, CommentView comment)
    {
        await ReactAsync(person, comment, "eyes");
        return await RunAsync(person, HttpMethod.Delete, $"comments/{comment.Id}/reactions/eyes");
    }

    private static async Task<List<(Guid, ReactionKind)>> ListAsync(Person person, TaskView task) =>
        [.. (await person.GetAsync<Page<ReactionView>>($"tasks/{task.Id}/reactions")).Items.Select(r => (r.UserId, r.Kind))];

    private static async Task<Guid> RunAsync(Person person, HttpMethod method, string path, object? body = null)
    {
        using var answer = await person.TryAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
        return Guid.Parse(answer.Headers.GetValues("Command-Id").Single());
    }
}
