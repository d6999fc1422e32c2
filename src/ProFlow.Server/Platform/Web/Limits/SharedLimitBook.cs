using System.Collections.Concurrent;
using ProFlow.Server.Platform.Redis;
using StackExchange.Redis;

namespace ProFlow.Server.Platform.Web.Limits;

/// <summary>
/// The same book for all nodes, in Redis: one script, one round trip. Wide limits are taken by the slice. When Redis does not answer
/// in time it is left alone for a while, and each node goes by its own book.
/// </summary>
internal sealed partial class SharedLimitBook(RedisConnection redis, TimeProvider time, ILogger<SharedLimitBook> log)
{
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan rest = TimeSpan.FromSeconds(5);
    private const int MaxPurses = 50_000;

    // ARGV: what is spent and the window, in microseconds; less than nothing gives back. Redis' own clock: those of the nodes may differ.
    private const string Script = """
        local t = redis.call('TIME')
        local now = t[1] * 1000000 + t[2]
        local paid = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
        local upto = paid + tonumber(ARGV[1])
        if upto - now > tonumber(ARGV[2]) then return {0, paid - now} end
        if upto <= now then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], string.format('%.0f', upto), 'PX', math.ceil((upto - now) / 1000)) end
        return {1, math.max(0, upto - now)}
        """;

    private readonly ConcurrentDictionary<(LimitKind, UInt128), Purse> purses = new();
    private long restsSince;

    private sealed class Purse
    {
        public int Permits;
    }

    public bool IsThere => redis.Database is not null && !Rests(Volatile.Read(ref restsSince));

    private bool Rests(long since) => since != 0 && time.GetElapsedTime(since) < rest;

    /// <param name="local">What this node's own book says: it holds when the shared one does not answer.</param>
    public async ValueTask<Verdict> SpendAsync(Verdict local, UInt128 who)
    {
        var limit = local.Limit;
        var wide = limit.Slice > 1;
        if (wide && purses.TryGetValue((limit.Kind, who), out var purse) && Interlocked.Decrement(ref purse.Permits) >= 0) return local;
        if (await AskAsync(limit, who, limit.Slice) is not { } shared) return local;
        if (wide && shared.Allowed)
        {
            if (purses.Count > MaxPurses) purses.Clear();
            Interlocked.Exchange(ref purses.GetOrAdd((limit.Kind, who), _ => new Purse()).Permits, limit.Slice - 1);
        }
        return shared.Debt < local.Debt && shared.Allowed ? local : shared;
    }

    public void Refund(RateLimit limit, UInt128 who) => _ = AskAsync(limit, who, -1);

    private async Task<Verdict?> AskAsync(RateLimit limit, UInt128 who, int permits)
    {
        if (redis.Database is not { } database) return null;
        try
        {
            var window = (long)limit.Window.TotalMicroseconds;
            var answer = (RedisResult[]?)await database.ScriptEvaluateAsync(Script, [$"proflow:limit:{limit.Name}:{who:x}"], [permits * Math.Max(1, window / limit.Quota), window]).WaitAsync(patience);
            Volatile.Write(ref restsSince, 0);
            return new Verdict(limit, (long)answer![0] == 1, TimeSpan.FromMicroseconds((long)answer[1]));
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (Interlocked.Exchange(ref restsSince, Math.Max(1, time.GetTimestamp())) == 0) Away(log, failure.Message);
            return null;
        }
    }

    [LoggerMessage(EventId = 70, Level = LogLevel.Warning, Message = "Redis does not answer ({Reason}): until it does, each node keeps the rate limits by itself")]
    private static partial void Away(ILogger log, string reason);
}
