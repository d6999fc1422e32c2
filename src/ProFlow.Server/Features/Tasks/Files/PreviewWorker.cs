using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

/// <summary>
/// Makes the small pictures of new files, one after the other. Each attachment gets its own, also where the content was here before:
/// how soon a picture appears tells nothing of files elsewhere. Whatever a killed process has left is done by the next.
/// </summary>
internal sealed partial class PreviewWorker(
    IServiceScopeFactory scopes, StoredFiles files, FileKeys keys, PieceWriter writer, FileSettings settings, CommitSignal signal, TimeProvider time, ILogger<PreviewWorker> log) : BackgroundService
{
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(10);
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => wakes.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DoAsync(stoppingToken) > 0) { }
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                wait.CancelAfter(poll);
                await wakes.Reader.ReadAsync(wait.Token);
            }
            catch (OperationCanceledException)
            {
                // Time to look again, or to stop.
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or StoreUnavailableException or Refusal)
            {
                Stumbled(log, failure.Message);
                await Task.Delay(poll, time, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    /// <returns>How many were settled.</returns>
    private async Task<int> DoAsync(CancellationToken ct)
    {
        await using var look = scopes.CreateAsyncScope();
        var waiting = await look.ServiceProvider.GetRequiredService<ProFlowDb>().Set<Attachment>()
            .Where(a => a.Preview == PreviewState.Pending).OrderBy(a => a.Id).Select(a => a.Id).Take(20).ToListAsync(ct);
        foreach (var id in waiting)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await MakeAsync(scope.ServiceProvider.GetRequiredService<ProFlowDb>(), id, ct);
            }
            catch (CommitConflict)
            {
                // Somebody has renamed or removed it, or another node was faster: it is looked at again.
            }
        }
        return waiting.Count;
    }

    private async Task MakeAsync(ProFlowDb db, Guid id, CancellationToken ct)
    {
        if (await db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.Preview == PreviewState.Pending, ct) is not { FileId: { } fileId } found) return;
        var file = await db.Set<StoredFile>().AsNoTracking().FirstAsync(f => f.Id == fileId, ct);
        var picture = await OpenAsync(db, file, ct);
        var preview = picture.Content is { } content ? await SaveAsync(file.WorkspaceId, content, ct) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var attachment = await db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == id, ct);
        if (attachment is null) return;
        (attachment.Preview, attachment.Width, attachment.Height) = (preview is null ? PreviewState.None : PreviewState.Ready, picture.Width, picture.Height);
        var command = new Command(null, time.Now(), signal);
        if (preview is { } made) attachment.PreviewFileId = await files.KeepAsync(db, made, await StoredFiles.PiecesAsync(db, made.Id, ct), command.At, ct);
        await db.CommitAsync(command, Reply.NoContent);
    }

    private async Task<Thumbnail> OpenAsync(ProFlowDb db, StoredFile file, CancellationToken ct)
    {
        if (file.Size > Thumbnail.MostBytes) return new Thumbnail(null, null, null);
        var content = new byte[file.Size];
        try
        {
            await using var stream = await files.OpenAsync(db, file.Id, ct);
            await stream.ReadExactlyAsync(content, ct);
        }
        catch (Refusal broken) when (broken.Status == 500)
        {
            return new Thumbnail(null, null, null);
        }
        return await Task.Run(() => Thumbnail.Of(content), ct);
    }

    private async Task<FileDraft> SaveAsync(Guid workspaceId, byte[] content, CancellationToken ct)
    {
        var key = await keys.CurrentAsync(workspaceId, ct);
        var draft = new FileDraft(Platform.Id.New(), workspaceId, key.Id, content.Length, settings.PieceBytes);
        using var stream = new MemoryStream(content);
        for (var number = 0; await writer.WriteAsync(key, workspaceId, draft.Id, number, stream, draft.PieceBytes, ct) is { } piece; number++) await files.AddPieceAsync(draft.Id, piece, ct);
        return draft;
    }

    [LoggerMessage(EventId = 72, Level = LogLevel.Warning, Message = "Previews wait ({Reason}); they are tried again in a moment")]
    private static partial void Stumbled(ILogger log, string reason);
}
