using ProFlow.Server.Platform.Startup;
using StackExchange.Redis;

namespace ProFlow.Server.Platform.Redis;

/// <summary>Redis, where ProFlow:Redis:ConnectionString names one. It is optional at every moment: whoever uses it has an answer without it.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private readonly Task<ConnectionMultiplexer>? connecting;

    private RedisConnection(ConfigurationOptions? options) => connecting = options is null ? null : ConnectionMultiplexer.ConnectAsync(options);

    /// <summary>Null while there is none, or none that answers.</summary>
    public IDatabase? Database => connecting is { IsCompletedSuccessfully: true } && connecting.Result is { IsConnected: true } connection ? connection.GetDatabase() : null;

    /// <exception cref="StartupRefusal">The connection string is none.</exception>
    public static RedisConnection From(IConfiguration configuration)
    {
        if (configuration["ProFlow:Redis:ConnectionString"] is not { Length: > 0 } text) return new RedisConnection(null);
        try
        {
            var options = ConfigurationOptions.Parse(text);
            // Nothing waits for it at the start, and it is looked for again for as long as the server runs.
            options.AbortOnConnectFail = false;
            options.ConnectTimeout = Math.Min(options.ConnectTimeout, 2000);
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.ClientName = "proflow";
            return new RedisConnection(options);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            throw new StartupRefusal($"ProFlow__Redis__ConnectionString is not understood ({malformed.Message.TrimEnd('.')}): write it as host:6379,password=…", malformed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connecting is { IsCompletedSuccessfully: true }) await connecting.Result.DisposeAsync();
    }
}
