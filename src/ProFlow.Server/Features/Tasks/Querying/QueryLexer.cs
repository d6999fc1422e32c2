using System.Text;

namespace ProFlow.Server.Features.Tasks.Querying;

internal enum TokenKind { Word, Quoted, Operator, Comma, Range, Open, Close, Minus, End }

/// <param name="Text">What it means: of a quoted text what stands between the quotes.</param>
internal readonly record struct Token(TokenKind Kind, string Text, Span At);

/// <summary>Cuts a query into words and signs. Words end at blanks, quotes, brackets, commas, comparisons and "..".</summary>
internal static class QueryLexer
{
    private const string Signs = "\"(),:=!<>";

    /// <exception cref="QueryProblem">A quote without its end, or a sign that means nothing.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (IsBlank(text[at])) { at++; continue; }
            var token = Next(text, at, tokens.Count > 0 ? tokens[^1] : default);
            tokens.Add(token);
            at = token.At.End;
        }
        tokens.Add(new Token(TokenKind.End, "", new Span(text.Length, 0)));
        return tokens;
    }

    /// <summary>True for what has to be in quotes to be one word.</summary>
    public static bool NeedsQuotes(string text) =>
        text.Length == 0 || text[0] is '-' or '.' || text[^1] == '.' || text.Any(c => IsBlank(c) || Signs.Contains(c, StringComparison.Ordinal)) || text.Contains("..", StringComparison.Ordinal)
        || text.ToLowerInvariant() is "and" or "or" or "not" or "order" or "by";

    private static Token Next(string text, int at, Token before)
    {
        Token Sign(TokenKind kind, int length) => new(kind, text.Substring(at, length), new Span(at, length));
        switch (text[at])
        {
            case '"': return Quoted(text, at);
            case '(': return Sign(TokenKind.Open, 1);
            case ')': return Sign(TokenKind.Close, 1);
            case ',': return Sign(TokenKind.Comma, 1);
            case ':' or '=': return Sign(TokenKind.Operator, 1);
            case '<' or '>': return Sign(TokenKind.Operator, at + 1 < text.Length && text[at + 1] == '=' ? 2 : 1);
            case '!' when at + 1 < text.Length && text[at + 1] == '=': return Sign(TokenKind.Operator, 2);
            case '!': throw new QueryProblem("A “!” alone means nothing.", new Span(at, 1), ["!=", "not"], "not");
            case '.' when IsRange(text, at): return Sign(TokenKind.Range, 2);
            // "-7d" is a value, "-label:bug" leaves out.
            case '-' when before.Kind is not (TokenKind.Operator or TokenKind.Comma or TokenKind.Range) && at + 1 < text.Length && !IsBlank(text[at + 1]): return Sign(TokenKind.Minus, 1);
            default: return Word(text, at);
        }
    }

    private static Token Word(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && !IsBlank(text[end]) && !Signs.Contains(text[end], StringComparison.Ordinal) && !IsRange(text, end)) end++;
        return new Token(TokenKind.Word, text[at..end], new Span(at, end - at));
    }

    private static Token Quoted(string text, int at)
    {
        var inside = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '"') return new Token(TokenKind.Quoted, inside.ToString(), new Span(at, i + 1 - at));
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\') i++;
            inside.Append(text[i]);
        }
        throw new QueryProblem("This quote has no end.", new Span(at, text.Length - at), ["\""], text[at..] + "\"");
    }

    private static bool IsRange(string text, int at) => text[at] == '.' && at + 1 < text.Length && text[at + 1] == '.';

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
