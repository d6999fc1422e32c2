using System.Net.WebSockets;
using System.Text;

namespace ProFlow.Bench;

/// <summary>The least that a browser does on the hub: shake hands, subscribe, listen.</summary>
internal sealed class HubClient : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[64 * 1024];

    public static async Task<HubClient> ConnectAsync(Uri address, string ticket)
    {
        var client = new HubClient();
        await client.socket.ConnectAsync(new Uri($"ws://{address.Authority}/hubs/live?access_token={ticket}"), CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        await client.ReceiveAsync(CancellationToken.None);
        return client;
    }

    public async Task SubscribeAsync(Guid project, long after)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":["project:{{project}}",{{after}}]}""");
        while (true)
        {
            var message = await ReceiveAsync(CancellationToken.None);
            if (message.Contains("\"error\"", StringComparison.Ordinal)) throw new InvalidOperationException(message);
            if (message.Contains("\"type\":3", StringComparison.Ordinal)) return;
        }
    }

    public async Task<string> ReceiveAsync(CancellationToken cancellation)
    {
        var text = new StringBuilder();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
        while (!part.EndOfMessage);
        return text.ToString();
    }

    public void Dispose() => socket.Dispose();

    private ValueTask SendAsync(string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + "\u001e"), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
}
