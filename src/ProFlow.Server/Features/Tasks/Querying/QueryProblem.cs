namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>What is wrong with a query, and where.</summary>
/// <param name="expected">What could stand there instead, a few words each.</param>
/// <param name="suggestion">What was perhaps meant.</param>
internal sealed class QueryProblem(string message, Span at, IReadOnlyList<string> expected, string? suggestion = null) : Exception(message)
{
    public Span At { get; } = at;
    public IReadOnlyList<string> Expected { get; } = expected;
    public string? Suggestion { get; } = suggestion;

    /// <summary>The one of the names that is spelt most like the word, if any comes close.</summary>
    public static string? Closest(string word, IEnumerable<string> names)
    {
        var (best, distance) = names.Select(n => (Name: n, Distance: Distance(word.ToLowerInvariant(), n.ToLowerInvariant()))).OrderBy(n => n.Distance).FirstOrDefault((Name: "", Distance: int.MaxValue));
        return distance <= Math.Max(1, word.Length / 3) ? best : null;
    }

    /// <summary>How many letters have to be put in, left out, replaced or swapped with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 60 || b.Length > 60) return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
