using System.Globalization;
using System.Text.RegularExpressions;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>The days that a word means, where the asker is: the first, and the one after the last.</summary>
internal readonly record struct Days(DateOnly First, DateOnly End);

/// <summary>The moments that a word means: the first, and the one after the last.</summary>
internal readonly record struct Moments(DateTimeOffset First, DateTimeOffset End);

/// <summary>Dates as people write them: 2026-11-30, 2026-11, today, lastweek, 7d, -2w. Weeks begin on Monday.</summary>
internal static partial class QueryDates
{
    public static readonly string[] Examples = ["today", "tomorrow", "yesterday", "thisweek", "nextweek", "lastweek", "thismonth", "nextmonth", "lastmonth", "7d", "-2w", "2026-11-30"];

    /// <exception cref="QueryProblem">It is no date.</exception>
    public static Days Read(QueryValue value, DateOnly today)
    {
        try
        {
            return Named(value.Text.ToLowerInvariant(), today) ?? Written(value.Text) ?? Relative(value.Text, today)
                ?? throw new QueryProblem($"“{value.Text}” is no date.", value.At, Examples, QueryProblem.Closest(value.Text, Examples));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new QueryProblem($"“{value.Text}” lies beyond the calendar.", value.At, Examples);
        }
    }

    /// <summary>The same for moments: days as they begin in the zone, and hours, -2h.</summary>
    public static Moments Read(QueryValue value, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Hours().Match(value.Text) is { Success: true } match)
        {
            var at = now.AddHours(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            return new Moments(at, at);
        }
        var days = Read(value, Today(now, zone));
        return new Moments(Start(days.First, zone), Start(days.End, zone));
    }

    public static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>When a day begins. A midnight that the clock leaps over is the moment after the leap; of one that it strikes twice, the first.</summary>
    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    private static Days? Named(string word, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = new DateOnly(today.Year, today.Month, 1);
        return word switch
        {
            "today" => Day(today),
            "tomorrow" => Day(today.AddDays(1)),
            "yesterday" => Day(today.AddDays(-1)),
            "thisweek" => new Days(monday, monday.AddDays(7)),
            "nextweek" => new Days(monday.AddDays(7), monday.AddDays(14)),
            "lastweek" => new Days(monday.AddDays(-7), monday),
            "thismonth" => new Days(first, first.AddMonths(1)),
            "nextmonth" => new Days(first.AddMonths(1), first.AddMonths(2)),
            "lastmonth" => new Days(first.AddMonths(-1), first),
            _ => null,
        };
    }

    private static Days? Written(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Day(day);
        return DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? new Days(month, month.AddMonths(1)) : null;
    }

    private static Days? Relative(string text, DateOnly today)
    {
        if (Distance().Match(text) is not { Success: true } match) return null;
        var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return Day(match.Groups[2].Value.ToLowerInvariant() switch
        {
            "d" => today.AddDays(count),
            "w" => today.AddDays(7 * count),
            "m" => today.AddMonths(count),
            _ => today.AddYears(count),
        });
    }

    private static Days Day(DateOnly day) => new(day, day.AddDays(1));

    [GeneratedRegex("^([+-]?[0-9]{1,5})([dwmyDWMY])$")]
    private static partial Regex Distance();

    [GeneratedRegex("^([+-]?[0-9]{1,5})[hH]$")]
    private static partial Regex Hours();
}
