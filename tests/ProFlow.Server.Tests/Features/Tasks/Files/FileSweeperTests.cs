using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ProFlow.Server.Features.History;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Rules;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>What is taken out of the store, and what never is.</summary>
public sealed class FileSweeperTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_removed_file_is_kept_while_an_undo_can_bring_it_back_and_then_leaves_nothing()
    {
        var (ada, task) = await BeginAsync();
        var (kept, gone) = (await FileCalls.FileAsync(ada, task, "Kept"u8.ToArray()), await FileCalls.FileAsync(ada, task, "Gone"u8.ToArray()));
        var (keptName, goneName) = (await NameAsync(kept), await NameAsync(gone));
        using var removal = await ada.TryAsync(HttpMethod.Delete, $"attachments/{kept.Id}");
        await ada.DeleteAsync($"attachments/{gone.Id}");

        await SweepAsync(after: TimeSpan.FromDays(30));
        var undone = await ada.PostAsync<UndoAnswer>($"commands/{removal.Headers.GetValues("Command-Id").Single()}/undo");
        await SweepAsync(after: TimeSpan.FromDays(32));

        Assert.Empty(undone.Conflicts);
        Assert.Equal("Kept", await ada.Http.GetStringAsync($"attachments/{kept.Id}/content"));
        Assert.Equal((true, false), (await IsThereAsync(keptName), await IsThereAsync(goneName)));
        Assert.False(await app.LookAsync(db => db.Set<FilePiece>().AnyAsync(p => p.ObjectId == goneName.Id)));
    }

    [Fact]
    public async Task A_content_that_two_attachments_have_goes_with_the_second()
    {
        var (ada, task) = await BeginAsync();
        var (first, second) = (await FileCalls.FileAsync(ada, task, "Shared"u8.ToArray()), await FileCalls.FileAsync(ada, task, "Shared"u8.ToArray()));
        var name = await NameAsync(first);

        await ada.DeleteAsync($"attachments/{first.Id}");
        await SweepAsync(after: TimeSpan.FromDays(32));
        var afterFirst = await ada.Http.GetStringAsync($"attachments/{second.Id}/content");
        await ada.DeleteAsync($"attachments/{second.Id}");
        await SweepAsync(after: TimeSpan.FromDays(32));

        Assert.Equal("Shared", afterFirst);
        Assert.False(await IsThereAsync(name));
    }

    /// <summary>What a second upload of the same content has stored is spare.</summary>
    [Fact]
    public async Task Spare_pieces_and_those_of_cancelled_and_forgotten_uploads_are_taken_away_and_running_ones_stay()
    {
        var (ada, task) = await BeginAsync();
        var file = await FileCalls.FileAsync(ada, task, "Twice"u8.ToArray());
        await FileCalls.FileAsync(ada, task, "Twice"u8.ToArray());
        var (cancelled, running) = (await FileCalls.UploadAsync(ada, task), await FileCalls.UploadAsync(ada, task));
        foreach (var upload in (UploadView[])[cancelled, running])
        {
            using var sent = await FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/0", "Plan"u8.ToArray());
            sent.EnsureSuccessStatusCode();
        }
        await ada.DeleteAsync($"uploads/{cancelled.Id}");
        var workspace = (await NameAsync(file)).WorkspaceId;

        var before = await CountAsync(workspace);
        await SweepAsync(after: TimeSpan.FromHours(1));
        var young = await CountAsync(workspace);
        await SweepAsync(after: TimeSpan.FromHours(3));
        var (old, going) = (await CountAsync(workspace), await ada.GetAsync<UploadView>($"uploads/{running.Id}"));
        await SweepAsync(after: TimeSpan.FromDays(2));

        Assert.Equal((4, 4, 2, 1), (before, young, old, await CountAsync(workspace)));
        Assert.Empty(going.Missing);
        Assert.Equal("Twice", await ada.Http.GetStringAsync($"attachments/{file.Id}/content"));
    }

    [Fact]
    public async Task An_object_that_no_row_knows_is_taken_away_and_one_of_another_database_is_not()
    {
        var (ada, task) = await BeginAsync();
        var name = await NameAsync(await FileCalls.FileAsync(ada, task));
        var (orphan, foreign) = (new BlobName(name.WorkspaceId, Guid.CreateVersion7()), new BlobName(Guid.CreateVersion7(), Guid.CreateVersion7()));
        foreach (var blob in (BlobName[])[orphan, foreign])
        {
            var path = Path.Combine(app.DataDirectory, "files", "incoming", blob.Id.ToString("N"));
            await File.WriteAllBytesAsync(path, [1, 2, 3]);
            await app.Store().PutAsync(blob, path, CancellationToken.None);
        }

        await SweepAsync(after: TimeSpan.FromHours(3));

        Assert.Equal((false, true, true), (await IsThereAsync(orphan), await IsThereAsync(foreign), await IsThereAsync(name)));
    }

    /// <summary>Somebody finds the same content in the moment that the sweeper takes it: it is there for them, or their own becomes the file.</summary>
    [Fact]
    public async Task A_content_that_is_found_again_while_it_is_swept_is_never_lost()
    {
        var (ada, task) = await BeginAsync();
        for (var round = 0; round < 10; round++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes($"Round {round}");
            var first = await FileCalls.FileAsync(ada, task, bytes);
            await ada.DeleteAsync($"attachments/{first.Id}");

            var again = FileCalls.FileAsync(ada, task, bytes);
            try
            {
                await Sweeper(after: TimeSpan.FromDays(32)).SweepUnusedAsync(CancellationToken.None);
            }
            catch (PostgresException held)
            {
                // Somebody refers to it again: it stays.
                Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, held.SqlState);
            }

            Assert.Equal(bytes, await ada.Http.GetByteArrayAsync($"attachments/{(await again).Id}/content"));
        }
    }

    /// <summary>v5.0.0-11.2.2.</summary>
    [Fact]
    public async Task After_a_change_of_keys_old_files_open_and_new_ones_lie_under_the_new_key()
    {
        var (ada, task) = await BeginAsync();
        var old = await FileCalls.FileAsync(ada, task, "Same"u8.ToArray());
        var workspace = (await NameAsync(old)).WorkspaceId;

        await app.Services.GetRequiredService<FileKeys>().RotateAsync(workspace, CancellationToken.None);
        var fresh = await FileCalls.FileAsync(ada, task, "Same"u8.ToArray());
        await app.RestartAsync();
        ada = ada with { Http = app.Client() };
        ada.Http.DefaultRequestHeaders.Authorization = new("Bearer", ada.AccessToken);

        Assert.NotEqual(await KeyAsync(old), await KeyAsync(fresh));
        foreach (var file in (AttachmentView[])[old, fresh]) Assert.Equal("Same", await ada.Http.GetStringAsync($"attachments/{file.Id}/content"));
    }

    /// <summary>A sweep as it would run some time from now.</summary>
    private async Task SweepAsync(TimeSpan after)
    {
        using var sweeper = Sweeper(after);
        await sweeper.SweepAsync(CancellationToken.None);
    }

    private FileSweeper Sweeper(TimeSpan after)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2000-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        clock.SetUtcNow(TimeProvider.System.GetUtcNow() + after);
        return ActivatorUtilities.CreateInstance<FileSweeper>(app.Services, clock);
    }

    private async Task<BlobName> NameAsync(AttachmentView view)
    {
        var piece = await app.LookAsync(db => db.Set<FilePiece>().SingleAsync(p => db.Set<Attachment>().Any(a => a.Id == view.Id && a.FileId == p.FileId)));
        return new BlobName(piece.WorkspaceId, piece.ObjectId);
    }

    private Task<Guid> KeyAsync(AttachmentView view) =>
        app.LookAsync(db => db.Set<StoredFile>().Where(f => db.Set<Attachment>().Any(a => a.Id == view.Id && a.FileId == f.Id)).Select(f => f.KeyId).SingleAsync());

    private Task<bool> IsThereAsync(BlobName name) => Task.FromResult(File.Exists(Path.Combine(app.DataDirectory, "files", "objects", name.ToString())));

    private async Task<int> CountAsync(Guid workspace)
    {
        var count = 0;
        await foreach (var _ in app.Store().ListAsync(workspace, CancellationToken.None)) count++;
        return count;
    }

    private async Task<(Person Ada, Guid Task)> BeginAsync()
    {
        var ada = await app.RegisterAsync();
        return (ada, (await ada.TaskAsync((await ada.ProjectAsync()).Id)).Id);
    }
}
