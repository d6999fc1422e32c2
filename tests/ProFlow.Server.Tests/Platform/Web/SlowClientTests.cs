using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>Case C-11, small: clients that send next to nothing hold no connection for long, and nobody else waits for them.</summary>
public sealed class SlowClientTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private const int Slow = 100;

    [Theory]
    [InlineData("GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")]
    [InlineData("POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")]
    public async Task Who_sends_next_to_nothing_is_cut_off_and_the_others_are_served(string begun)
    {
        await using var node = await app.StartNodeAsync(Hurried);
        var sockets = await Task.WhenAll(Enumerable.Range(0, Slow).Select(_ => BeginAsync(node, begun)));
        using var client = app.Client(RateLimitTests.Address(node));

        var served = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("auth/providers")).StatusCode);
        Assert.True(served.Elapsed < TimeSpan.FromSeconds(5), $"20 requests took {served.Elapsed} beside {Slow} slow ones.");

        foreach (var socket in sockets)
        {
            await CutOffAsync(socket);
            socket.Dispose();
        }
    }

    [Fact]
    public void The_server_gives_no_client_more_than_half_a_minute_to_begin()
    {
        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.InRange(limits.RequestHeadersTimeout.TotalSeconds, 1, 30);
        Assert.InRange(limits.MinRequestBodyDataRate!.BytesPerSecond, 100, 10_000);
        Assert.NotNull(limits.MinResponseDataRate);
        Assert.InRange(limits.MaxRequestHeadersTotalSize, 1, 32 * 1024);
        Assert.InRange(limits.MaxRequestBodySize!.Value, 1, 10 * 1024 * 1024);
    }

    private static void Hurried(WebApplicationBuilder builder) => builder.Services.PostConfigure<KestrelServerOptions>(o =>
    {
        o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
        o.Limits.MinRequestBodyDataRate = new MinDataRate(100, TimeSpan.FromSeconds(1.1));
    });

    private static async Task<Socket> BeginAsync(WebApplication node, string begun)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, RateLimitTests.Address(node).Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(begun));
        return socket;
    }

    /// <summary>Reads until the server has closed: nothing else ends it but the test's own patience.</summary>
    private static async Task CutOffAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) > 0) { }
        }
        catch (SocketException)
        {
            // Reset is closed as well.
        }
    }
}
