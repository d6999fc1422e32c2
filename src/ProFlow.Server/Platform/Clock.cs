namespace ProFlow.Server.Platform;

internal static class Clock
{
    /// <summary>Now in UTC, cut to whole milliseconds: what is stored, sent and compared is then the same value.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
