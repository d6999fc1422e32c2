using System.Globalization;
using System.Text;

namespace ProFlow.Server.Features.Search;

/// <summary>A part of a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
public sealed record Mark(int Start, int Length);

/// <summary>Shows why a text was found: a piece of it around the first hit, and which letters to mark. Pure.</summary>
internal static class Excerpt
{
    private const int Before = 40;
    private const int Longest = 180;

    /// <summary>Where words of <paramref name="words"/> begin in the text, case and accents aside.</summary>
    public static IReadOnlyList<Mark> Marks(string text, IReadOnlyCollection<string> words)
    {
        var (folded, origin) = Fold(text);
        var found = new List<Mark>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(folded[at]) && char.IsLetterOrDigit(folded[at - 1]) && !IsIdeograph(folded[at])) continue;
            var hit = words.Where(w => w.Length > 0 && string.CompareOrdinal(folded, at, w, 0, w.Length) == 0).MaxBy(w => w.Length);
            if (hit is null) continue;
            var (start, end) = (origin[at], origin[at + hit.Length]);
            if (found.Count > 0 && found[^1].Start + found[^1].Length >= start) found[^1] = found[^1] with { Length = end - found[^1].Start };
            else found.Add(new Mark(start, end - start));
            at += hit.Length - 1;
        }
        return found;
    }

    /// <summary>The piece around the first hit, on one line, with "…" where something was left out.</summary>
    public static (string Text, IReadOnlyList<Mark> Marks) Around(string text, IReadOnlyCollection<string> words)
    {
        var line = OneLine(text);
        var first = Marks(line, words) is [var hit, ..] ? hit.Start : 0;
        var start = first <= Before ? 0 : WordStart(line, first - Before, first);
        var end = Math.Min(line.Length, start + Longest);
        if (end < line.Length && char.IsLowSurrogate(line[end])) end--;
        var piece = (start > 0 ? "…" : "") + line[start..end].Trim() + (end < line.Length ? "…" : "");
        return (piece, Marks(piece, words));
    }

    private static int WordStart(string line, int from, int before)
    {
        var blank = line.IndexOf(' ', from);
        if (blank >= 0 && blank < before) return blank + 1;
        return char.IsLowSurrogate(line[from]) ? from + 1 : from;
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString();
    }

    /// <summary>Lower case without accents, and for each of its letters where it stood; one more entry for the end.</summary>
    private static (string Folded, List<int> Origin) Fold(string text)
    {
        var (folded, origin) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        for (var i = 0; i < text.Length;)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            // Half of a surrogate pair can't be normalised.
            var letter = length == 1 && char.IsSurrogate(text[i]) ? "\ufffd" : text.Substring(i, length).Normalize(NormalizationForm.FormKD);
            foreach (var c in letter.ToLowerInvariant())
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
                folded.Append(c == 'ß' ? "ss" : c);
                origin.Add(i);
                if (c == 'ß') origin.Add(i);
            }
            i += length;
        }
        origin.Add(text.Length);
        return (folded.ToString(), origin);
    }

    private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7af';
}
