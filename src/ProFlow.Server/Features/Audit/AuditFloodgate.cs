using System.Collections.Concurrent;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit;

/// <summary>
/// Keeps a stranger from filling the log: of what one caller is refused or fails at, so many events a minute are written; the rest are counted,
/// and the count is written when the minute is over.
/// </summary>
internal sealed partial class AuditFloodgate(TimeProvider time, IServiceScopeFactory scopes, ILogger<AuditFloodgate> log) : BackgroundService
{
    public const int PerMinute = 20;
    private const int MaxCallers = 10_000;
    private static readonly TimeSpan window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string Caller, string Action), Tally> tallies = new();

    private sealed class Tally(AuditEvent first, Origin? origin, long began)
    {
        public AuditEvent First { get; } = first;
        public Origin? Origin { get; } = origin;
        public long Began { get; } = began;
        public int Seen;
    }

    /// <summary>How many events are counted and not told yet.</summary>
    public int Withheld => tallies.Values.Sum(t => Math.Max(0, Volatile.Read(ref t.Seen) - PerMinute));

    public bool Admits(AuditEvent what, Guid? actor, Origin? origin)
    {
        // When more callers than can be told apart are refused in one minute, all further ones share a tally.
        var who = tallies.Count < MaxCallers ? actor?.ToString() ?? origin?.Address ?? "" : "others";
        var tally = tallies.GetOrAdd((who, what.Action.Name), _ => new Tally(what with { ActorId = actor }, origin, time.GetTimestamp()));
        return Interlocked.Increment(ref tally.Seen) <= PerMinute;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await SummariseAsync(all: false);
        }
        catch (OperationCanceledException)
        {
            await SummariseAsync(all: true);
        }
    }

    /// <summary>Writes the counts of the minutes that are over, or of all.</summary>
    public async Task SummariseAsync(bool all)
    {
        foreach (var (key, tally) in tallies)
        {
            if (!all && time.GetElapsedTime(tally.Began) < window) continue;
            tallies.TryRemove(key, out _);
            var more = Volatile.Read(ref tally.Seen) - PerMinute;
            if (more <= 0) continue;
            var summary = tally.First with { Target = null, Details = new { more, withinSeconds = (int)Math.Ceiling(time.GetElapsedTime(tally.Began).TotalSeconds) } };
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await AuditTrail.AppendAsync(scope.ServiceProvider.GetRequiredService<ProFlowDb>(), [AuditTrail.Line(summary, time.Now(), null, tally.Origin)]);
            }
            catch (Npgsql.NpgsqlException failure)
            {
                Lost(log, more, key.Action, key.Caller, failure.Message);
            }
        }
    }

    [LoggerMessage(EventId = 60, Level = LogLevel.Warning, Message = "{Count} more events {Action} of {Caller} could not be noted in the audit log: {Reason}")]
    private static partial void Lost(ILogger log, int count, string action, string caller, string reason);
}
