namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>Working minutes of a file's calendars, to turn a lag of elapsed time into the working minutes that ProFlow keeps.
/// Exceptions that recur by a pattern are taken as ordinary days.</summary>
internal sealed class WorkingTime(IReadOnlyDictionary<string, MspdiCalendar> calendars)
{
    private const int MostDays = 3660;
    private static readonly IReadOnlyList<WorkPeriod> OfficeDay = [new(8 * 60, 12 * 60), new(13 * 60, 17 * 60)];

    /// <summary>Working minutes from one moment to another in the calendar; null when that is too far to walk.</summary>
    public int? Between(string? calendarUid, DateTime from, DateTime to)
    {
        if (to < from) return -Between(calendarUid, to, from);
        if ((to - from).TotalDays > MostDays) return null;
        var calendar = calendarUid is null ? null : calendars.GetValueOrDefault(calendarUid);
        double minutes = 0;
        for (var day = from.Date; day <= to.Date; day = day.AddDays(1))
            foreach (var period in PeriodsOf(calendar, DateOnly.FromDateTime(day)))
            {
                var start = day.AddMinutes(period.From) is var s && s > from ? s : from;
                var end = day.AddMinutes(period.To) is var e && e < to ? e : to;
                if (end > start) minutes += (end - start).TotalMinutes;
            }
        return (int)Math.Round(minutes, MidpointRounding.AwayFromZero);
    }

    private IReadOnlyList<WorkPeriod> PeriodsOf(MspdiCalendar? calendar, DateOnly day)
    {
        // A chain of base calendars is two or three long; a file that closes it into a circle ends here.
        for (var depth = 0; calendar is not null && depth < 8; depth++)
        {
            if (calendar.Exceptions.FirstOrDefault(e => !e.Recurs && e.From <= day && day <= e.To) is { } exception) return exception.Periods;
            if (calendar.Week.TryGetValue(day.DayOfWeek, out var periods)) return periods;
            calendar = calendar.BaseUid is null ? null : calendars.GetValueOrDefault(calendar.BaseUid);
        }
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : OfficeDay;
    }
}
