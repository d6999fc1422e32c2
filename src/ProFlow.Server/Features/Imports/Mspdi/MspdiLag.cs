namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>A link's lag as the file has it, and its turn into working minutes.</summary>
internal static class MspdiLag
{
    /// <summary>LagFormat: 3 minutes, 5 hours, 7 days, 9 weeks, 11 months, 19 percent; one more is the same in elapsed time; 32 more is estimated.</summary>
    private static (bool Percent, bool Elapsed) Format(int format)
    {
        var sure = format is >= 35 and <= 52 ? format - 32 : format;
        return (sure is 19 or 20, sure is 4 or 6 or 8 or 10 or 12 or 20);
    }

    public static bool IsExact(int format) => Format(format) is (false, false);

    /// <param name="lag">Tenths of a minute, or percent of the predecessor's duration.</param>
    /// <param name="format">The file's LagFormat.</param>
    /// <param name="type">FS, SS, FF or SF.</param>
    /// <param name="predecessor">The task that the lag is measured from.</param>
    /// <param name="time">The file's calendars.</param>
    /// <param name="calendarUid">The project's calendar.</param>
    public static int WorkingMinutes(double lag, int format, string type, MspdiTask? predecessor, WorkingTime time, string? calendarUid)
    {
        var (percent, elapsed) = Format(format);
        var anchor = type is "FS" or "FF" ? predecessor?.Finish : predecessor?.Start;
        if (!elapsed) return Whole(percent ? lag / 100 * (predecessor?.DurationMinutes ?? 0) : lag / 10);

        var span = predecessor is { Start: { } start, Finish: { } finish } ? (finish - start).TotalMinutes : 0;
        var minutes = percent ? lag / 100 * span : lag / 10;
        var exact = anchor is { } at && Math.Abs(minutes) < 1e8 && at.Year is > 1900 and < 2500
            ? time.Between(predecessor?.CalendarUid ?? calendarUid, at, at.AddMinutes(minutes))
            : null;
        // Without a date to measure from: the share of a week that is worked, 40 of 168 hours.
        return exact ?? Whole(minutes * 40 / 168);
    }

    private static int Whole(double minutes) => (int)Math.Clamp(Math.Round(minutes, MidpointRounding.AwayFromZero), -100_000_000, 100_000_000);
}
