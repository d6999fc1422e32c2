using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProFlow.Bench;

/// <summary>How long it takes from one person's request to the other's event, and how fast 500 come in with their boards.</summary>
internal static partial class Live
{
    [GeneratedRegex("\"title\":\"tick (\\d+)\"")]
    private static partial Regex Tick();

    public static async Task MeasureAsync(World world, Report report, TimeSpan time)
    {
        report.Latency("Request to the other's event, one writer, one watching", await WatchAsync(world, watchers: 1, perSecond: 20, time), 20);
        report.Latency("Request to the others' events, 50 writes a second, 200 watching", await WatchAsync(world, watchers: 200, perSecond: 50, time), 100);
        var (all, slowest) = await StormAsync(world, 500);
        report.Other("500 clients connected, with a board of 1,000 tasks", string.Create(CultureInfo.InvariantCulture, $"{all.TotalSeconds:F1} s (the slowest client {slowest:F1} s)"), "5 s");
    }

    private static async Task<List<double>> WatchAsync(World world, int watchers, int perSecond, TimeSpan time)
    {
        var project = world.Many[2];
        var sent = new ConcurrentDictionary<int, long>();
        var clients = await Task.WhenAll(Enumerable.Range(0, watchers).Select(_ => JoinAsync(world, project.Id)));
        using var done = new CancellationTokenSource();
        var listening = clients.Select(client => Task.Run(() => ListenAsync(client, sent, done.Token))).ToList();

        using var http = await RawHttp.ConnectAsync(world.Address, world.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        // The first ones warm the code on the way, as everywhere here, and are not counted.
        for (var tick = -perSecond; tick < perSecond * time.TotalSeconds && await timer.WaitForNextTickAsync(); tick++)
        {
            if (tick >= 0) sent[tick] = Stopwatch.GetTimestamp();
            var status = await http.SendAsync("PATCH", $"/api/v1/tasks/{project.Tasks[(tick + perSecond) % project.Tasks.Count]}", $$"""{"title":"tick {{tick}}"}""");
            if (status != 200) throw new InvalidOperationException($"A write was refused: {status}");
        }
        await Task.Delay(500);
        await done.CancelAsync();
        var latencies = (await Task.WhenAll(listening)).SelectMany(l => l).ToList();
        foreach (var client in clients) client.Dispose();
        var expected = (int)(perSecond * time.TotalSeconds) * watchers;
        return latencies.Count >= expected ? latencies : throw new InvalidOperationException($"{expected - latencies.Count} of {expected} events did not arrive.");
    }

    private static async Task<List<double>> ListenAsync(HubClient client, ConcurrentDictionary<int, long> sent, CancellationToken done)
    {
        List<double> latencies = [];
        try
        {
            while (true)
            {
                var message = await client.ReceiveAsync(done);
                var now = Stopwatch.GetTimestamp();
                foreach (Match match in Tick().Matches(message))
                    if (sent.TryGetValue(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), out var began))
                        latencies.Add(Stopwatch.GetElapsedTime(began, now).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            return latencies;
        }
    }

    private static async Task<(TimeSpan All, double Slowest)> StormAsync(World world, int count)
    {
        var watch = Stopwatch.StartNew();
        var clients = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
        {
            var client = await JoinAsync(world, world.Thousand.Id);
            return (client, watch.Elapsed.TotalSeconds);
        })));
        var all = watch.Elapsed;
        foreach (var (client, _) in clients) client.Dispose();
        return (all, clients.Max(c => c.TotalSeconds));
    }

    // As a browser comes in: a ticket, the socket, the snapshot of the board, and then whatever came after it.
    private static async Task<HubClient> JoinAsync(World world, Guid project)
    {
        using var http = await RawHttp.ConnectAsync(world.Address, world.Token);
        await http.SendAsync("POST", "/api/v1/auth/tickets", "{}");
        var ticket = JsonDocument.Parse(http.Body.ToArray()).RootElement.GetProperty("ticket").GetString()!;
        var client = await HubClient.ConnectAsync(world.Address, ticket);
        await http.SendAsync("GET", $"/api/v1/projects/{project}/snapshot", extra: "Accept-Encoding: gzip\r\n");
        await client.SubscribeAsync(project, Seq(http.Body));
        return client;
    }

    // Only the beginning is unpacked: what a browser does with the rest is not the server's time.
    private static long Seq(ReadOnlySpan<byte> gzip)
    {
        using var stream = new GZipStream(new MemoryStream(gzip.ToArray()), CompressionMode.Decompress);
        Span<byte> start = stackalloc byte[64];
        stream.ReadAtLeast(start, 32, throwOnEndOfStream: false);
        var text = System.Text.Encoding.UTF8.GetString(start);
        return long.Parse(SeqField().Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("\"seq\":(\\d+)")]
    private static partial Regex SeqField();
}
