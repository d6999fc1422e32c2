using System.Security.Cryptography;

namespace ProFlow.Server.Platform;

/// <summary>
/// Positions between positions: fractions in base 62, compared bytewise. A random tail keeps two people who insert
/// at the same place at once from making the same key. Keys at the ends count in the first five digits and so stay short.
/// </summary>
internal static class Ordering
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int HeadLength = 5;
    private const int TailLength = 3;
    public const int MaxLength = 200;

    /// <summary>Six moves to the very same place cost a digit: a key of this length asks for its column to be spread out again.</summary>
    public const int LongLength = 100;

    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength } && key[^1] != '0' && key.All(char.IsAsciiLetterOrDigit);

    /// <summary>A key after <paramref name="before"/> and before <paramref name="after"/>; null stands for the end on that side.</summary>
    public static string Between(string? before, string? after)
    {
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0) after = null;
        if (before is null && after is null) return "V0000" + Tail();
        if (after is null) return Step(before!, +1) is { } next ? next + Tail() : Middle(before!, null) + Tail();
        if (before is null) return Step(after, -1) is { } earlier ? earlier + Tail() : Middle("", after) + Tail();
        return Middle(before, after) + Tail();
    }

    /// <summary>The first digits as a number, one up or down; null past the end.</summary>
    private static string? Step(string key, int by)
    {
        var digits = key.PadRight(HeadLength, '0')[..HeadLength].Select(c => Digits.IndexOf(c, StringComparison.Ordinal)).ToArray();
        for (var i = HeadLength - 1; i >= 0; i--)
        {
            digits[i] += by;
            if (digits[i] is >= 0 and < 62) return new string([.. digits.Select(d => Digits[d])]);
            digits[i] = by > 0 ? 0 : 61;
        }
        return null;
    }

    private static string Middle(string low, string? high)
    {
        var result = new System.Text.StringBuilder();
        for (var i = 0; ; i++)
        {
            var a = i < low.Length ? Digits.IndexOf(low[i], StringComparison.Ordinal) : 0;
            var b = high is null ? 62 : i < high.Length ? Digits.IndexOf(high[i], StringComparison.Ordinal) : 0;
            if (a == b) { result.Append(Digits[a]); continue; }
            if (b - a > 1) return result.Append(Digits[(a + b) / 2]).ToString();
            result.Append(Digits[a]);
            high = null;
        }
    }

    private static string Tail()
    {
        Span<char> tail = stackalloc char[TailLength];
        for (var i = 0; i < TailLength; i++) tail[i] = Digits[RandomNumberGenerator.GetInt32(1, 62)];
        return new string(tail);
    }
}
