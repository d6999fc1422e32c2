using System.Text;
using ProFlow.Server.Features.Imports;

namespace ProFlow.Server.Tests.Features.Imports;

/// <summary>Small files of our own, saying only what a test is about.</summary>
internal static class ImportSamples
{
    public static ImportPlan ReadText(string text, string format = "auto", ImportLimits? limits = null) => ReadBytes(Encoding.UTF8.GetBytes(text), format, limits);

    public static ImportPlan ReadBytes(byte[] bytes, string format = "auto", ImportLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        return ImportFormat.Read(stream, format, "upload.xml", limits ?? new ImportLimits());
    }

    public static string Mspdi(string tasks, string rest = "", string header = "<Title>Launch</Title><Name>launch.xml</Name><CreationDate>2026-01-05T08:00:00</CreationDate><CalendarUID>1</CalendarUID>") =>
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Project xmlns="http://schemas.microsoft.com/project">{header}{StandardCalendar}
        <Tasks><Task><UID>0</UID><ID>0</ID><Name>Launch</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>{tasks}</Tasks>{rest}</Project>
        """;

    public static string Task(int uid, string name, string fields = "", int level = 1) =>
        $"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><OutlineLevel>{level}</OutlineLevel>{fields}</Task>";

    public static string Link(int predecessor, int type = 1, int lag = 0, int format = 7) =>
        $"<PredecessorLink><PredecessorUID>{predecessor}</PredecessorUID><Type>{type}</Type><CrossProject>0</CrossProject><LinkLag>{lag}</LinkLag><LagFormat>{format}</LagFormat></PredecessorLink>";

    private const string WorkingDay = "<DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";

    private static readonly string StandardCalendar =
        "<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>"
        + string.Concat(Enumerable.Range(1, 7).Select(d => $"<WeekDay><DayType>{d}</DayType>{(d is 1 or 7 ? "<DayWorking>0</DayWorking>" : WorkingDay)}</WeekDay>"))
        + "</WeekDays><Exceptions><Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>2026-04-03T00:00:00</FromDate><ToDate>2026-04-06T23:59:00</ToDate></TimePeriod>"
        + "<Occurrences>1</Occurrences><Name>Easter</Name><Type>1</Type><DayWorking>0</DayWorking></Exception>"
        + "<Exception><TimePeriod><FromDate>2026-01-01T00:00:00</FromDate><ToDate>2030-01-01T23:59:00</ToDate></TimePeriod><Name>New Year</Name><Type>2</Type><Month>0</Month><MonthDay>1</MonthDay><DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>";

    public const string TrelloBoard = """
        {"id":"5f0000000000000000000001","name":"Shop","desc":"**All** we sell","closed":false,
         "lists":[{"id":"5f00000000000000000000a2","name":"Done","pos":3,"closed":false},{"id":"5f00000000000000000000a1","name":"To do","pos":1,"closed":false},
                  {"id":"5f00000000000000000000a3","name":"In review","pos":2,"closed":false},{"id":"5f00000000000000000000a4","name":"Old","pos":0,"closed":true}],
         "labels":[{"id":"5f00000000000000000000b1","name":"Bug","color":"red_dark"},{"id":"5f00000000000000000000b2","name":"","color":"green"}],
         "members":[{"id":"5f00000000000000000000c1","fullName":"Ada Byron","username":"ada"},{"id":"5f00000000000000000000c2","fullName":"Someone Else","username":"else"}],
         "cards":[
          {"id":"5f00000000000000000000d2","name":"Second","desc":"","idList":"5f00000000000000000000a1","pos":200,"closed":false,"due":"2026-03-02T23:30:00.000Z","start":"2026-03-01T00:00:00.000Z","dueComplete":true,"idLabels":["5f00000000000000000000b1"],"idMembers":["5f00000000000000000000c1","5f00000000000000000000c2"],"idChecklists":["5f00000000000000000000e1","5f00000000000000000000e2"],
           "attachments":[{"id":"5f00000000000000000000f1","name":"Plan","url":"https://example.org/plan.pdf","date":"2026-02-01T10:00:00.000Z"},{"id":"5f00000000000000000000f2","name":"Bad","url":"javascript:alert(1)"}]},
          {"id":"5f00000000000000000000d1","name":"First","desc":"Text","idList":"5f00000000000000000000a1","pos":100,"closed":false,"due":null,"idLabels":[],"idMembers":[],"attachments":[]},
          {"id":"5f00000000000000000000d3","name":"Shelved","desc":"","idList":"5f00000000000000000000a3","pos":1,"closed":true,"due":null,"idLabels":["5f00000000000000000000b2"],"idMembers":[],"attachments":[]}],
         "checklists":[{"id":"5f00000000000000000000e1","idCard":"5f00000000000000000000d2","name":"QA","pos":1,"checkItems":[{"id":"5f00000000000000000000e4","name":"Second","state":"incomplete","pos":2},{"id":"5f00000000000000000000e3","name":"First","state":"complete","pos":1}]},
                       {"id":"5f00000000000000000000e2","idCard":"5f00000000000000000000d2","name":"Ship","pos":2,"checkItems":[{"id":"5f00000000000000000000e5","name":"Box","state":"incomplete","pos":1}]}],
         "actions":[{"id":"5f0000000000000000000101","type":"commentCard","date":"2026-02-03T04:05:06.789Z","idMemberCreator":"5f00000000000000000000c1","memberCreator":{"id":"5f00000000000000000000c1","fullName":"Ada Byron"},"data":{"text":"Looks good","card":{"id":"5f00000000000000000000d1"}}},
                    {"id":"5f0000000000000000000102","type":"createCard","date":"2026-01-02T03:04:05.000Z","data":{"card":{"id":"5f00000000000000000000d1"}}},
                    {"id":"5f0000000000000000000103","type":"updateCard","date":"2026-01-03T03:04:05.000Z","data":{"card":{"id":"5f00000000000000000000d1"},"old":{"name":"x"}}}]}
        """;
}
