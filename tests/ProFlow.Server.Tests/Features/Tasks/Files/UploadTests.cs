using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Rules;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>Files on their way to a task.</summary>
public sealed class UploadTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private const int Piece = 4 << 20;

    [Fact]
    public async Task A_file_is_sent_in_pieces_in_any_order_and_comes_back_byte_for_byte()
    {
        var (ada, project, task) = await BeginAsync();
        var bytes = RandomNumberGenerator.GetBytes((2 * Piece) + 12_345);
        var upload = await ada.PostAsync<UploadView>($"tasks/{task}/uploads", new { name = "film.bin", size = bytes.Length });

        await PutAsync(ada, upload, 2, bytes);
        await PutAsync(ada, upload, 0, bytes);
        var paused = await ada.GetAsync<UploadView>($"uploads/{upload.Id}");
        await PutAsync(ada, upload, 1, bytes);
        var file = await ada.PostAsync<AttachmentView>($"tasks/{task}/attachments", new { uploadId = upload.Id });

        Assert.Equal((3, Piece), (upload.Pieces, upload.PieceBytes));
        Assert.Equal([0, 1, 2], upload.Missing);
        Assert.Equal([1], paused.Missing);
        Assert.Equal((ada.Id, "Ada", "film.bin", bytes.LongLength, FileKinds.Unknown, null), (file.AuthorId, file.AuthorName, file.Name, file.Size, file.MediaType, file.Url));
        Assert.Equal(bytes, await ada.Http.GetByteArrayAsync($"attachments/{file.Id}/content"));
        var row = await app.LookAsync(db => db.Set<Attachment>().AsNoTracking().SingleAsync(a => a.Id == file.Id));
        Assert.NotNull(row.FileId);
        var change = (await app.ChangesAsync(project))[^1];
        Assert.Equal(("attachment", file.Id, task), (change.Entity, change.EntityId, change.SubjectId));
        Assert.DoesNotContain("fileId", change.Data, StringComparison.OrdinalIgnoreCase);
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"uploads/{upload.Id}");
    }

    [Fact]
    public async Task An_unfinished_upload_becomes_no_attachment_and_a_cancelled_one_is_gone()
    {
        var (ada, _, task) = await BeginAsync();
        var upload = await ada.PostAsync<UploadView>($"tasks/{task}/uploads", new { name = "half.bin", size = Piece + 1 });
        await PutAsync(ada, upload, 0, new byte[Piece + 1]);

        var refused = await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"tasks/{task}/attachments", new { uploadId = upload.Id });
        await ada.DeleteAsync($"uploads/{upload.Id}");

        Assert.Equal("upload_unfinished", refused.GetProperty("code").GetString());
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"uploads/{upload.Id}");
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{task}/attachments", new { uploadId = upload.Id });
        Assert.Empty((await ada.GetAsync<Page<AttachmentView>>($"tasks/{task}/attachments")).Items);
    }

    [Fact]
    public async Task The_same_piece_at_once_and_again_is_stored_once_and_another_content_under_its_number_is_refused()
    {
        var (ada, _, task) = await BeginAsync();
        var upload = await ada.PostAsync<UploadView>($"tasks/{task}/uploads", new { name = "note.txt", size = 5 });

        var both = await Task.WhenAll(FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/0", "first"u8.ToArray()), FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/0", "first"u8.ToArray()));
        using var again = await FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/0", "first"u8.ToArray());
        using var other = await FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/0", "other"u8.ToArray());

        Assert.All(both.Append(again), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(1, await app.LookAsync(db => db.Set<FilePiece>().CountAsync(p => p.FileId == upload.Id)));
        Assert.Equal(1, await ObjectsAsync(upload.Id));
    }

    [Fact]
    public async Task A_piece_of_the_wrong_length_or_number_is_refused_before_it_is_read()
    {
        var (ada, _, task) = await BeginAsync();
        var upload = await ada.PostAsync<UploadView>($"tasks/{task}/uploads", new { name = "note.txt", size = 5 });

        foreach (var (number, bytes) in ((string, int)[])[("0", 4), ("0", 6), ("1", 5), ("-1", 5)])
        {
            using var answer = await FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/{number}", new byte[bytes]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal([0], (await ada.GetAsync<UploadView>($"uploads/{upload.Id}")).Missing);
    }

    /// <summary>v5.0.0-5.2.1: refused by its announced size, so no byte of it is read.</summary>
    [Fact]
    public async Task V5_2_1_a_file_over_the_limit_is_413_before_it_is_sent_and_one_at_the_limit_is_taken()
    {
        await using var node = await app.StartNodeAsync(b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ProFlow:Files:MaxBytes"] = "1000" }));
        var ada = await app.RegisterAsync("Ada", node);
        var task = (await ada.TaskAsync((await ada.ProjectAsync()).Id)).Id;

        var refused = await ada.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, $"tasks/{task}/uploads", new { name = "large.bin", size = 1001 });
        using var form = await FormAsync(ada, task, "large.bin", new byte[1001]);
        using var large = await FormAsync(ada, task, "large.bin", new byte[2_000_000]);
        using var fits = await FormAsync(ada, task, "fits.bin", new byte[1000]);

        Assert.Equal("file_too_large", refused.GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.Created), (form.StatusCode, large.StatusCode, fits.StatusCode));
        Assert.Equal("fits.bin", Assert.Single((await ada.GetAsync<Page<AttachmentView>>($"tasks/{task}/attachments")).Items).Name);
    }

    [Fact]
    public async Task A_file_in_one_form_is_taken_under_a_key_once_and_another_file_under_it_is_422()
    {
        var (ada, _, task) = await BeginAsync();

        using var first = await FormAsync(ada, task, "plan.txt", "The plan"u8.ToArray(), "one");
        using var again = await FormAsync(ada, task, "plan.txt", "The plan"u8.ToArray(), "one");
        using var other = await FormAsync(ada, task, "plan.txt", "Another!"u8.ToArray(), "one");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var file = Assert.Single((await ada.GetAsync<Page<AttachmentView>>($"tasks/{task}/attachments")).Items);
        Assert.Equal(("text/plain; charset=utf-8", 8L), (file.MediaType, file.Size));
    }

    [Fact]
    public async Task A_form_without_a_file_or_cut_off_leaves_nothing()
    {
        var (ada, _, task) = await BeginAsync();
        using var empty = await ada.Http.PostAsync($"tasks/{task}/attachments", new MultipartFormDataContent { { new StringContent("x"), "name" } });
        var cut = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf");
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var half = await ada.Http.PostAsync($"tasks/{task}/attachments", cut);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (empty.StatusCode, half.StatusCode));
        Assert.Empty((await ada.GetAsync<Page<AttachmentView>>($"tasks/{task}/attachments")).Items);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        var (ada, _, task) = await BeginAsync();

        var file = await FileCalls.FileAsync(ada, task, [], "empty.txt");

        Assert.Equal((0L, FileKinds.Unknown), (file.Size, file.MediaType));
        Assert.Empty(await ada.Http.GetByteArrayAsync($"attachments/{file.Id}/content"));
    }

    /// <summary>The id that an upload was begun under may be sent again, and is nobody else's.</summary>
    [Fact]
    public async Task An_upload_begun_twice_under_its_id_is_one()
    {
        var (ada, _, task) = await BeginAsync();
        var bob = await app.RegisterAsync("Bob");
        var (id, elsewhere) = (Guid.CreateVersion7(), (await bob.TaskAsync((await bob.ProjectAsync()).Id)).Id);
        var wish = new { id, name = "a.bin", size = 3 };

        var (first, again) = (await ada.PostAsync<UploadView>($"tasks/{task}/uploads", wish), await ada.PostAsync<UploadView>($"tasks/{task}/uploads", wish));

        Assert.Equal((id, id), (first.Id, again.Id));
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"tasks/{task}/uploads", new { id, name = "b.bin", size = 3 });
        await bob.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"tasks/{elsewhere}/uploads", wish);
    }

    [Fact]
    public async Task Only_whoever_began_an_upload_goes_on_with_it()
    {
        var (ada, project, task) = await BeginAsync();
        var bob = await app.RegisterAsync("Bob");
        await bob.JoinAsync(ada, (await ada.GetAsync<Server.Features.Projects.ProjectView>($"projects/{project}")).WorkspaceId, "member", project, "contributor");
        var upload = await FileCalls.UploadAsync(ada, task);

        using var put = await FileCalls.PutAsync(bob, $"uploads/{upload.Id}/pieces/0", "Plan"u8.ToArray());

        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
        await bob.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"uploads/{upload.Id}");
        await bob.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{task}/attachments", new { uploadId = upload.Id });
    }

    private async Task<(Person Ada, Guid Project, Guid Task)> BeginAsync()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        return (ada, project.Id, (await ada.TaskAsync(project.Id)).Id);
    }

    private static async Task PutAsync(Person person, UploadView upload, int number, byte[] bytes)
    {
        using var answer = await FileCalls.PutAsync(person, $"uploads/{upload.Id}/pieces/{number}", bytes[(number * Piece)..Math.Min(bytes.Length, (number + 1) * Piece)]);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> FormAsync(Person person, Guid task, string name, byte[] bytes, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"tasks/{task}/attachments") { Content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } } };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return person.Http.SendAsync(request);
    }

    /// <summary>How many objects lie in the store of the workspace that an upload belongs to.</summary>
    private async Task<int> ObjectsAsync(Guid uploadId)
    {
        var workspace = await app.LookAsync(db => db.Set<Upload>().Where(u => u.Id == uploadId).Select(u => u.WorkspaceId).SingleAsync());
        var count = 0;
        await foreach (var _ in app.Store().ListAsync(workspace, CancellationToken.None)) count++;
        return count;
    }
}
