using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProFlow.Server.Features.History;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Rules;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>What is served of files, how, and to whom.</summary>
public sealed class ServedFileTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    /// <summary>C-6, v5.0.0-3.2.1, -1.3.4: what a browser could run is saved, never shown, and would have no origin.</summary>
    [Theory]
    [InlineData("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "text/plain"), InlineData("page.html", "<script>alert(1)</script>", "text/plain")]
    [InlineData("trick.gif", "GIF89a/*\u0001*/=1;alert(1)", "image/gif"), InlineData("logo.svgz", "\u001f\u008b\u0008", "application/gzip"), InlineData("run.js", "alert(1)", "text/plain")]
    public async Task C6_what_could_run_is_served_as_data(string name, string text, string type)
    {
        var (ada, task) = await BeginAsync();
        var file = await FileCalls.FileAsync(ada, task, Encoding.Latin1.GetBytes(text), name);

        using var answer = await ada.Http.GetAsync($"attachments/{file.Id}/content");

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(type == "image/gif" ? "inline" : "attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("sandbox; default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    /// <summary>C-6, v5.0.0-5.2.2.</summary>
    [Theory]
    [InlineData("cat.png", "<html><script>alert(1)</script>"), InlineData("cat.png", "MZ\u0090"), InlineData("cat.JPG", "GIF89a"), InlineData("bill.pdf", "PK\u0003\u0004"), InlineData("cat.webp", "RIFF1234WAVE")]
    public async Task C6_a_content_that_is_not_what_its_name_says_is_415_with_its_first_piece(string name, string text)
    {
        var (ada, task) = await BeginAsync();
        var bytes = Encoding.Latin1.GetBytes(text);
        var upload = await ada.PostAsync<UploadView>($"tasks/{task}/uploads", new { name, size = bytes.Length });

        using var answer = await FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/0", bytes);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal([0], (await ada.GetAsync<UploadView>($"uploads/{upload.Id}")).Missing);
    }

    /// <summary>C-10, v5.0.0-5.3.2, -5.4.1, -5.4.2.</summary>
    [Theory]
    [InlineData("a\"\r\nX-Evil: 1.txt"), InlineData("..\\..\\..\\windows.ini"), InlineData("../../../etc/passwd"), InlineData("CON"), InlineData("a%00.txt"), InlineData("\u202egnp.exe"), InlineData("Grüße 日本 🧗.txt"), InlineData("a;filename=b.txt")]
    public async Task C10_a_name_is_kept_as_it_is_and_goes_safely_into_the_header_and_into_no_path(string name)
    {
        var (ada, task) = await BeginAsync();

        var file = await FileCalls.FileAsync(ada, task, "x"u8.ToArray(), name);
        using var answer = await ada.Http.GetAsync($"attachments/{file.Id}/content");

        Assert.Equal(name, file.Name);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("X-Evil"));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var row = await app.LookAsync(db => db.Set<Attachment>().SingleAsync(a => a.Id == file.Id));
        Assert.Equal(name, row.Name);
        var piece = await app.LookAsync(db => db.Set<FilePiece>().SingleAsync(p => p.FileId == row.FileId));
        Assert.Matches("^[0-9a-f]{32}/[0-9a-f]{32}$", new BlobName(piece.WorkspaceId, piece.ObjectId).ToString());
    }

    [Theory]
    [InlineData(""), InlineData("   "), InlineData("a\\u0000b"), InlineData("half \\ud800")]
    public async Task C10_a_name_that_can_not_be_kept_is_400(string escaped)
    {
        var (ada, task) = await BeginAsync();

        var body = new StringContent($$"""{"size":1,"name":"{{escaped}}"}""", Encoding.UTF8, "application/json");
        using var answer = await ada.Http.PostAsync($"tasks/{task}/uploads", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{task}/uploads", new { name = new string('x', 4096), size = 1 });
    }

    [Fact]
    public async Task A_range_gives_its_part_and_a_condition_is_answered()
    {
        var (ada, task) = await BeginAsync();
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var file = await FileCalls.FileAsync(ada, task, bytes, "data.bin");

        foreach (var (from, to) in ((int, int)[])[(0, 0), (65_535, 65_536), (131_000, 199_999), (10, 150_000)])
        {
            using var part = await GetAsync(r => r.Headers.Range = new RangeHeaderValue(from, to));
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(bytes[from..(to + 1)], await part.Content.ReadAsByteArrayAsync());
        }
        using var beyond = await GetAsync(r => r.Headers.Range = new RangeHeaderValue(200_000, null));
        using var whole = await GetAsync(_ => { });
        using var same = await GetAsync(r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag!));

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, HttpStatusCode.NotModified), (beyond.StatusCode, same.StatusCode));
        Assert.Equal(200_000, whole.Content.Headers.ContentLength);

        Task<HttpResponseMessage> GetAsync(Action<HttpRequestMessage> with)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"attachments/{file.Id}/content");
            with(request);
            return ada.Http.SendAsync(request);
        }
    }

    /// <summary>B-10: a link is good in one browser, of one session, for five minutes, as long as its owner may see the file.</summary>
    [Fact]
    public async Task B10_a_link_opens_in_the_browser_that_asked_and_dies_with_its_time_its_session_and_the_right()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2030-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var node = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(clock));
        var (ada, bob) = (await app.RegisterAsync("Ada", node), await app.RegisterAsync("Bob", node));
        var project = await ada.ProjectAsync();
        await bob.JoinAsync(ada, project.WorkspaceId, "guest", project.Id, "viewer");
        var file = await FileCalls.FileAsync(ada, (await ada.TaskAsync(project.Id)).Id);
        var stranger = app.Client(new Uri(node.Urls.First()));

        var (url, cookie) = await LinkAsync(bob);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await OpenAsync(url, cookie), await OpenAsync(url, null), await OpenAsync(url, "files=" + new string('A', 43))));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(url[..^1] + (url[^1] == 'A' ? 'B' : 'A'), cookie));

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(url, cookie));

        (url, cookie) = await LinkAsync(bob);
        await ada.DeleteAsync($"projects/{project.Id}/members/{bob.Id}");
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(url, cookie));

        (url, cookie) = await LinkAsync(ada);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(url, cookie));
        await ada.DeleteAsync($"attachments/{file.Id}");
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(url, cookie));

        async Task<(string Url, string Cookie)> LinkAsync(Person person)
        {
            using var answer = await person.TryAsync(HttpMethod.Post, $"attachments/{file.Id}/link");
            var set = answer.Headers.GetValues("Set-Cookie").Single();
            Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
            return ((await answer.Content.ReadFromJsonAsync<FileLinkView>(ProFlow.Server.Platform.Json.Options))!.Url, set.Split(';')[0]);
        }

        async Task<HttpStatusCode> OpenAsync(string path, string? sent)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path["/api/v1/".Length..]);
            if (sent is not null) request.Headers.Add("Cookie", sent);
            using var answer = await stranger.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_removed_file_comes_back_with_its_content_by_undo_and_a_renamed_one_keeps_it()
    {
        var (ada, task) = await BeginAsync();
        var file = await FileCalls.FileAsync(ada, task, "Kept"u8.ToArray());
        await ada.PatchAsync<AttachmentView>($"attachments/{file.Id}", new { name = "Renamed.txt" });

        using var removed = await ada.TryAsync(HttpMethod.Delete, $"attachments/{file.Id}");
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"attachments/{file.Id}/content");
        var undone = await ada.PostAsync<UndoAnswer>($"commands/{removed.Headers.GetValues("Command-Id").Single()}/undo");

        Assert.Empty(undone.Conflicts);
        using var answer = await ada.Http.GetAsync($"attachments/{file.Id}/content");
        Assert.Equal("Kept", await answer.Content.ReadAsStringAsync());
        Assert.Equal("Renamed.txt", answer.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_file_of_a_deleted_task_is_not_there()
    {
        var (ada, task) = await BeginAsync();
        var file = await FileCalls.FileAsync(ada, task);

        await ada.DeleteAsync($"tasks/{task}");

        foreach (var path in (string[])["content", "preview"]) await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"attachments/{file.Id}/{path}");
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"attachments/{file.Id}/link");
    }

    private async Task<(Person Ada, Guid Task)> BeginAsync()
    {
        var ada = await app.RegisterAsync();
        return (ada, (await ada.TaskAsync((await ada.ProjectAsync()).Id)).Id);
    }
}
