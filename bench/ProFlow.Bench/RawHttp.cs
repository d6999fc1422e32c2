using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ProFlow.Bench;

/// <summary>
/// One kept-alive connection that sends a prepared request and reads one answer. Far cheaper than a full client, because on a small
/// machine the driver takes its processor time from the server that it measures.
/// </summary>
internal sealed class RawHttp : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string head;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int bodyStart;

    private RawHttp(Uri address, string? token) =>
        head = $"Host: {address.Authority}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}";

    public ReadOnlySpan<byte> Body => buffer.AsSpan(bodyStart, filled - bodyStart);

    public static async Task<RawHttp> ConnectAsync(Uri address, string? token)
    {
        var client = new RawHttp(address, token);
        await client.socket.ConnectAsync(address.Host, address.Port);
        return client;
    }

    /// <summary>Gives the status; the body is in <see cref="Body"/> until the next request.</summary>
    public async Task<int> SendAsync(string method, string path, string? json = null, string extra = "")
    {
        var body = json is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n";
        await socket.SendAsync(Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\n{head}{extra}{body}\r\n{json}"));
        filled = 0;
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0) await ReceiveAsync();
        bodyStart = end + 4;
        var status = int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
        if (Length(buffer.AsSpan(0, end)) is { } length)
            while (filled - bodyStart < length) await ReceiveAsync();
        else
        {
            while (!buffer.AsSpan(bodyStart, filled - bodyStart).EndsWith("\r\n0\r\n\r\n"u8)) await ReceiveAsync();
            JoinChunks();
        }
        return status;
    }

    public void Dispose() => socket.Dispose();

    private void JoinChunks()
    {
        var (from, to) = (bodyStart, bodyStart);
        while (Utf8Parser.TryParse(buffer.AsSpan(from), out int length, out var digits, 'x') && length > 0)
        {
            buffer.AsSpan(from + digits + 2, length).CopyTo(buffer.AsSpan(to));
            to += length;
            from += digits + 2 + length + 2;
        }
        filled = to;
    }

    private async Task ReceiveAsync()
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
        if (read == 0) throw new IOException("The server closed the connection.");
        filled += read;
    }

    private static int? Length(ReadOnlySpan<byte> headers)
    {
        var at = headers.IndexOf("Content-Length: "u8);
        if (at < 0) return headers.IndexOf("Transfer-Encoding: chunked"u8) < 0 ? 0 : null;
        return Utf8Parser.TryParse(headers[(at + 16)..], out int length, out _) ? length : null;
    }
}
