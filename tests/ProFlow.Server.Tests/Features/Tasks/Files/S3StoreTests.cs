using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using ProFlow.Server.Tests.Rules;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>Files in a real S3 store, also when it is away, silent, or breaks off.</summary>
public sealed class S3StoreTests(ProFlowApp app, S3Server s3) : IClassFixture<ProFlowApp>, IClassFixture<S3Server>, IAsyncLifetime
{
    private const int Piece = 1 << 17;
    private WebApplication node = null!;

    public async ValueTask InitializeAsync() =>
        node = await app.StartNodeAsync(b => b.Configuration.AddInMemoryCollection(s3.Settings).AddInMemoryCollection(new Dictionary<string, string?> { ["ProFlow:Files:PieceBytes"] = Piece.ToString(System.Globalization.CultureInfo.InvariantCulture) }));

    public async ValueTask DisposeAsync()
    {
        s3.Wire.Set(Fault.None);
        await node.DisposeAsync();
    }

    [Fact]
    public async Task A_file_goes_there_and_back_and_a_range_of_it()
    {
        var (ada, task) = await BeginAsync();
        var bytes = RandomNumberGenerator.GetBytes((2 * Piece) + 77_000);

        var file = await FileCalls.FileAsync(ada, task, bytes, "data.bin");
        var request = new HttpRequestMessage(HttpMethod.Get, $"attachments/{file.Id}/content") { Headers = { Range = new RangeHeaderValue(Piece - 10, Piece + 70_000) } };
        using var part = await ada.Http.SendAsync(request);

        Assert.Equal(bytes, await ada.Http.GetByteArrayAsync($"attachments/{file.Id}/content"));
        Assert.Equal(bytes[(Piece - 10)..(Piece + 70_001)], await part.Content.ReadAsByteArrayAsync());
        Assert.False(Directory.Exists(Path.Combine(app.DataDirectory, "files", "objects", (await WorkspaceAsync(file)).ToString("N"))));
        Assert.Equal(3, (await ObjectsAsync(await WorkspaceAsync(file))).Count);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "files", "incoming")));
    }

    /// <summary>F9: a piece is refused in plain words, and goes on when the store is back; the rest of the product does not notice.</summary>
    [Theory, InlineData(nameof(Fault.Down)), InlineData(nameof(Fault.Silent))]
    public async Task An_upload_to_a_store_that_is_away_is_503_and_goes_on_later(string fault)
    {
        var (ada, task) = await BeginAsync();
        var bytes = RandomNumberGenerator.GetBytes(2 * Piece);
        var upload = await ada.PostAsync<UploadView>($"tasks/{task}/uploads", new { name = "data.bin", size = bytes.Length });
        await PutAsync(ada, upload, 0, bytes, HttpStatusCode.OK);

        s3.Wire.Set(Enum.Parse<Fault>(fault));
        await PutAsync(ada, upload, 1, bytes, HttpStatusCode.ServiceUnavailable);
        var meanwhile = await ada.GetAsync<UploadView>($"uploads/{upload.Id}");
        await ada.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"tasks/{task}/attachments", new { uploadId = upload.Id });
        s3.Wire.Set(Fault.None);
        await PutAsync(ada, upload, 1, bytes, HttpStatusCode.OK);
        var file = await ada.PostAsync<AttachmentView>($"tasks/{task}/attachments", new { uploadId = upload.Id });

        Assert.Equal([1], meanwhile.Missing);
        Assert.Equal(bytes, await ada.Http.GetByteArrayAsync($"attachments/{file.Id}/content"));
        var workspace = await WorkspaceAsync(file);
        await SweepAsync();
        Assert.Equal(await app.LookAsync(db => db.Set<FilePiece>().Where(p => p.WorkspaceId == workspace).Select(p => p.ObjectId).OrderBy(id => id).ToListAsync()), (await ObjectsAsync(workspace)).Order());
    }

    [Fact]
    public async Task A_read_that_breaks_off_is_never_taken_for_the_file()
    {
        var (ada, task) = await BeginAsync();
        var bytes = RandomNumberGenerator.GetBytes(Piece);
        var file = await FileCalls.FileAsync(ada, task, bytes, "data.bin");

        s3.Wire.Set(Fault.Cut);
        var refused = await ada.RefusedAsync(HttpStatusCode.ServiceUnavailable, HttpMethod.Get, $"attachments/{file.Id}/content");
        s3.Wire.Set(Fault.None);

        Assert.Equal("file_store_unavailable", refused.GetProperty("code").GetString());
        Assert.Equal(bytes, await ada.Http.GetByteArrayAsync($"attachments/{file.Id}/content"));
    }

    [Fact]
    public async Task An_object_that_is_lost_is_told_and_the_rest_of_the_task_is_there()
    {
        var (ada, task) = await BeginAsync();
        var file = await FileCalls.FileAsync(ada, task);
        var workspace = await WorkspaceAsync(file);
        foreach (var id in await ObjectsAsync(workspace)) await Store.DeleteAsync(new BlobName(workspace, id), CancellationToken.None);

        var refused = await ada.RefusedAsync(HttpStatusCode.InternalServerError, HttpMethod.Get, $"attachments/{file.Id}/content");

        Assert.Equal("file_unreadable", refused.GetProperty("code").GetString());
        Assert.Single((await ada.GetAsync<Page<AttachmentView>>($"tasks/{task}/attachments")).Items);
    }

    [Fact]
    public async Task A_wrong_secret_is_no_success()
    {
        await using var other = await app.StartNodeAsync(b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(s3.Settings) { ["ProFlow:Files:S3:SecretKey"] = "wrong" }));
        var (ada, task) = await BeginAsync();
        var upload = await FileCalls.UploadAsync(ada, task);

        using var answer = await FileCalls.PutAsync(ada.At(other), $"uploads/{upload.Id}/pieces/0", "Plan"u8.ToArray());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task What_nothing_needs_is_swept_there_as_well()
    {
        var (ada, task) = await BeginAsync();
        var file = await FileCalls.FileAsync(ada, task);
        var workspace = await WorkspaceAsync(file);
        await ada.DeleteAsync($"attachments/{file.Id}");

        await SweepAsync();

        Assert.Empty(await ObjectsAsync(workspace));
    }

    private IBlobStore Store => node.Services.GetRequiredService<IBlobStore>();

    private async Task SweepAsync()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(32));
        using var sweeper = ActivatorUtilities.CreateInstance<FileSweeper>(node.Services, clock);
        await sweeper.SweepAsync(CancellationToken.None);
    }

    private async Task<List<Guid>> ObjectsAsync(Guid workspace)
    {
        var found = new List<Guid>();
        await foreach (var id in Store.ListAsync(workspace, CancellationToken.None)) found.Add(id);
        return found;
    }

    private Task<Guid> WorkspaceAsync(AttachmentView view) =>
        app.LookAsync(db => db.Set<StoredFile>().Where(f => db.Set<Attachment>().Any(a => a.Id == view.Id && a.FileId == f.Id)).Select(f => f.WorkspaceId).SingleAsync());

    private static async Task PutAsync(Person person, UploadView upload, int number, byte[] bytes, HttpStatusCode expected)
    {
        using var answer = await FileCalls.PutAsync(person, $"uploads/{upload.Id}/pieces/{number}", bytes[(number * Piece)..((number + 1) * Piece)]);
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<(Person Ada, Guid Task)> BeginAsync()
    {
        var ada = await app.RegisterAsync("Ada", node);
        return (ada, (await ada.TaskAsync((await ada.ProjectAsync()).Id)).Id);
    }
}
