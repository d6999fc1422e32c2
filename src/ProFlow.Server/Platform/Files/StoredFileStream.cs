namespace ProFlow.Server.Platform.Files;

/// <summary>A stored file as its plain bytes. Opens only the frames that are read, and gives none of a frame that is not what was sealed.</summary>
internal sealed class StoredFileStream(StoredFile file, IReadOnlyList<StoredFiles.Piece> pieces, OpenFileKey key, IBlobStore store, FileTrouble trouble) : Stream
{
    private const int Tries = 3;
    private readonly byte[] plain = new byte[SealedFrames.FrameBytes];
    private readonly byte[] box = new byte[SealedFrames.FrameBytes + 16];
    private (int Piece, int Frame) held = (-1, -1);
    private (int Piece, int NextFrame, Stream Body)? open;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => file.Size;
    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.Length == 0) return 0;
        var piece = (int)(Position / file.PieceBytes);
        var inPiece = (int)(Position % file.PieceBytes);
        var frame = inPiece / SealedFrames.FrameBytes;
        try
        {
            await HoldAsync(piece, frame, cancellationToken);
        }
        catch (Exception failure) when (FileTrouble.IsOne(failure))
        {
            throw trouble.Of(failure, file.Id);
        }
        var from = inPiece % SealedFrames.FrameBytes;
        var count = Math.Min(buffer.Length, SealedFrames.LengthOf(frame, pieces[piece].Length) - from);
        plain.AsMemory(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    private async Task HoldAsync(int piece, int frame, CancellationToken ct)
    {
        if (held == (piece, frame)) return;
        var (row, sealedLength) = (pieces[piece], SealedFrames.SealedLengthOf(frame, pieces[piece].Length));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var body = await BodyAsync(piece, frame, row, ct);
                await body.ReadExactlyAsync(box.AsMemory(0, sealedLength), ct);
                break;
            }
            catch (Exception failure) when (failure is IOException or StoreUnavailableException && attempt < Tries)
            {
                // A connection to the store that broke on the way: the rest is asked for once more.
                await CloseAsync();
            }
            catch (IOException failure) when (failure is not EndOfStreamException)
            {
                throw new StoreUnavailableException(failure.Message, failure);
            }
        }
        using var frames = new SealedFrames(key, row.ObjectId, file.Id, piece);
        held = (-1, -1);
        frames.Open(frame, frame == SealedFrames.Count(row.Length) - 1, box.AsSpan(0, sealedLength), plain);
        held = (piece, frame);
        open = (piece, frame + 1, open!.Value.Body);
    }

    private async Task<Stream> BodyAsync(int piece, int frame, StoredFiles.Piece row, CancellationToken ct)
    {
        if (open is { } now && now.Piece == piece && now.NextFrame == frame) return now.Body;
        await CloseAsync();
        var offset = SealedFrames.Offset(frame);
        var body = await store.OpenAsync(new BlobName(file.WorkspaceId, row.ObjectId), offset, SealedFrames.SealedLength(row.Length) - offset, ct);
        open = (piece, frame, body);
        return body;
    }

    private async Task CloseAsync()
    {
        if (open is { } now) await now.Body.DisposeAsync();
        open = null;
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read asynchronously.");

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
