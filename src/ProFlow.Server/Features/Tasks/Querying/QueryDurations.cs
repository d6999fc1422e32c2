using System.Globalization;
using System.Text.RegularExpressions;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>Working time as people write it, in minutes: 30m, 1.5h, 1h30m, 2d (of 8 hours), 1w (of 5 days); a bare number counts hours.</summary>
internal static partial class QueryDurations
{
    private static readonly string[] examples = ["30m", "2h", "1h30m", "2d"];

    /// <exception cref="QueryProblem">It is no duration.</exception>
    public static int Read(QueryValue value)
    {
        var text = value.Text.ToLowerInvariant();
        decimal minutes = 0;
        if (Bare().IsMatch(text)) minutes = 60 * decimal.Parse(text, CultureInfo.InvariantCulture);
        else if (Parts().Match(text) is { Success: true } match)
        {
            foreach (var (count, unit) in match.Groups[1].Captures.Zip(match.Groups[2].Captures))
                minutes += decimal.Parse(count.Value, CultureInfo.InvariantCulture) * unit.Value switch { "w" => 2400, "d" => 480, "h" => 60, _ => 1 };
        }
        else throw new QueryProblem($"“{value.Text}” is no duration.", value.At, examples);
        return minutes <= int.MaxValue ? (int)Math.Round(minutes) : throw new QueryProblem($"“{value.Text}” is too long.", value.At, examples);
    }

    [GeneratedRegex(@"^[0-9]{1,7}(\.[0-9]{1,4})?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:([0-9]{1,7}(?:\.[0-9]{1,4})?)([wdhm])){1,4}$")]
    private static partial Regex Parts();
}
