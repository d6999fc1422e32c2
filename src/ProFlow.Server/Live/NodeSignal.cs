using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using ProFlow.Server.Data;

namespace ProFlow.Server.Live;

/// <summary>
/// Passes the wake-up on to other nodes over PostgreSQL's NOTIFY, gathered for a few milliseconds and outside the commits' own
/// transactions, which a NOTIFY would make wait for each other. A hint: a node that misses it looks by itself within a second.
/// </summary>
internal sealed partial class NodeSignal(NpgsqlDataSource source, ILogger<NodeSignal> log) : BackgroundService
{
    private const string Name = "proflow_commits";
    private const int MaxStreams = 100;
    private static readonly TimeSpan gather = TimeSpan.FromMilliseconds(5);
    private readonly string self = Platform.Id.New().ToString("N");
    private readonly Channel<Committed> outgoing = System.Threading.Channels.Channel.CreateBounded<Committed>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>What another node has committed.</summary>
    public event Action<Committed>? Heard;

    private sealed record Message(string From, Guid[] Streams, bool AccessShaped);

    public void Tell(Committed committed) => outgoing.Writer.TryWrite(committed);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        AgainAsync(ListenAsync, stoppingToken), AgainAsync(SendAsync, stoppingToken));

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        connection.Notification += (_, e) => Hear(e.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Name}", connection)) await listen.ExecuteNonQueryAsync(ct);
        while (true) await connection.WaitAsync(ct);
    }

    private void Hear(string payload)
    {
        var message = JsonSerializer.Deserialize<Message>(payload);
        if (message is not null && message.From != self) Heard?.Invoke(new Committed(message.Streams, message.AccessShaped));
    }

    private async Task SendAsync(CancellationToken ct)
    {
        while (await outgoing.Reader.WaitToReadAsync(ct))
        {
            await Task.Delay(gather, ct);
            var (streams, shaped) = (new HashSet<Guid>(), false);
            while (streams.Count < MaxStreams && outgoing.Reader.TryRead(out var committed))
            {
                streams.UnionWith(committed.Streams);
                shaped |= committed.AccessShaped;
            }
            await using var notify = source.CreateCommand("SELECT pg_notify($1, $2)");
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Name });
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(new Message(self, [.. streams], shaped)) });
            await notify.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task AgainAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or InvalidOperationException && !ct.IsCancellationRequested)
            {
                Lost(log, failure.Message);
                await Task.Delay(1000, ct);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "The connection for wake-ups between nodes was lost ({Reason}); trying again")]
    private static partial void Lost(ILogger log, string reason);
}
