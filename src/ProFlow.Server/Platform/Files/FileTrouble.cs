using System.Diagnostics.Metrics;
using System.Security.Cryptography;

namespace ProFlow.Server.Platform.Files;

/// <summary>Where a file cannot be read or written for a reason that lies with the store: the operator gets a log line and a counter, the caller a plain sentence.</summary>
internal sealed partial class FileTrouble(ILogger<FileTrouble> log) : IDisposable
{
    public const string MeterName = "ProFlow.Files";
    private readonly Meter meter = new(MeterName);
    private Counter<long>? troubles;

    private Counter<long> Troubles => troubles ??= meter.CreateCounter<long>("proflow_file_troubles", description: "Reads and writes of files that failed, by kind: missing, damaged, unavailable.");

    public Refusal Of(Exception failure, Guid fileId)
    {
        var (kind, refusal) = failure switch
        {
            StoreUnavailableException => ("unavailable", Unavailable()),
            ObjectMissingException => ("missing", Broken("Its content is missing in the file store. It was logged for whoever runs this server: a backup may have it.")),
            _ => ("damaged", Broken("Its content in the file store is damaged, or was sealed under a key that this server does not have. It was logged for whoever runs this server.")),
        };
        Troubles.Add(1, new KeyValuePair<string, object?>("kind", kind));
        if (kind == "unavailable") StoreUnavailable(log, failure.Message);
        else Unreadable(log, kind, fileId, failure.Message);
        return refusal;
    }

    /// <summary>What reading and writing files can fail of, beside the caller's own doing.</summary>
    public static bool IsOne(Exception failure) => failure is StoreUnavailableException or ObjectMissingException or CryptographicException or EndOfStreamException;

    private static Refusal Unavailable() => new(503, "file_store_unavailable", "The file store does not answer. Try again in a moment; what was sent so far is kept.");

    private static Refusal Broken(string sentence) => new(500, "file_unreadable", sentence);

    [LoggerMessage(EventId = 70, Level = LogLevel.Warning, Message = "The file store is not available: {Reason}")]
    private static partial void StoreUnavailable(ILogger log, string reason);

    [LoggerMessage(EventId = 71, Level = LogLevel.Error, Message = "File {FileId} cannot be read, its content is {Kind}: {Reason}")]
    private static partial void Unreadable(ILogger log, string kind, Guid fileId, string reason);

    public void Dispose() => meter.Dispose();
}
