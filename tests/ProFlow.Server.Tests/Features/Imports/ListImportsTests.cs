using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportSamples;
using static ProFlow.Server.Tests.Features.Imports.ImportServer;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class ListImportsTests(ImportServer server) : IClassFixture<ImportServer>
{
    private static readonly byte[] Board = Encoding.UTF8.GetBytes(TrelloBoard);
    private static readonly byte[] Changed = Encoding.UTF8.GetBytes(TrelloBoard.Replace("\"desc\":\"Text\"", "\"desc\":\"New text\"", StringComparison.Ordinal));

    [Fact]
    public async Task A_project_tells_who_imported_what_and_when_and_what_became_of_it()
    {
        var first = await server.ImportAsync(Board, ("asNew", "true"));
        var project = (string)first["projectId"]!;
        await server.ImportAsync(Board, ("projectId", project));
        using (var dry = await server.PostAsync(Changed, ("projectId", project), ("dryRun", "true"))) await OkAsync(dry);
        var last = await server.ImportAsync(Changed, ("projectId", project));

        var before = await ListAsync(server.Owner, $"projects/{project}/imports");
        await SendAsync(server.Owner, HttpMethod.Post, $"commands/{last["commandIds"]![0]}/undo");
        var after = await ListAsync(server.Owner, $"projects/{project}/imports");

        Assert.Equal(["stands", "unchanged", "replaced"], Standings(before));
        Assert.Equal(["takenBack", "unchanged", "stands"], Standings(after));
        Assert.All(before, import => Assert.Equal(("Ada Byron", "trello", 0), ((string?)import["byName"], (string?)import["format"], import["report"]!["preview"]!["tasks"]!.AsArray().Count)));
        Assert.Equal((string?)first["commandIds"]![0], (string?)after[2]["report"]!["commandIds"]![0]);
        Assert.Equal((1, 0), ((int)before[0]["report"]!["updated"]!, (int)before[1]["report"]!["updated"]!));
    }

    [Fact]
    public async Task A_project_that_nothing_was_imported_into_has_an_empty_list()
    {
        var project = await SendAsync(server.Owner, HttpMethod.Post, $"workspaces/{server.WorkspaceId}/projects", new { name = "By hand" });

        Assert.Empty(await ListAsync(server.Owner, $"projects/{project["id"]}/imports"));
    }

    private static string[] Standings(List<JsonNode> imports) => [.. imports.Select(i => (string)i["standing"]!)];
}
