using Npgsql;

namespace ProFlow.Server.Features.Identity.Keys;

/// <summary>Looks after the signing keys every five seconds, so that all nodes know of a new or withdrawn key by then.</summary>
internal sealed partial class KeyRotation(SigningKeys keys, TimeProvider time, ILogger<KeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromSeconds(5);

    /// <summary>A server that can't open its signing key does not start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await GuardedAsync(async ct => await keys.SignerAsync(ct), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await GuardedAsync(keys.LookAsync, stoppingToken);
    }

    private async Task GuardedAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (NpgsqlException failure)
        {
            Failed(log, failure.Message);
        }
    }

    [LoggerMessage(EventId = 60, Level = LogLevel.Warning, Message = "The signing keys could not be read ({Reason}); trying again in a few seconds")]
    private static partial void Failed(ILogger log, string reason);
}
