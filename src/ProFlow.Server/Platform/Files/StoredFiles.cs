using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;

namespace ProFlow.Server.Platform.Files;

/// <summary>What a file is made of while it comes in.</summary>
/// <param name="Id">Of the upload; its pieces are sealed for it.</param>
internal sealed record FileDraft(Guid Id, Guid WorkspaceId, Guid KeyId, long Size, int PieceBytes)
{
    public int Pieces => (int)((Size + PieceBytes - 1) / PieceBytes);

    public int LengthOf(int piece) => (int)Math.Min(PieceBytes, Size - ((long)piece * PieceBytes));
}

/// <summary>The book of what lies in the store: an object is written before its row, and a row goes before its object.</summary>
internal sealed class StoredFiles(NpgsqlDataSource source, IBlobStore store, FileKeys keys, FileTrouble trouble)
{
    internal sealed record Piece(int Number, Guid ObjectId, int Length, byte[] Digest);

    /// <summary>Notes a piece that lies in the store. False if that number is there already; then the new object is nobody's.</summary>
    public async Task<bool> AddPieceAsync(Guid fileId, WrittenPiece piece, CancellationToken ct)
    {
        await using var insert = source.CreateCommand("INSERT INTO file_piece (file_id, number, workspace_id, object_id, length, digest) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (file_id, number) DO NOTHING");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = fileId });
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = piece.Number });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = piece.Name.WorkspaceId });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = piece.Name.Id });
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = piece.Length });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = piece.Digest });
        return await insert.ExecuteNonQueryAsync(ct) > 0;
    }

    public static Task<List<Piece>> PiecesAsync(ProFlowDb db, Guid fileId, CancellationToken ct) =>
        db.Set<FilePiece>().AsNoTracking().Where(p => p.FileId == fileId).OrderBy(p => p.Number).Select(p => new Piece(p.Number, p.ObjectId, p.Length, p.Digest)).ToListAsync(ct);

    /// <summary>
    /// Turns whole pieces into a stored file, in the transaction that will refer to it, or finds the file of the workspace that has the same content.
    /// The row stays locked until then, so that the sweeper cannot take it away in between.
    /// </summary>
    public async Task<Guid> KeepAsync(ProFlowDb db, FileDraft draft, IReadOnlyList<Piece> pieces, DateTimeOffset now, CancellationToken ct)
    {
        var fingerprint = await FingerprintAsync(draft, pieces, ct);
        while (true)
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO stored_file (id, workspace_id, key_id, fingerprint, size, piece_bytes, created_at)
                VALUES ({draft.Id}, {draft.WorkspaceId}, {draft.KeyId}, {fingerprint}, {draft.Size}, {draft.PieceBytes}, {now}) ON CONFLICT (workspace_id, key_id, fingerprint) DO NOTHING
                """, ct);
            var kept = await db.Database.SqlQuery<Guid>(
                $"SELECT id AS \"Value\" FROM stored_file WHERE workspace_id = {draft.WorkspaceId} AND key_id = {draft.KeyId} AND fingerprint = {fingerprint} FOR KEY SHARE").ToListAsync(ct);
            // Swept between the two statements: then there is room for the new one.
            if (kept is [var id]) return id;
        }
    }

    /// <summary>The plain content, to be read from anywhere.</summary>
    public async Task<Stream> OpenAsync(ProFlowDb db, Guid fileId, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().FirstAsync(f => f.Id == fileId, ct);
        try
        {
            // Pieces keep the name of the upload that they were sealed for, which is the file's.
            return new StoredFileStream(file, await PiecesAsync(db, fileId, ct), await keys.FindAsync(file.KeyId, ct), store, trouble);
        }
        catch (System.Security.Cryptography.CryptographicException failure)
        {
            throw trouble.Of(failure, fileId);
        }
    }

    private async Task<byte[]> FingerprintAsync(FileDraft draft, IReadOnlyList<Piece> pieces, CancellationToken ct)
    {
        using var hash = (await keys.FindAsync(draft.KeyId, ct)).Fingerprint();
        hash.AppendData(BitConverter.GetBytes(draft.Size));
        hash.AppendData(BitConverter.GetBytes(draft.PieceBytes));
        foreach (var piece in pieces) hash.AppendData(piece.Digest);
        return hash.GetHashAndReset();
    }
}
