using System.Text.Json;

namespace ProFlow.Server.Features.Imports.Trello;

/// <summary>Reads a Trello board as its menu exports it (Print, export and share, Export as JSON).</summary>
internal static class TrelloReader
{
    public const string Format = "trello";

    /// <param name="file">Seekable.</param>
    /// <param name="limits">What is refused.</param>
    /// <param name="ct">Stops before and after the parse.</param>
    /// <exception cref="UnreadableImport">Broken, another JSON, or past a limit.</exception>
    public static ImportPlan Read(Stream file, ImportLimits limits, CancellationToken ct = default)
    {
        file.Position = 0;
        try
        {
            using var json = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = ImportLimits.MaxDepth });
            ct.ThrowIfCancellationRequested();
            var board = json.RootElement;
            if (board.ValueKind != JsonValueKind.Object || board.Items("lists") is null || board.Items("cards") is null)
                throw new UnreadableImport("importUnknownFormat", "This JSON is not a Trello board: it has no lists or no cards.", 415);
            if (board.List("cards").Count() > limits.MaxTasks)
                throw new UnreadableImport("importTooManyTasks", $"The board holds more than {limits.MaxTasks:N0} cards, the most that one import takes.");
            return new TrelloPlanner(board).Plan();
        }
        catch (JsonException e)
        {
            throw new UnreadableImport("importBroken", $"The file is not well-formed JSON: it breaks at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }
}
