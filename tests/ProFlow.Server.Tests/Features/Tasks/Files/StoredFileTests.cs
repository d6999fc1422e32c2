using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Rules;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>How files lie in the store: sealed, once for each workspace, and never given out other than as they were put in.</summary>
public sealed class StoredFileTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task The_same_content_lies_once_in_a_workspace_and_once_more_in_another_and_nobody_is_told()
    {
        var (ada, task) = await BeginAsync();
        var (eve, elsewhere) = await BeginAsync();
        var bytes = RandomNumberGenerator.GetBytes(70_000);

        var (first, second) = (await FileCalls.FileAsync(ada, task, bytes, "one.bin"), await FileCalls.FileAsync(ada, task, bytes, "two.bin"));
        var third = await FileCalls.FileAsync(eve, elsewhere, bytes, "three.bin");

        var (a, b, c) = (await RowAsync(first), await RowAsync(second), await RowAsync(third));
        Assert.Equal(a.FileId, b.FileId);
        Assert.NotEqual(a.FileId, c.FileId);
        Assert.Equal(bytes, await ada.Http.GetByteArrayAsync($"attachments/{second.Id}/content"));
        using var one = await ada.Http.GetAsync($"attachments/{first.Id}/content");
        using var two = await ada.Http.GetAsync($"attachments/{second.Id}/content");
        Assert.NotEqual(one.Headers.ETag, two.Headers.ETag);
        Assert.Equal(Told(first), Told(second));

        static object Told(AttachmentView view) => view with { Id = default, Name = "", CreatedAt = default };
    }

    /// <summary>v5.0.0-11.3.3: what was touched, cut, moved or put in another's place is never given out as a file.</summary>
    [Theory]
    [InlineData("flip"), InlineData("cut"), InlineData("empty"), InlineData("swap"), InlineData("other file"), InlineData("gone")]
    public async Task V11_3_3_a_touched_object_is_refused_in_plain_words_and_never_served(string how)
    {
        var (ada, task) = await BeginAsync();
        var bytes = RandomNumberGenerator.GetBytes(150_000);
        var file = await FileCalls.FileAsync(ada, task, bytes, "data.bin");
        var other = await FileCalls.FileAsync(ada, task, RandomNumberGenerator.GetBytes(150_000), "other.bin");
        var (path, otherPath) = (await PathAsync(file), await PathAsync(other));
        var stored = await File.ReadAllBytesAsync(path);
        const int frame = SealedFrames.FrameBytes + 16;
        var touched = how switch
        {
            "flip" => [.. stored[..100], (byte)(stored[100] ^ 1), .. stored[101..]],
            "cut" => stored[..frame],
            "empty" => [],
            "swap" => [.. stored[frame..(2 * frame)], .. stored[..frame], .. stored[(2 * frame)..]],
            _ => await File.ReadAllBytesAsync(otherPath),
        };
        if (how == "gone") File.Delete(path);
        else await File.WriteAllBytesAsync(path, touched);

        // Of the frames before the cut a browser may have had some: the answer breaks off, and is never taken for the whole.
        HttpResponseMessage? answer = null;
        try
        {
            answer = await ada.Http.GetAsync($"attachments/{file.Id}/content");
        }
        catch (HttpRequestException)
        {
            Assert.Equal("cut", how);
        }

        if (answer is not null)
        {
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains("file_unreadable", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_of_the_content_or_the_name_can_be_read_in_the_store()
    {
        var (ada, task) = await BeginAsync();
        var secret = "The merger is on Friday. ";
        var file = await FileCalls.FileAsync(ada, task, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(secret, 5000))), "merger.txt");

        var path = await PathAsync(file);

        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)), StringComparison.Ordinal);
        Assert.DoesNotContain("merger", path, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private Task<Attachment> RowAsync(AttachmentView view) => app.LookAsync(db => db.Set<Attachment>().AsNoTracking().SingleAsync(a => a.Id == view.Id));

    private async Task<string> PathAsync(AttachmentView view)
    {
        var row = await RowAsync(view);
        var piece = await app.LookAsync(db => db.Set<FilePiece>().SingleAsync(p => p.FileId == row.FileId));
        return Path.Combine(app.DataDirectory, "files", "objects", new BlobName(piece.WorkspaceId, piece.ObjectId).ToString());
    }

    private async Task<(Person Ada, Guid Task)> BeginAsync()
    {
        var ada = await app.RegisterAsync();
        return (ada, (await ada.TaskAsync((await ada.ProjectAsync()).Id)).Id);
    }
}
