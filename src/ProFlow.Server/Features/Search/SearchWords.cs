using Npgsql;

namespace ProFlow.Server.Features.Search;

/// <summary>What somebody typed, as the index spells it.</summary>
/// <param name="Terms">In their order; a term of several words is a phrase.</param>
/// <param name="LastIsOpen">The last word is not finished: it may be the beginning of a longer one.</param>
internal sealed record SearchWords(IReadOnlyList<string[]> Terms, bool LastIsOpen)
{
    public const int MaxLength = 200;
    private const int MaxTerms = 12;

    public bool IsEmpty => Terms.Count == 0;

    /// <summary>All words, for marking them in what was found.</summary>
    public IEnumerable<string> All => Terms.SelectMany(t => t);

    /// <summary>Reads what was typed; "in quotes" is a phrase. The database folds case, accents and widths, as it did with the texts.</summary>
    public static async Task<SearchWords> ReadAsync(NpgsqlDataSource source, string typed, CancellationToken ct)
    {
        var (parts, open) = Split(typed);
        await using var command = source.CreateCommand("SELECT search_text(x) FROM unnest($1) WITH ORDINALITY AS u(x, n) ORDER BY n");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. parts] });
        var terms = new List<string[]>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var words = reader.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words.Any(w => w.Any(char.IsLetterOrDigit))) terms.Add(words);
        }
        return new SearchWords(terms, open);
    }

    /// <summary>A query of PostgreSQL's, with the words in quotes, so that none is an operator.</summary>
    /// <param name="alternatives">Words that stand in for a mistyped one.</param>
    public string ToTsQuery(IReadOnlyDictionary<string, IReadOnlyList<string>>? alternatives = null) => string.Join(" & ", Terms.Select((term, i) =>
    {
        var open = LastIsOpen && i == Terms.Count - 1;
        return $"({string.Join(" <-> ", term.Select((word, j) => Or(word, alternatives, open && j == term.Length - 1)))})";
    }));

    private static string Or(string word, IReadOnlyDictionary<string, IReadOnlyList<string>>? alternatives, bool open)
    {
        var all = new[] { Quote(word, open) }.Concat(alternatives?.GetValueOrDefault(word, []).Select(w => Quote(w, false)) ?? []);
        return $"({string.Join(" | ", all)})";
    }

    private static string Quote(string word, bool open) =>
        $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'{(open ? ":*" : "")}";

    private static (List<string> Parts, bool Open) Split(string typed)
    {
        var parts = new List<string>();
        var quoted = typed.Split('"');
        for (var i = 0; i < quoted.Length; i++)
        {
            // An odd piece lies between two quotes, the last one too while its closing quote is still to come.
            if (i % 2 == 1) parts.Add(quoted[i]);
            else parts.AddRange(quoted[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        parts.RemoveAll(string.IsNullOrWhiteSpace);
        var open = typed.Length > 0 && typed[^1] != '"' && !char.IsWhiteSpace(typed[^1]);
        return (parts.Count > MaxTerms ? parts[..MaxTerms] : parts, open && parts.Count <= MaxTerms);
    }
}
