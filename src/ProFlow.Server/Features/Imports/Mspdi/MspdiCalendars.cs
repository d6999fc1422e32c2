using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>One stretch of work within a day, in minutes after midnight; an end of 24:00 is 1440.</summary>
internal readonly record struct WorkPeriod(int From, int To);

/// <summary>Days that differ from the week. <paramref name="Recurs"/>: only some days of the span, by a pattern kept in the data.</summary>
internal sealed record CalendarException(string? Name, DateOnly From, DateOnly To, bool Recurs, IReadOnlyList<WorkPeriod> Periods);

/// <summary>A calendar as the file has it. A weekday that is not there is inherited from the base calendar.</summary>
internal sealed record MspdiCalendar(
    string Uid, string Name, bool IsBase, string? BaseUid,
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkPeriod>> Week,
    IReadOnlyList<CalendarException> Exceptions, JsonNode Data);

internal static class MspdiCalendars
{
    /// <summary>Exceptions stand in two places: since 2007 in their own element, before (and beside it, for old readers) as week days of type 0.</summary>
    public static MspdiCalendar Read(XElement calendar)
    {
        var days = calendar.Child("WeekDays")?.Children("WeekDay").ToList() ?? [];
        var week = days.Where(d => d.Int("DayType") is >= 1 and <= 7)
            .GroupBy(d => (DayOfWeek)(d.Int("DayType")!.Value - 1))
            .ToDictionary(g => g.Key, g => Periods(g.Last()));
        var listed = calendar.Child("Exceptions")?.Children("Exception").ToList() ?? [];
        var exceptions = (listed.Count > 0 ? listed : days.Where(d => d.Int("DayType") == 0)).Select(ReadException).OfType<CalendarException>().ToList();

        var uid = calendar.Text("UID") ?? "";
        var name = NoteText.OneLine(calendar.Text("Name"));
        var baseUid = calendar.Text("BaseCalendarUID") is { } b && b != "-1" && b != uid ? b : null;
        var data = new JsonObject
        {
            ["name"] = name,
            ["isBase"] = calendar.Flag("IsBaseCalendar"),
            ["baseSourceId"] = baseUid,
            ["week"] = new JsonArray([.. week.OrderBy(d => d.Key).Select(d => (JsonNode)new JsonObject { ["day"] = d.Key.ToString().ToLowerInvariant(), ["periods"] = Json(d.Value) })]),
            ["exceptions"] = new JsonArray([.. exceptions.Select(e => (JsonNode)new JsonObject
            {
                ["name"] = e.Name, ["from"] = Day(e.From), ["to"] = Day(e.To), ["recurs"] = e.Recurs, ["periods"] = Json(e.Periods),
            })]),
            ["source"] = MspdiXml.Json(calendar),
        };
        return new MspdiCalendar(uid, name, calendar.Flag("IsBaseCalendar"), baseUid, week, exceptions, data);
    }

    private static CalendarException? ReadException(XElement exception)
    {
        var span = exception.Child("TimePeriod");
        if (span?.Day("FromDate") is not { } from || span.Day("ToDate") is not { } to || to < from) return null;
        // Type 1 is "every n days": with a period of 1 that is each day of the span.
        var type = exception.Int("Type") ?? 1;
        var everyDay = type == 9 || (type == 1 && (exception.Int("Period") ?? 1) <= 1);
        return new CalendarException(exception.Text("Name"), from, to, !everyDay && to > from, Periods(exception));
    }

    private static IReadOnlyList<WorkPeriod> Periods(XElement day)
    {
        if (!day.Flag("DayWorking")) return [];
        return [.. (day.Child("WorkingTimes")?.Children("WorkingTime") ?? [])
            .Select(t => (From: Minute(t.Text("FromTime")), To: Minute(t.Text("ToTime"))))
            .Where(t => t is { From: not null, To: not null })
            .Select(t => new WorkPeriod(t.From!.Value, t.To!.Value <= t.From.Value && t.To.Value == 0 ? 1440 : t.To.Value))
            .Where(p => p.To > p.From).OrderBy(p => p.From)];
    }

    private static int? Minute(string? time) =>
        TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var t) ? t.Hour * 60 + t.Minute : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonArray Json(IReadOnlyList<WorkPeriod> periods) =>
        [.. periods.Select(p => (JsonNode)new JsonObject { ["from"] = Clock(p.From), ["to"] = Clock(p.To) })];

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
