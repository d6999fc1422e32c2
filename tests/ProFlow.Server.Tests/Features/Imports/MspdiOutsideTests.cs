using System.Globalization;
using System.Xml.Linq;
using ProFlow.Server.Features.Imports;
using Xunit;

namespace ProFlow.Server.Tests.Features.Imports;

/// <summary>Every Microsoft Project file that is here, against the manifest beside them and against a second, plain reading of the XML.</summary>
public sealed class MspdiOutsideTests
{
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/project";

    [Fact]
    public void The_counts_of_every_file_agree_with_the_manifest()
    {
        var files = 0;
        foreach (var row in Manifest())
        {
            var path = Path.Combine(Root(), row["path"]);
            if (!File.Exists(path)) continue;
            files++;
            var counts = Read(path).SourceCounts;

            var found = new[] { "tasks", "resources", "assignments", "calendars", "dependencies" }.Select(k => counts[k]).ToArray();
            var told = new[] { "tasks", "resources", "assignments", "calendars", "links" }.Select(k => Int(row, k)).ToArray();

            Assert.True(told.SequenceEqual(found), $"{row["path"]}: the manifest says {string.Join(' ', told)}, the reader {string.Join(' ', found)}");
            Assert.True(counts["calendarExceptions"] >= Int(row, "exceptions"), $"{row["path"]}: calendar exceptions");
            Assert.True(counts["baselines"] >= Int(row, "baselines"), $"{row["path"]}: baselines");
        }
        Assert.True(files > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{files} files agree with the manifest");
    }

    [Fact]
    public void Tasks_dates_hierarchy_and_links_are_the_files_own()
    {
        foreach (var path in Files())
        {
            var plan = Read(path);
            var xml = XDocument.Load(path).Root!;
            var rows = xml.Element(Ns + "Tasks")!.Elements(Ns + "Task").Where(t => T(t, "IsNull") != "1" && T(t, "UID") != "0").ToList();

            Assert.True(rows.Count == plan.Tasks.Count, $"{path}: {rows.Count} rows, {plan.Tasks.Count} tasks");
            foreach (var (row, task) in rows.Zip(plan.Tasks))
            {
                Assert.Equal(T(row, "UID"), task.SourceId);
                Assert.Equal(T(row, "Name")?.Trim(), task.Title);
                Assert.Equal(T(row, "Start")?[..10], task.StartDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                Assert.Equal(T(row, "Finish")?[..10], task.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                Assert.Equal(T(row, "PercentComplete"), task.Progress?.ToString(CultureInfo.InvariantCulture));
                Assert.Equal(Level(rows, row), Depth(plan, task) + 1);
            }
            var links = rows.SelectMany(r => r.Elements(Ns + "PredecessorLink").Select(l => (From: T(l, "PredecessorUID"), To: T(r, "UID"),
                Type: T(l, "Type") switch { "0" => "FF", "2" => "SF", "3" => "SS", _ => "FS" }, Lag: int.Parse(T(l, "LinkLag")!, CultureInfo.InvariantCulture) / 10))).Order();
            Assert.Equal(links, plan.Dependencies.Select(d => ((string?)d.PredecessorSourceId, (string?)d.SuccessorSourceId, d.Type, d.LagMinutes)).Order());
        }
    }

    [Fact]
    public void Every_kind_of_element_stands_in_the_report()
    {
        foreach (var path in Files())
        {
            var names = Read(path).Fields.Select(f => f.Source.Split('/')[^1]).ToHashSet();

            var missing = XDocument.Load(path).Root!.Descendants().Select(e => e.Name.LocalName).Where(n => !names.Contains(n)).Distinct().ToList();

            Assert.True(missing.Count == 0, $"{path}: not in the report: {string.Join(", ", missing)}");
        }
    }

    [Fact]
    public void Two_different_files_are_never_taken_for_one()
    {
        var twice = Files().GroupBy(p => Read(p).SourceKey).Where(g => g.Count() > 1).Select(g => string.Join(" = ", g)).ToList();

        Assert.Empty(twice);
    }

    private static int Level(List<XElement> rows, XElement row) => int.Parse(T(row, "OutlineLevel")!, CultureInfo.InvariantCulture) - rows.Min(r => int.Parse(T(r, "OutlineLevel")!, CultureInfo.InvariantCulture)) + 1;

    private static int Depth(ImportPlan plan, PlanTask task) =>
        task.ParentSourceId is null ? 0 : 1 + Depth(plan, plan.Tasks.First(t => t.SourceId == task.ParentSourceId));

    private static string? T(XElement of, string name) => of.Element(Ns + name)?.Value;

    private static string Root() => Path.Combine(OutsideData.Folder("02-msproject"), "mpxj-junit-data");

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Root(), "*.xml", SearchOption.AllDirectories).Where(f => File.ReadLines(f).Take(3).Any(l => l.Contains(Ns.NamespaceName, StringComparison.Ordinal)));

    private static ImportPlan Read(string path)
    {
        using var file = File.OpenRead(path);
        return ImportFormat.Read(file, "auto", Path.GetFileName(path), new ImportLimits(), TestContext.Current.CancellationToken);
    }

    private static int Int(Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Manifest()
    {
        var lines = File.ReadAllLines(Path.Combine(OutsideData.Folder("02-msproject"), "mspdi-manifest.csv"));
        var columns = lines[0].Split(',');
        return lines.Skip(1).Select(l => columns.Zip(l.Split(',')).ToDictionary(c => c.First, c => c.Second));
    }
}
