using System.Net;
using System.Net.Sockets;
using System.Text;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>v5.0.0-4.2.1: where a request ends is never a matter of opinion, so nothing can be smuggled behind it.</summary>
public sealed class RawRequestTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private const string Smuggled = "GET /api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    public static TheoryData<string, string> Ambiguous => new()
    {
        { "a length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled },
        { "two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}   " },
        { "a bare LF behind a chunk's extension", "Transfer-Encoding: chunked\r\n\r\n2;\n{}\r\n0\r\n\r\n" },
        { "a chunk's size that is none", "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n" },
        { "another coding than chunked", "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n" },
        { "a blank before the colon", "Content-Length : 2\r\n\r\n{}" },
        { "a folded header", "X-A: b\r\n c\r\nContent-Length: 2\r\n\r\n{}" },
    };

    [Theory, MemberData(nameof(Ambiguous))]
    public async Task A_request_with_no_certain_end_is_refused_and_the_connection_closed(string what, string rest)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest));

        // Read to the end: only a server that closes gives one.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync(patience.Token);

        Assert.True(answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
    }
}
