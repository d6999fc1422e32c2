using System.Text.Json;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>The checkpoints outside the database: one line of JSON each, only ever added to. A copy of it elsewhere is worth more still.</summary>
internal sealed class CheckpointFile(IConfiguration configuration, string dataDirectory)
{
    public string Path { get; } = configuration["ProFlow:Audit:CheckpointFile"] is { Length: > 0 } chosen
        ? System.IO.Path.GetFullPath(chosen) : System.IO.Path.Combine(dataDirectory, "audit", "checkpoints.jsonl");

    public void Append(IEnumerable<AuditCheckpoint> checkpoints)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        foreach (var checkpoint in checkpoints)
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(checkpoint, Json.Options));
            file.WriteByte((byte)'\n');
        }
        file.Flush(flushToDisk: true);
    }

    /// <summary>What is in the file, and the numbers of lines that are none of ours. A last line that a kill has cut short is passed over.</summary>
    public (List<AuditCheckpoint> Checkpoints, List<int> Unreadable) Read()
    {
        var (checkpoints, unreadable) = (new List<AuditCheckpoint>(), new List<int>());
        if (!File.Exists(Path)) return (checkpoints, unreadable);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0) continue;
            try
            {
                checkpoints.Add(JsonSerializer.Deserialize<AuditCheckpoint>(line, Json.Options)!);
            }
            catch (JsonException)
            {
                if (!reader.EndOfStream) unreadable.Add(number);
            }
        }
        return (checkpoints, unreadable);
    }
}
