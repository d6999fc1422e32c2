using ProFlow.Server.Features.Tasks.Querying;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Querying;

public sealed class QueryDateTests
{
    private static readonly TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    // A Wednesday.
    [InlineData("today", "2026-11-25", "2026-11-26"), InlineData("Tomorrow", "2026-11-26", "2026-11-27"), InlineData("7d", "2026-12-02", "2026-12-03"), InlineData("-2w", "2026-11-11", "2026-11-12"),
     InlineData("3m", "2027-02-25", "2027-02-26"), InlineData("-1y", "2025-11-25", "2025-11-26"), InlineData("thisweek", "2026-11-23", "2026-11-30"), InlineData("lastweek", "2026-11-16", "2026-11-23"),
     InlineData("nextmonth", "2026-12-01", "2027-01-01"), InlineData("2028-02", "2028-02-01", "2028-03-01"), InlineData("2026-11-30", "2026-11-30", "2026-12-01")]
    public void A_word_means_these_days(string word, string first, string end) =>
        Assert.Equal(new Days(DateOnly.Parse(first, null), DateOnly.Parse(end, null)), QueryDates.Read(Value(word), new DateOnly(2026, 11, 25)));

    [Theory]
    [InlineData("2026-02-30"), InlineData("toady"), InlineData("99999y"), InlineData("-99999m"), InlineData("9999999999d"), InlineData("d"), InlineData("9999-12-31")]
    public void What_is_no_date_is_refused(string word) => Assert.Throws<QueryProblem>(() => QueryDates.Read(Value(word), new DateOnly(2026, 11, 25)));

    [Fact]
    public void Days_begin_where_the_asker_is_also_when_the_clock_is_put_forward_at_midnight()
    {
        var now = new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 23, 0, 0, TimeSpan.Zero), QueryDates.Read(Value("today"), now, berlin).First);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), QueryDates.Read(Value("today"), now, TimeZoneInfo.Utc).First);

        var (first, end) = QueryDates.Read(Value("2026-03-29"), now, berlin);
        Assert.Equal(TimeSpan.FromHours(23), end - first);
        // Beirut has no midnight on this day.
        var beirut = QueryDates.Read(Value("2026-03-29"), now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut"));
        Assert.Equal(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero), beirut.First);
        Assert.Equal(now.AddHours(-2), QueryDates.Read(Value("-2h"), now, berlin).First);
    }

    [Theory]
    [InlineData("30m", 30), InlineData("2h", 120), InlineData("1.5h", 90), InlineData("1h30m", 90), InlineData("2d", 960), InlineData("1w", 2400), InlineData("8", 480)]
    public void A_duration_is_working_time(string word, int minutes) => Assert.Equal(minutes, QueryDurations.Read(Value(word)));

    [Theory]
    [InlineData("h"), InlineData("-1h"), InlineData("1y"), InlineData("9999999w"), InlineData("")]
    public void What_is_no_duration_is_refused(string word) => Assert.Throws<QueryProblem>(() => QueryDurations.Read(Value(word)));

    private static QueryValue Value(string text) => new(text, false, default);
}
