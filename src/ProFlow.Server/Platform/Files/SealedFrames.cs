using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ProFlow.Server.Platform.Files;

/// <summary>
/// How an object looks: frames of 64 KiB, each sealed with AES-256-GCM, cipher before tag. The nonce is the frame's number, for the key is the
/// object's own. Bound to each frame are the file, the piece, the frame's number and whether it is the last: none can be cut off, reordered or swapped.
/// </summary>
internal sealed class SealedFrames : IDisposable
{
    public const int FrameBytes = 64 * 1024;
    private const int TagSize = 16;
    private const int SealedFrame = FrameBytes + TagSize;
    private readonly AesGcm aes;
    private readonly byte[] bound = new byte[16 + 4 + 4 + 1];

    public SealedFrames(OpenFileKey key, Guid objectId, Guid fileId, int piece)
    {
        aes = new AesGcm(key.ForObject(objectId), TagSize);
        fileId.TryWriteBytes(bound, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bound.AsSpan(16), piece);
    }

    /// <summary>Where a frame begins in an object.</summary>
    public static long Offset(int frame) => (long)frame * SealedFrame;

    /// <summary>The size of an object that holds a piece of this length.</summary>
    public static long SealedLength(int length) => length + (long)Count(length) * TagSize;

    public static int Count(int length) => (length + FrameBytes - 1) / FrameBytes;

    /// <summary>The plain length of a frame of a piece.</summary>
    public static int LengthOf(int frame, int pieceLength) => Math.Min(FrameBytes, pieceLength - (frame * FrameBytes));

    public static int SealedLengthOf(int frame, int pieceLength) => LengthOf(frame, pieceLength) + TagSize;

    public void Seal(int frame, bool last, ReadOnlySpan<byte> plain, Span<byte> into)
    {
        Span<byte> nonce = stackalloc byte[12];
        aes.Encrypt(Nonce(nonce, frame), plain, into[..plain.Length], into.Slice(plain.Length, TagSize), Bound(frame, last));
    }

    /// <exception cref="CryptographicException">It is not what was sealed.</exception>
    public void Open(int frame, bool last, ReadOnlySpan<byte> sealedFrame, Span<byte> into)
    {
        Span<byte> nonce = stackalloc byte[12];
        var length = sealedFrame.Length - TagSize;
        aes.Decrypt(Nonce(nonce, frame), sealedFrame[..length], sealedFrame[length..], into[..length], Bound(frame, last));
    }

    private static Span<byte> Nonce(Span<byte> nonce, int frame)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt32BigEndian(nonce[8..], frame);
        return nonce;
    }

    private byte[] Bound(int frame, bool last)
    {
        BinaryPrimitives.WriteInt32BigEndian(bound.AsSpan(20), frame);
        bound[24] = last ? (byte)1 : (byte)0;
        return bound;
    }

    public void Dispose() => aes.Dispose();
}
