using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProFlow.Server.Platform.Postgres;
using StackExchange.Redis;

namespace ProFlow.Server.Tests.Harness;

/// <summary>A real Redis that a test can stop, freeze and start again on the same port.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TestFolder folder = TestFolder.Create("redis");
    private readonly int port = FreePort();
    private Process? process;

    public string ConnectionString => $"127.0.0.1:{port},password=test";

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.UpAsync();
        return server;
    }

    public async Task UpAsync()
    {
        process = Process.Start(new ProcessStartInfo("redis-server",
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder.Path, "--save", "", "--appendonly", "no", "--requirepass", "test"])
        { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await using var connection = await ConnectAsync();
    }

    /// <summary>A connection of the test's own.</summary>
    public async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var options = ConfigurationOptions.Parse(ConnectionString);
        options.AbortOnConnectFail = false;
        options.AllowAdmin = true;
        options.ConnectRetry = 100;
        var connection = await ConnectionMultiplexer.ConnectAsync(options);
        await Live.Eventually.HoldsAsync(() => connection.IsConnected, "Redis answers");
        return connection;
    }

    /// <summary>How often scripts were asked for.</summary>
    public async Task<long> ScriptsAsync()
    {
        await using var connection = await ConnectAsync();
        var calls = (await connection.GetServer(connection.GetEndPoints()[0]).InfoAsync("commandstats")).SelectMany(g => g).Where(e => e.Key.StartsWith("cmdstat_eval", StringComparison.Ordinal));
        return calls.Sum(e => long.Parse(e.Value.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture));
    }

    public void Freeze() => PostgresProcess.Send(process!.Id, ServerProcess.Stop);

    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
