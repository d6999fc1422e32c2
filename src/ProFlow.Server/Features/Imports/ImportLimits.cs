namespace ProFlow.Server.Features.Imports;

/// <summary>How much of a file is read before it is refused. Settings: ProFlow:Imports:*.</summary>
internal sealed record ImportLimits
{
    public long MaxBytes { get; init; } = 50L * 1024 * 1024;
    public int MaxTasks { get; init; } = 20_000;

    /// <summary>Nesting of elements or objects: real files stay under 12, and the API sends no more than 32.</summary>
    public const int MaxDepth = 24;

    public const int MaxTitle = 500;
    public const int MaxText = 100_000;
}

/// <summary>A file that cannot be imported, with a sentence for its owner. <paramref name="status"/> is 400 (broken) or 415 (another format).</summary>
internal sealed class UnreadableImport(string code, string sentence, int status = 400) : Exception(sentence)
{
    public string Code { get; } = code;
    public int Status { get; } = status;
}
