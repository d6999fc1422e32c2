using System.Text.Json.Nodes;
using System.Xml.Linq;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportServer;

namespace ProFlow.Server.Tests.Features.Imports;

/// <summary>Every real file through the whole server, twice.</summary>
public sealed class ImportOutsideTests(ImportServer server) : IClassFixture<ImportServer>
{
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/project";

    [Fact]
    public async Task Every_project_file_arrives_with_its_own_dates_and_a_second_import_changes_nothing()
    {
        var folder = OutsideData.Folder("02-msproject");
        foreach (var path in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order())
        {
            var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            var xml = XDocument.Load(path).Root!;
            if (xml.Name != Ns + "Project") continue;

            var report = await server.ImportAsync(file);
            var again = await server.ImportAsync(file);

            var project = (string?)report["projectId"];
            var tasks = await ListAsync(server.Owner, $"projects/{project}/tasks?sort=key");
            var rows = xml.Element(Ns + "Tasks")!.Elements(Ns + "Task").Where(t => T(t, "IsNull") != "1" && T(t, "UID") != "0").ToList();
            Assert.True((bool)report["isNewProject"]!, path);
            Assert.Equal(rows.Select(r => (T(r, "Name")?.Trim(), T(r, "Start")?[..10], T(r, "Finish")?[..10])), tasks.Select(t => ((string?)t["title"], (string?)t["startDate"], (string?)t["dueDate"])));
            Assert.Equal(rows.Sum(r => r.Elements(Ns + "PredecessorLink").Count()), (await ListAsync(server.Owner, $"projects/{project}/dependencies")).Count);
            Assert.Equal((project, 0, 0), ((string?)again["projectId"], (int)again["created"]!, (int)again["updated"]!));
            Assert.Empty(again["commandIds"]!.AsArray());
        }
    }

    [Fact]
    public async Task A_real_board_arrives_is_taken_back_and_arrives_again()
    {
        var path = Path.Combine(OutsideData.Folder("03-exports"), "trello-public-board", "what-would-tv-be-like.trello.json");
        var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        var report = await server.ImportAsync(file);
        var (tasks, statuses) = await CountAsync(report);
        var unchanged = await server.ImportAsync(file);
        await SendAsync(server.Owner, HttpMethod.Post, $"commands/{report["commandIds"]![0]}/undo");
        var again = await server.ImportAsync(file);

        Assert.Equal((206, 21), (tasks, statuses));
        Assert.Equal(618, (await ListAsync(server.Owner, $"projects/{again["projectId"]}/imported-data?kind=action")).Count);
        Assert.Equal((0, 0), ((int)unchanged["created"]!, (int)unchanged["updated"]!));
        Assert.NotEqual((string?)report["projectId"], (string?)again["projectId"]);
        Assert.Equal((206, 21), await CountAsync(again));
    }

    private async Task<(int Tasks, int Statuses)> CountAsync(JsonNode report) =>
        ((await ListAsync(server.Owner, $"projects/{report["projectId"]}/tasks")).Count, (await ListAsync(server.Owner, $"projects/{report["projectId"]}/statuses")).Count);

    private static string? T(XElement of, string name) => of.Element(Ns + name)?.Value;
}
