using System.Runtime;

namespace ProFlow.Server.Platform.Startup;

/// <summary>
/// Gives the memory that starting took back to the machine, once: building the model, the routes and the API's description leaves the heap five times as large as what
/// stays alive, and a server that is idle afterwards would keep it, because nothing makes its collector look.
/// </summary>
internal static class StartupMemory
{
    private static readonly TimeSpan afterwards = TimeSpan.FromSeconds(3);

    public static void GiveBackLater(IHostApplicationLifetime lifetime) => lifetime.ApplicationStarted.Register(() => _ = GiveBackAsync(lifetime.ApplicationStopping));

    private static async Task GiveBackAsync(CancellationToken stopping)
    {
        await Task.Delay(afterwards, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stopping.IsCancellationRequested) return;
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
