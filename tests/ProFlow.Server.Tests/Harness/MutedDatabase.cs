using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace ProFlow.Server.Tests.Harness;

/// <summary>A way to the database on which answers get lost: a connection that sends a certain statement is obeyed, and never hears of it.</summary>
public sealed class MutedDatabase : IAsyncDisposable
{
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly int port;
    private readonly Task accepting;
    private volatile byte[]? mark;

    private MutedDatabase(int port)
    {
        this.port = port;
        door.Start();
        accepting = AcceptAsync();
    }

    /// <param name="connectionString">Of a PostgreSQL that listens on 127.0.0.1.</param>
    public static (MutedDatabase Database, string ConnectionString) Before(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var muted = new MutedDatabase(settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)muted.door.LocalEndpoint).Port);
        return (muted, settings.ConnectionString);
    }

    /// <param name="statement">The beginning of one that the server has not sent before: a prepared one travels by its name.</param>
    public void LoseTheAnswerTo(string statement) => mark = Encoding.ASCII.GetBytes(statement);

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await door.AcceptTcpClientAsync(closing.Token));
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, port, closing.Token);
        var muted = false;
        var requests = PassAsync(near.GetStream(), far.GetStream(), bytes =>
        {
            muted |= mark is { } statement && bytes.IndexOf(statement) >= 0;
            return true;
        });
        var answers = PassAsync(far.GetStream(), near.GetStream(), _ => !Volatile.Read(ref muted));
        await Task.WhenAny(requests, answers);
    }

    private delegate bool Passes(ReadOnlySpan<byte> bytes);

    private async Task PassAsync(NetworkStream from, NetworkStream to, Passes passes)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await from.ReadAsync(buffer, closing.Token)) > 0;)
            {
                if (passes(buffer.AsSpan(0, read))) await to.WriteAsync(buffer.AsMemory(0, read), closing.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has hung up.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        door.Dispose();
        await accepting;
        closing.Dispose();
    }
}
