using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Time-based codes by RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds, which is what every authenticator app knows.</summary>
internal static class Totp
{
    public const int SecretSize = 20;
    private const int Digits = 6;
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => Math.DivRem(at.ToUnixTimeSeconds(), StepSeconds).Quotient;

    /// <summary>The code of a step, RFC 4226 section 5.3.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as the apps implement it; HMAC does not need SHA-1 to resist collisions.")]
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0f)..]) & 0x7fffffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step that the code is right for: the one of now, the one before or the one after. Null: none of them.</summary>
    public static long? StepOf(string code, ReadOnlySpan<byte> secret, DateTimeOffset at)
    {
        long? found = null;
        var given = Encoding.UTF8.GetBytes(code);
        for (var step = StepAt(at) - 1; step <= StepAt(at) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Code(secret, step)))) found = step;
        }
        return found;
    }

    /// <summary>The secret in base32, RFC 4648, as one types it into an app.</summary>
    public static string Text(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var b in secret)
        {
            (bits, count) = ((bits << 8) | b, count + 8);
            for (; count >= 5; count -= 5) text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }
        if (count > 0) text.Append(Alphabet[(bits << (5 - count)) & 31]);
        return text.ToString();
    }

    /// <summary>What the QR code says.</summary>
    public static string Link(string account, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/ProFlow:{Uri.EscapeDataString(account)}?secret={Text(secret)}&issuer=ProFlow&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
}
