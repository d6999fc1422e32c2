using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

/// <summary>Uploads and the pieces that they have. Everything may be repeated; what is there already is not stored twice.</summary>
internal sealed class Uploads(PieceWriter writer, StoredFiles files, FileKeys keys, IBlobStore store, FileSettings settings, FileTrouble trouble, TimeProvider time)
{
    /// <summary>How long an upload waits for its next piece.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private const int MostAtOnce = 200;

    public async Task<Upload> BeginAsync(ProFlowDb db, Guid id, Guid userId, Guid workspaceId, Guid taskId, string name, long size, CancellationToken ct)
    {
        var now = time.Now();
        if (await db.Set<Upload>().CountAsync(u => u.UserId == userId && u.ExpiresAt > now, ct) >= MostAtOnce)
            throw Refusal.Conflict("too_many_uploads", $"{MostAtOnce} uploads of yours are unfinished. Finish or cancel some first.");
        var upload = new Upload
        {
            Id = id,
            UserId = userId,
            WorkspaceId = workspaceId,
            TaskId = taskId,
            KeyId = (await keys.CurrentAsync(workspaceId, ct)).Id,
            Name = name,
            Size = size,
            PieceBytes = settings.PieceBytes,
            MediaType = FileKinds.Unknown,
            ExpiresAt = now + Patience,
        };
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO upload (id, user_id, workspace_id, task_id, key_id, name, size, piece_bytes, media_type, expires_at)
            SELECT {upload.Id}, {userId}, {workspaceId}, {taskId}, {upload.KeyId}, {name}, {size}, {upload.PieceBytes}, {upload.MediaType}, {upload.ExpiresAt}
            WHERE NOT EXISTS (SELECT 1 FROM file_piece WHERE file_id = {upload.Id} AND NOT EXISTS (SELECT 1 FROM upload WHERE id = {upload.Id}))
            ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at WHERE upload.user_id = excluded.user_id
            """, ct);
        // It may have been begun before, by a request whose answer was lost. Pieces under an id without an upload are a finished file's: nobody gets at them so.
        var there = await FindAsync(db, id, ct);
        return there is not null && there.UserId == userId && there.TaskId == taskId && there.Size == size && there.Name == name ? there : throw Refusal.Conflict("duplicate", "An upload with this id exists already.");
    }

    /// <summary>The upload, for whoever began it and may still write to its task.</summary>
    public async Task<Upload> DemandAsync(ProFlowDb db, Access access, Guid id, Guid userId, CancellationToken ct)
    {
        var upload = await FindAsync(db, id, ct) ?? throw Refusal.NotFound();
        await db.ReadTaskAsync(access, upload.TaskId, ct);
        return upload.UserId == userId ? upload : throw Refusal.NotFound();
    }

    public Task<Upload?> FindAsync(ProFlowDb db, Guid id, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.Set<Upload>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.ExpiresAt > now, ct);
    }

    public static async Task<UploadView> ViewAsync(ProFlowDb db, Upload upload, CancellationToken ct)
    {
        var there = (await db.Set<FilePiece>().Where(p => p.FileId == upload.Id).Select(p => p.Number).ToListAsync(ct)).ToHashSet();
        var pieces = upload.Draft.Pieces;
        return new UploadView(upload.Id, upload.TaskId, upload.Name, upload.Size, upload.PieceBytes, pieces, [.. Enumerable.Range(0, pieces).Where(n => !there.Contains(n))], upload.ExpiresAt);
    }

    /// <summary>Stores the next piece of a stream. Null at its end.</summary>
    /// <exception cref="Refusal">409: another content is there under this number. 415, 422: the first piece shows that this is no file to keep.</exception>
    public async Task<WrittenPiece?> AddAsync(ProFlowDb db, Upload upload, int number, Stream body, int most, CancellationToken ct)
    {
        try
        {
            var piece = await writer.WriteAsync(await keys.FindAsync(upload.KeyId, ct), upload.WorkspaceId, upload.Id, number, body, most, ct);
            if (piece is not null) await NoteAsync(db, upload, piece, ct);
            return piece;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or CryptographicException)
        {
            throw trouble.Of(failure, upload.Id);
        }
    }

    private async Task NoteAsync(ProFlowDb db, Upload upload, WrittenPiece piece, CancellationToken ct)
    {
        var kept = false;
        try
        {
            var type = piece.Number == 0 ? Demand(upload.Name, piece.Head) : null;
            kept = await files.AddPieceAsync(upload.Id, piece, CancellationToken.None);
            if (!kept && !(await DigestAsync(db, upload.Id, piece.Number, ct)).AsSpan().SequenceEqual(piece.Digest))
                throw Refusal.Conflict("other_piece", "Another content was sent under this number before. Begin a new upload.");
            await db.Database.ExecuteSqlAsync($"UPDATE upload SET expires_at = {time.Now() + Patience}, media_type = coalesce({type}, media_type) WHERE id = {upload.Id}", CancellationToken.None);
        }
        finally
        {
            if (!kept) await store.DeleteAsync(piece.Name, CancellationToken.None);
        }
    }

    private static string Demand(string name, byte[] head)
    {
        var type = FileKinds.Demand(name, head);
        return FileKinds.IsImage(type) && Thumbnail.ClaimedPixels(head) > Thumbnail.MostClaimed
            ? throw new Refusal(422, "picture_too_large", $"This picture claims to have more than {Thumbnail.MostClaimed / 1_000_000} million pixels. Make it smaller, or pack it into an archive.")
            : type;
    }

    private static Task<byte[]> DigestAsync(ProFlowDb db, Guid uploadId, int number, CancellationToken ct) =>
        db.Set<FilePiece>().Where(p => p.FileId == uploadId && p.Number == number).Select(p => p.Digest).FirstAsync(ct);

    /// <summary>All pieces of an upload.</summary>
    /// <exception cref="Refusal">409: some are missing.</exception>
    public static async Task<List<StoredFiles.Piece>> WholeAsync(ProFlowDb db, Upload upload, CancellationToken ct)
    {
        var pieces = await StoredFiles.PiecesAsync(db, upload.Id, ct);
        return pieces.Count == upload.Draft.Pieces ? pieces
            : throw Refusal.Conflict("upload_unfinished", $"{upload.Draft.Pieces - pieces.Count} of {upload.Draft.Pieces} pieces are still missing. Send them first.");
    }

    /// <summary>In the caller's transaction: the upload ends, and its content is a stored file of the workspace.</summary>
    public async Task<Guid> FinishAsync(ProFlowDb db, Upload upload, IReadOnlyList<StoredFiles.Piece> pieces, DateTimeOffset now, CancellationToken ct)
    {
        var fileId = await files.KeepAsync(db, upload.Draft, pieces, now, ct);
        var ended = await db.Database.ExecuteSqlAsync($"DELETE FROM upload WHERE id = {upload.Id}", ct);
        return ended == 1 ? fileId : throw Refusal.NotFound();
    }

    /// <summary>The size of a file that came in one form is known at its end.</summary>
    public static Task MeasureAsync(ProFlowDb db, Guid id, long size, CancellationToken ct) => db.Database.ExecuteSqlAsync($"UPDATE upload SET size = {size} WHERE id = {id}", ct);

    public static Task CancelAsync(ProFlowDb db, Guid id, CancellationToken ct) => db.Database.ExecuteSqlAsync($"DELETE FROM upload WHERE id = {id}", ct);
}
