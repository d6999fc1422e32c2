using System.Buffers;

namespace ProFlow.Server.Platform.Files;

/// <param name="Length">Of the plain bytes.</param>
/// <param name="Head">The first bytes, up to <see cref="PieceWriter.HeadBytes"/>: enough to tell what kind of file it is.</param>
internal sealed record WrittenPiece(BlobName Name, int Number, int Length, byte[] Digest, byte[] Head);

/// <summary>Seals what comes in, frame by frame, into a file beside the store and hands that over whole. Plain bytes never reach a disk.</summary>
internal sealed class PieceWriter(IBlobStore store, IncomingFolder incoming)
{
    public const int HeadBytes = 2 * SealedFrames.FrameBytes;

    /// <summary>Reads up to <paramref name="most"/> bytes of a piece and stores them as an object of a new name. Null at the end of the stream.</summary>
    /// <exception cref="StoreUnavailableException">Nothing is stored then.</exception>
    public async Task<WrittenPiece?> WriteAsync(OpenFileKey key, Guid workspaceId, Guid fileId, int number, Stream body, int most, CancellationToken ct)
    {
        var name = new BlobName(workspaceId, Platform.Id.New());
        var path = incoming.PathOf(name.Id);
        try
        {
            var written = await SealAsync(key, name, fileId, number, body, most, path, ct);
            if (written is not null) await store.PutAsync(name, path, ct);
            return written;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<WrittenPiece?> SealAsync(OpenFileKey key, BlobName name, Guid fileId, int number, Stream body, int most, string path, CancellationToken ct)
    {
        using var frames = new SealedFrames(key, name.Id, fileId, number);
        using var hash = key.Fingerprint();
        var (plain, next) = (ArrayPool<byte>.Shared.Rent(SealedFrames.FrameBytes), ArrayPool<byte>.Shared.Rent(SealedFrames.FrameBytes));
        var box = ArrayPool<byte>.Shared.Rent(SealedFrames.FrameBytes + 16);
        using var head = new MemoryStream();
        try
        {
            var (total, length) = (0, await FillAsync(body, plain, most, ct));
            if (length == 0) return null;
            await using var file = PrivateFiles.Create(path);
            for (var frame = 0; length > 0; frame++)
            {
                // Whether a frame is the last is sealed into it, so the next one is looked at first.
                total += length;
                var following = await FillAsync(body, next, most - total, ct);
                hash.AppendData(plain, 0, length);
                if (head.Length < HeadBytes) head.Write(plain, 0, length);
                frames.Seal(frame, following == 0, plain.AsSpan(0, length), box);
                await file.WriteAsync(box.AsMemory(0, length + 16), ct);
                (plain, next, length) = (next, plain, following);
            }
            return new WrittenPiece(name, number, total, hash.GetHashAndReset(), head.ToArray());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(next, clearArray: true);
            ArrayPool<byte>.Shared.Return(box);
        }
    }

    private static async Task<int> FillAsync(Stream body, byte[] buffer, int most, CancellationToken ct)
    {
        var want = Math.Min(SealedFrames.FrameBytes, most);
        return want == 0 ? 0 : await body.ReadAtLeastAsync(buffer.AsMemory(0, want), want, throwOnEndOfStream: false, ct);
    }
}

/// <summary>Where sealed pieces wait until they are whole. What a killed process has left there is thrown away.</summary>
internal sealed class IncomingFolder
{
    private readonly string path;

    public IncomingFolder(string path)
    {
        this.path = path;
        PrivateFiles.MakeFolder(path);
    }

    public string PathOf(Guid id) => Path.Combine(path, id.ToString("N"));

    public void Sweep(DateTime olderThan)
    {
        foreach (var file in Directory.EnumerateFiles(path).Where(f => File.GetLastWriteTimeUtc(f) < olderThan)) File.Delete(file);
    }
}
