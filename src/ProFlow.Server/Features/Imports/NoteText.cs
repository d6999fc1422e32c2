using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ProFlow.Server.Features.Imports;

/// <summary>Plain text out of the forms in which planning tools keep notes: RTF, HTML, or text as it is.</summary>
internal static partial class NoteText
{
    private const int MostMarkup = 4 * ImportLimits.MaxText;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Read(string? note)
    {
        if (string.IsNullOrWhiteSpace(note)) return "";
        if (note.Length > MostMarkup) note = note[..MostMarkup];
        return Clean(WithoutMarkup(note), ImportLimits.MaxText).Trim();
    }

    private static string WithoutMarkup(string note)
    {
        var trimmed = note.TrimStart();
        try
        {
            return trimmed.StartsWith(@"{\rtf", StringComparison.OrdinalIgnoreCase) ? FromRtf(trimmed)
                : HtmlMark().IsMatch(trimmed) ? FromHtml(trimmed)
                : note;
        }
        catch (RegexMatchTimeoutException)
        {
            // Only a note made for it takes that long: it arrives with its markup.
            return note;
        }
    }

    /// <summary>Line ends as \n, without the control characters that neither JSON readers nor PostgreSQL take.</summary>
    public static string Clean(string text, int most)
    {
        var kept = new StringBuilder(Math.Min(text.Length, most));
        for (var i = 0; i < text.Length && kept.Length < most; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 >= text.Length || text[i + 1] != '\n') kept.Append('\n');
            }
            else if (char.IsHighSurrogate(c))
            {
                if (i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1])) continue;
                if (kept.Length + 2 > most) break;
                kept.Append(c).Append(text[++i]);
            }
            else if (!char.IsLowSurrogate(c) && (c is '\n' or '\t' || !char.IsControl(c))) kept.Append(c);
        }
        return kept.ToString();
    }

    /// <summary>One line, for titles and names.</summary>
    public static string OneLine(string? text, int most = ImportLimits.MaxTitle) =>
        Clean(Spaces().Replace(text ?? "", " "), most).Trim();

    private static string FromHtml(string html)
    {
        var text = HtmlHidden().Replace(html, "");
        text = Spaces().Replace(text, " ");
        text = HtmlItem().Replace(text, "\n- ");
        text = HtmlBreak().Replace(text, "\n");
        text = HtmlTag().Replace(text, "");
        return BlankLines().Replace(WebUtility.HtmlDecode(text), "\n\n").Replace(" \n", "\n", StringComparison.Ordinal);
    }

    /// <summary>Groups that hold no text of the note: fonts, colours, pictures, and every destination marked as optional.</summary>
    private static readonly HashSet<string> SilentGroups = ["fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "generator", "listtable", "listoverridetable"];

    private static string FromRtf(string rtf)
    {
        var text = new StringBuilder();
        var silent = new Stack<bool>([false]);
        var skip = 0;
        foreach (Match token in RtfToken().Matches(rtf))
        {
            var word = token.Groups["word"].Value;
            if (token.Value == "{") silent.Push(silent.Peek());
            else if (token.Value == "}") { if (silent.Count > 1) silent.Pop(); }
            else if (token.Value == @"\*" || SilentGroups.Contains(word)) { silent.Pop(); silent.Push(true); }
            else if (silent.Peek()) continue;
            else if (token.Groups["hex"].Success)
            {
                if (skip > 0) skip--;
                else text.Append(Windows1252.GetString([byte.Parse(token.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)]));
            }
            else if (word == "u" && int.TryParse(token.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var unit))
            {
                // \uN is a signed 16-bit unit, followed by one stand-in character for readers that do not know it.
                text.Append((char)(ushort)unit);
                skip = 1;
            }
            else if (word is "par" or "line" or "row") text.Append('\n');
            else if (word is "tab" or "cell") text.Append('\t');
            else if (word.Length > 0) continue;
            else if (token.Value.Length == 2 && token.Value[0] == '\\') text.Append(token.Value[1] == '~' ? ' ' : token.Value[1]);
            else
            {
                var plain = token.Value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
                if (skip > 0 && plain.Length > 0) { plain = plain[1..]; skip = 0; }
                text.Append(plain);
            }
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\A<(!doctype|html|head|body|p|div|span|br|ul|ol|table|b|i|font)[\s>/]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HtmlMark();

    [GeneratedRegex(@"<(script|style|head)\b[^>]*>.*?</\1\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex HtmlHidden();

    [GeneratedRegex(@"<li\b[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HtmlItem();

    [GeneratedRegex(@"\s*(<br\s*/?>|</(p|div|tr|ul|ol|h[1-6]|table)\s*>)\s*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HtmlBreak();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex HtmlTag();

    [GeneratedRegex(@"\n[ \t]*(\n[ \t]*)+", RegexOptions.None, 1000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[{}]|\\'(?<hex>[0-9a-fA-F]{2})|\\(?<word>[a-zA-Z]{1,32})(?<number>-?\d{1,9})? ?|\\[^a-zA-Z]|[^\\{}]+", RegexOptions.Singleline, 2000)]
    private static partial Regex RtfToken();
}
