using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ProFlow.Server.Features.Identity.Passwords;

/// <summary>
/// The passwords that turned up most often in breaches, as shipped with the product: nothing is asked of anybody. The list is a sorted row of
/// the first eight bytes of each one's SHA-256, made by scripts/common-passwords.mjs; a password that is not on it is taken for one that is once in 10^15.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<ulong[]> hashes = new(Read);

    /// <summary>In any spelling of capitals, which is the first thing that is tried.</summary>
    public static bool Contain(string password)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(password.ToLowerInvariant()));
        return Array.BinarySearch(hashes.Value, BinaryPrimitives.ReadUInt64BigEndian(hash)) >= 0;
    }

    private static ulong[] Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var read = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < read.Length; i++) read[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)));
        return read;
    }
}
