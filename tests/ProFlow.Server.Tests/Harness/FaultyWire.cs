using System.Net;
using System.Net.Sockets;

namespace ProFlow.Server.Tests.Harness;

internal enum Fault
{
    None,
    /// <summary>Nobody listens: connections are reset.</summary>
    Down,
    /// <summary>Everything is taken, nothing comes back.</summary>
    Silent,
    /// <summary>Of what comes back only the first few kilobytes arrive, then the connection ends.</summary>
    Cut,
}

/// <summary>Hands bytes on to a port of this machine, or does not.</summary>
internal sealed class FaultyWire : IDisposable
{
    private const int BeforeCut = 20_000;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly int target;
    private volatile Fault fault;
    private CancellationTokenSource era = new();

    public FaultyWire(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on, for connections that stand as well.</summary>
    public void Set(Fault next)
    {
        fault = next;
        Interlocked.Exchange(ref era, new CancellationTokenSource()).Cancel();
    }

    private async Task AcceptAsync()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await listener.AcceptSocketAsync(over.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using (client)
        {
            if (fault == Fault.Down)
            {
                client.LingerState = new LingerOption(true, 0);
                return;
            }
            using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, era.Token);
            using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, both.Token);
                await Task.WhenAny(PumpAsync(client, server, long.MaxValue, false, both.Token), PumpAsync(server, client, fault == Fault.Cut ? BeforeCut : long.MaxValue, fault == Fault.Silent, both.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                // The test has turned it, or one side went away.
            }
        }
    }

    private static async Task PumpAsync(Socket from, Socket to, long most, bool swallow, CancellationToken ct)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; most > 0 && (read = await from.ReceiveAsync(buffer, ct)) > 0;)
            {
                var pass = (int)Math.Min(read, most);
                if (!swallow) await to.SendAsync(buffer.AsMemory(0, pass), ct);
                most -= pass;
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // As above.
        }
    }

    public void Dispose()
    {
        over.Cancel();
        listener.Dispose();
    }
}
