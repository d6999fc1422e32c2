using System.Net;
using ProFlow.Server.Features.Search;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Search;

public sealed class SearchTests(SearchWorld world) : IClassFixture<SearchWorld>
{
    [Fact]
    public async Task A_task_a_comment_and_a_link_are_found_by_their_words_and_say_where_they_are()
    {
        var task = await world.TaskAsync("Gate scanner works offline", "Five hundred **barcodes** fit into its memory.");
        var comment = await world.Ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "The harbour master lends us a scanner for the trial." });
        var file = await world.Ada.PostAsync<AttachmentView>($"tasks/{task.Id}/attachments", new { name = "scanner-manual.pdf", url = "https://example.org/manual" });
        await world.FoundAsync("scanner manual", file.Id);

        var found = await world.FindAsync("scanner");

        Assert.Equal(new[] { task.Id, comment.Id, file.Id }.Order(), found.Select(r => r.Id).Order());
        Assert.Equal(SearchKind.Comment, found[^1].Type);
        Assert.All(found, r => Assert.Equal((task.Id, task.Key, world.Open.Id), (r.TaskId, r.TaskKey, r.ProjectId)));
        Assert.Equal([new Mark(5, 7)], found.Single(r => r.Id == task.Id).TitleMarks);
        var said = found.Single(r => r.Id == comment.Id);
        Assert.Equal(("The harbour master lends us a scanner for the trial.", "Ada", task.Title), (said.Snippet, said.AuthorName, said.Title));
        Assert.Equal("scanner", said.Snippet.Substring(said.SnippetMarks[0].Start, said.SnippetMarks[0].Length));
        Assert.All(await world.FindAsync("scanner", more: "&type=comment,file"), r => Assert.NotEqual(SearchKind.Task, r.Type));
    }

    [Theory]
    [InlineData("The Göteborg timetable", "goteborg"), InlineData("Timetable of Orebro", "Örebro"), InlineData("The Stra\u00dfe is closed", "strasse"),
     InlineData("Cafe\u0301 on deck two", "café"), InlineData("Проверить расписание", "РАСПИСАНИЕ"), InlineData("予約の再開を準備する", "再開"), InlineData("Ｆｕｌｌ ｗｉｄｔｈ letters", "width"),
     InlineData("Pay by card/voucher, v1.2", "voucher v1.2"), InlineData("Season passes", "seas"), InlineData("Move the quay-side kiosk", "kiosk quay"),
     InlineData("Refund in full, quickly", "\"refund in full\""), InlineData("Confirmation mails carry calendars", "confrimation"), InlineData("The timetable feed", "timetabel feed"), InlineData("🎪🎪 circus-less 🎪🎪", "🎪")]
    public async Task Words_are_found_whatever_their_accents_case_script_ending_or_a_slip_of_the_finger(string title, string typed) =>
        await world.FoundAsync(typed, (await world.TaskAsync(title)).Id);

    [Fact]
    public async Task A_phrase_is_not_found_where_its_words_stand_apart()
    {
        var (apart, together) = (await world.TaskAsync("Ferry, and later the berth"), await world.TaskAsync("The ferry berth is free"));
        await world.FoundAsync("berth ferry", apart.Id);
        await world.FoundAsync("\"ferry berth\"", together.Id);

        Assert.Equal([together.Id], (await world.FindAsync("\"ferry berth\"")).Select(r => r.Id));
    }

    [Fact]
    public async Task A_key_leads_straight_to_its_task_even_before_the_index_knows_it()
    {
        var task = await world.TaskAsync("Dogs travel free");

        var first = (await world.FindAsync(task.Key.ToLowerInvariant()))[0];

        Assert.Equal((task.Id, true), (first.Id, first.Exact));
        Assert.Empty(await world.FindAsync(task.Key, more: $"&projectId={world.Private.Id}"));
    }

    [Fact]
    public async Task A_hit_in_the_title_comes_before_one_in_the_text()
    {
        var deep = await world.TaskAsync("Winter timetable", "It has to name every gangway.");
        var high = await world.TaskAsync("Paint the gangway");
        await world.FoundAsync("gangway", deep.Id);
        await world.FoundAsync("gangway", high.Id);

        Assert.Equal([high.Id, deep.Id], (await world.FindAsync("gangway")).Select(r => r.Id));
    }

    [Fact]
    public async Task What_is_written_is_found_within_a_second()
    {
        var task = await world.TaskAsync("Fire drill");
        var took = new List<TimeSpan>();
        foreach (var word in (string[])["bucket", "axe", "hose"])
        {
            var comment = await world.Ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = $"Everybody brings a {word}" });
            took.Add(await Eventually.HoldsAsync(async () => (await world.FindAsync(word)).Any(r => r.Id == comment.Id), "it is found"));
        }

        Assert.InRange(took.Order().ElementAt(1).TotalSeconds, 0, 1);
    }

    [Fact]
    public async Task What_is_changed_or_deleted_is_found_no_longer_and_what_comes_back_is()
    {
        var task = await world.TaskAsync("Lifeboat drill");
        var comment = await world.Ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "Everybody wears a lifejacket" });
        await world.FoundAsync("lifejacket", comment.Id);

        await world.Ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "Raft drill" });
        await world.GoneAsync("lifeboat", task.Id);
        await world.FoundAsync("raft", task.Id);
        using var deletion = await world.Ada.TryAsync(HttpMethod.Delete, $"tasks/{task.Id}");
        Assert.Empty(await world.FindAsync("lifejacket"));
        Assert.Empty(await world.FindAsync("raft"));
        await world.Ada.PostAsync<object>($"commands/{deletion.Headers.GetValues("Command-Id").Single()}/undo");
        await world.FoundAsync("lifejacket", comment.Id);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        for (var i = 0; i < 7; i++) await world.TaskAsync(i % 2 == 0 ? $"Bollard {i}" : $"Paint bollard {i} in the old harbour");
        await Eventually.HoldsAsync(async () => (await world.FindAsync("bollard")).Count == 7, "all are found");
        var ids = new List<Guid>();
        var cursor = "";
        do
        {
            var page = await world.Ada.GetAsync<Page<SearchResult>>($"workspaces/{world.Workspace.Id}/search?q=bollard&limit=3{cursor}");
            ids.AddRange(page.Items.Select(r => r.Id));
            cursor = page.NextCursor is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal((await world.FindAsync("bollard")).Select(r => r.Id), ids);
    }

    [Fact]
    public async Task The_index_is_made_anew_once_its_places_are_forgotten()
    {
        var task = await world.TaskAsync("Anchor chain");
        await world.FoundAsync("anchor", task.Id);

        await using var source = Npgsql.NpgsqlDataSource.Create(world.App.ConnectionString);
        await using (var forget = source.CreateCommand("DELETE FROM follower_place WHERE follower = 'search'; DELETE FROM search_document; DELETE FROM search_word")) await forget.ExecuteNonQueryAsync();

        await world.FoundAsync("anchor", task.Id);
    }

    [Theory]
    [InlineData(""), InlineData("q="), InlineData("q=%00"), InlineData("q=a&type=person"), InlineData("q=a&limit=0"), InlineData("q=a&limit=101"), InlineData("q=a&cursor=x"), InlineData("q=a&projectId=me")]
    public async Task What_is_no_search_is_refused(string query) =>
        await world.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"workspaces/{world.Workspace.Id}/search?{query}");

    [Theory]
    [InlineData("'"), InlineData("a'b"), InlineData("\\"), InlineData("a\\'"), InlineData("a & | ! b"), InlineData("a:*"), InlineData("<->"), InlineData("(("), InlineData("\""), InlineData("%"), InlineData("a\"b c"), InlineData("\ud800"), InlineData("﷽﷽")]
    public async Task No_sign_is_an_operator(string typed)
    {
        using var answer = await world.Ada.TryAsync(HttpMethod.Get, $"workspaces/{world.Workspace.Id}/search?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
