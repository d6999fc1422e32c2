using System.Diagnostics;
using Xunit;

namespace ProFlow.Server.Tests.Live;

/// <summary>Waits for what has to come true by itself, and fails with what did not.</summary>
internal static class Eventually
{
    public static Task HoldsAsync(Func<bool> condition, string what, double seconds = 10) =>
        HoldsAsync(() => Task.FromResult(condition()), what, seconds);

    /// <summary>Gives how long it took.</summary>
    public static async Task<TimeSpan> HoldsAsync(Func<Task<bool>> condition, string what, double seconds = 10)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed.TotalSeconds > seconds) Assert.Fail($"After {seconds} s it still does not hold that {what}.");
            await Task.Delay(10);
        }
        return clock.Elapsed;
    }
}
