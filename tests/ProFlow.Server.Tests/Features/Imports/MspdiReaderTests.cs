using System.Text;
using ProFlow.Server.Features.Imports;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportSamples;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class MspdiReaderTests
{
    [Fact]
    public void Outline_levels_become_parents_and_the_project_row_becomes_the_project()
    {
        var plan = ReadText(Mspdi(Task(1, "Phase") + Task(2, "Step", level: 2) + "<Task><UID>9</UID><ID>9</ID><IsNull>1</IsNull><OutlineLevel>0</OutlineLevel></Task>" + Task(10, "Deep", level: 4) + Task(11, "Next")));

        Assert.Equal("Launch", plan.Project.Name);
        Assert.Equal([("1", null), ("2", "1"), ("10", "2"), ("11", null)], plan.Tasks.Select(t => (t.SourceId, t.ParentSourceId)));
        Assert.Contains(plan.Fields, f => f is { Source: "Task (blank row)", Count: 1, Outcome: "notCarried" });
    }

    [Theory]
    [InlineData(0, "FF"), InlineData(1, "FS"), InlineData(2, "SF"), InlineData(3, "SS")]
    public void A_link_keeps_its_type_and_its_lag_in_working_minutes(int type, string expected)
    {
        var plan = ReadText(Mspdi(Task(1, "A") + Task(2, "B", Link(1, type, -4800))));

        Assert.Equal(new PlanDependency("1>2", "1", "2", expected, -480), Assert.Single(plan.Dependencies));
    }

    // Friday 2026-03-06 08:00 to 17:00 before a weekend; one day of 8 working hours.
    [Theory]
    [InlineData(4800, 7, 480)]        // one working day
    [InlineData(28800, 8, 0)]         // two elapsed days over a weekend
    [InlineData(57600, 8, 480)]       // four elapsed days: Monday is in, Tuesday ends at 17:00
    [InlineData(-14400, 40, -480)]    // one elapsed day back, estimated
    [InlineData(50, 19, 240)]         // half of the predecessor's day
    [InlineData(600, 3, 60)]
    public void A_lag_in_any_format_becomes_working_minutes(int lag, int format, int minutes)
    {
        var before = "<Start>2026-03-06T08:00:00</Start><Finish>2026-03-06T17:00:00</Finish><Duration>PT8H0M0S</Duration>";
        var expected = lag == 57600 ? 960 : minutes;

        var plan = ReadText(Mspdi(Task(1, "A", before) + Task(2, "B", Link(1, 1, lag, format))));

        Assert.Equal(expected, Assert.Single(plan.Dependencies).LagMinutes);
    }

    [Fact]
    public void A_task_keeps_the_files_dates_estimate_progress_priority_and_notes()
    {
        var plan = ReadText(Mspdi(
            Task(1, "Build", "<Start>2026-03-02T13:00:00</Start><Finish>2026-03-07T00:00:00</Finish><Work>PT12H30M0S</Work><PercentComplete>40</PercentComplete><Priority>800</Priority><Notes>Line one\nLine two</Notes><CreateDate>2026-01-01T10:00:00</CreateDate>")
            + Task(2, "Gate", "<Milestone>1</Milestone><Start>2026-03-09T17:00:00</Start><Finish>2026-03-09T17:00:00</Finish><Duration>PT0H0M0S</Duration>")
            + Task(3, "Closed", "<PercentComplete>100</PercentComplete><Finish>2026-02-01T17:00:00</Finish><ActualFinish>2026-02-02T17:00:00</ActualFinish><Duration>PT16H0M0S</Duration>")
            + Task(4, "Off", "<Active>0</Active>")));

        var (build, gate, closed, off) = (plan.Tasks[0], plan.Tasks[1], plan.Tasks[2], plan.Tasks[3]);
        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 7), 750, 40, "urgent"), (build.StartDate, build.DueDate, build.EstimateMinutes, build.Progress, build.Priority));
        Assert.Equal(("Line one\nLine two", "inProgress"), (build.Description, build.StatusSourceId));
        Assert.Equal((0, gate.DueDate), (gate.EstimateMinutes, gate.StartDate));
        Assert.Equal((960, "done", new DateTimeOffset(2026, 2, 2, 17, 0, 0, TimeSpan.Zero)), (closed.EstimateMinutes, closed.StatusSourceId, closed.CompletedAt));
        Assert.Equal("cancelled", off.StatusSourceId);
    }

    [Fact]
    public void A_manual_task_without_dates_takes_what_its_planner_typed()
    {
        var plan = ReadText(Mspdi(Task(1, "Manual", "<Manual>1</Manual><StartText>TBD</StartText><ManualStart>2026-05-04T08:00:00</ManualStart>")));

        Assert.Equal((new DateOnly(2026, 5, 4), null), (plan.Tasks[0].StartDate, plan.Tasks[0].DueDate));
    }

    [Fact]
    public void Resources_become_people_of_their_tasks_but_material_does_not()
    {
        var plan = ReadText(Mspdi(Task(1, "A"), """
            <Resources><Resource><UID>0</UID><Type>1</Type></Resource><Resource><UID>1</UID><Name>Ada Byron</Name><Type>1</Type><EmailAddress>ada@example.org</EmailAddress></Resource>
            <Resource><UID>2</UID><Name>Cement</Name><Type>0</Type></Resource></Resources>
            <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units><Work>PT4H0M0S</Work></Assignment>
            <Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID></Assignment><Assignment><UID>3</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment></Assignments>
            """));

        Assert.Equal(new PlanPerson("1", "Ada Byron", "ada@example.org"), Assert.Single(plan.People));
        Assert.Equal(["1"], plan.Tasks[0].PeopleSourceIds);
        var kept = plan.Data.Single(d => d is { Kind: "assignment", SourceId: "1" }).Data;
        Assert.Equal((0.5, 240), ((double)kept["units"]!, (int)kept["workMinutes"]!));
        Assert.Equal(3, plan.Data.Count(d => d.Kind == "resource"));
    }

    [Fact]
    public void Calendars_keep_their_weekdays_and_exceptions()
    {
        var calendar = ReadText(Mspdi(Task(1, "A"))).Data.Single(d => d.Kind == "calendar").Data;

        var exceptions = calendar["exceptions"]!.AsArray();
        Assert.Equal(7, calendar["week"]!.AsArray().Count);
        Assert.Equal(("Easter", "2026-04-03", "2026-04-06", false), ((string?)exceptions[0]!["name"], (string?)exceptions[0]!["from"], (string?)exceptions[0]!["to"], (bool)exceptions[0]!["recurs"]!));
        Assert.True((bool)exceptions[1]!["recurs"]!);
        Assert.Equal("1", (string?)calendar["source"]!["Exceptions"]!["Exception"]![1]!["MonthDay"]);
    }

    [Fact]
    public void Baselines_constraints_deadlines_and_custom_fields_are_kept_as_data()
    {
        var plan = ReadText(Mspdi(
            Task(1, "A", "<ConstraintType>4</ConstraintType><ConstraintDate>2026-03-01T08:00:00</ConstraintDate><Deadline>2026-03-05T17:00:00</Deadline><ExtendedAttribute><FieldID>188743731</FieldID><Value>Blue</Value></ExtendedAttribute><Baseline><Number>0</Number><Start>2026-02-01T08:00:00</Start><Finish>2026-02-02T17:00:00</Finish><Duration>PT16H0M0S</Duration></Baseline>"),
            header: "<Title>Launch</Title><ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Colour</Alias></ExtendedAttribute></ExtendedAttributes>"));

        var task = plan.Data.Single(d => d.Kind == "task" && d.SourceId == "1").Data;
        var baseline = plan.Data.Single(d => d.Kind == "baseline");
        Assert.Equal(("4", "2026-03-05T17:00:00", "Blue"), ((string?)task["ConstraintType"], (string?)task["Deadline"], (string?)task["ExtendedAttribute"]!["Value"]));
        Assert.Equal(("task:1:0", 960), (baseline.SourceId, (int)baseline.Data["durationMinutes"]!));
        Assert.Contains(plan.Fields, f => f is { Source: "Task/ExtendedAttribute: Text1 (Colour)", Count: 1 });
        Assert.Contains(plan.Fields, f => f is { Source: "Task/Baseline/Start", Target: "importedData:baseline" });
        Assert.Contains(plan.Data, d => d is { Kind: "customField", SourceId: "188743731" });
    }

    [Fact]
    public void Cycles_doubles_and_links_to_nowhere_are_left_out_and_said()
    {
        var plan = ReadText(Mspdi(
            Task(1, "A", Link(3)) + Task(2, "B", Link(1) + Link(1, 3) + Link(77)) + Task(3, "C", Link(2)) + Task(4, "D", Link(4))
            + Task(5, "E", "<PredecessorLink><PredecessorUID>0</PredecessorUID><CrossProject>1</CrossProject><CrossProjectName>C:\\other.mpp\\5</CrossProjectName></PredecessorLink>")));

        Assert.Equal(2, plan.Dependencies.Count);
        Assert.Equal(3, plan.Warnings.Count);
        Assert.Contains(plan.Fields, f => f is { Source: "Task/PredecessorLink (to another project file)", Count: 1, Outcome: "notCarried" });
    }

    [Fact]
    public void Unknown_elements_and_layout_are_reported_too()
    {
        var plan = ReadText(Mspdi(Task(1, "A", "<Novelty a=\"1\">x</Novelty>"), "<Views><View><Name>Gantt</Name></View></Views><Odd/>"));

        Assert.Contains(plan.Fields, f => f is { Source: "Task/Novelty", Count: 1, Filled: 1, Outcome: "carried", Target: "importedData:task" });
        Assert.Contains(plan.Fields, f => f is { Source: "Task/Novelty/@a", Count: 1 });
        Assert.Contains(plan.Fields, f => f is { Source: "Project/Views/View/Name", Outcome: "notCarried" });
        Assert.Contains(plan.Fields, f => f is { Source: "Project/Odd", Count: 1, Filled: 0 });
        Assert.Equal("x", (string?)plan.Data.Single(d => d is { Kind: "task", SourceId: "1" }).Data["Novelty"]!["#text"]);
    }

    [Fact]
    public void Old_encodings_are_read()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Mspdi(Task(1, "Prüfung – fertig")).Replace("UTF-8", "windows-1252", StringComparison.Ordinal));
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Mspdi(Task(1, "Prüfung – fertig")).Replace("UTF-8", "utf-16", StringComparison.Ordinal))).ToArray();

        Assert.Equal("Prüfung – fertig", ReadBytes(bytes).Tasks[0].Title);
        Assert.Equal("Prüfung – fertig", ReadBytes(utf16).Tasks[0].Title);
    }
}
