using System.Text.Json;

namespace ProFlow.Bench;

/// <summary>
/// What showing a token costs: the same endpoint, which reads nothing, without one and with one. Measured in the processor's time of the
/// server and the database, which says more than rates where the driver shares the machine.
/// </summary>
internal static class Credentials
{
    private const string Path = "/api/v1/auth/providers";

    public static async Task MeasureAsync(World world, ProFlowServer server, Report report, TimeSpan time, int rounds)
    {
        var cpu = new CpuMeter(server.Id, server.Postmaster);
        var token = await MakeTokenAsync(world, server.Address);
        Side[] sides = [new(server.Address, null, cpu), new(server.Address, world.Token, cpu), new(server.Address, token, cpu)];
        var all = sides.Select(_ => new List<double>()).ToArray();
        var tasks = world.Many.SelectMany(p => p.Tasks).ToList();
        var reads = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            for (var n = 0; n < sides.Length; n++) all[n].Add(Cost(await Throughput.AskAsync(sides[n], _ => Path, time)));
            reads.Add(Cost(await Throughput.AskAsync(sides[1], random => $"/api/v1/tasks/{tasks[random.Next(tasks.Count)]}", time)));
        }
        var (without, session, program, read) = (Middle(all[0]), Middle(all[1]), Middle(all[2]), Middle(reads));
        report.Other("A request that reads nothing, without a token", FormattableString.Invariant($"{without * 1000:F0} µs of processor"), "");
        Tell("an access token", session);
        Tell("a token for programs", program);

        void Tell(string what, double cost) => report.Other($"The same with {what}", FormattableString.Invariant(
            $"{cost * 1000:F0} µs, {(cost - without) * 1000:F0} more: {(cost - without) / read * 100:F1} % of reading one task ({read * 1000:F0} µs)"), "5 %");
    }

    private static async Task<string> MakeTokenAsync(World world, Uri address)
    {
        using var http = await RawHttp.ConnectAsync(address, world.Token);
        var status = await http.SendAsync("POST", "/api/v1/me/tokens", """{"name":"Bench","scopes":["tasks:read"]}""");
        return status == 201
            ? JsonDocument.Parse(http.Body.ToArray()).RootElement.GetProperty("token").GetString()!
            : throw new InvalidOperationException($"No token was made: {status}");
    }

    private static double Cost(Result result) =>
        result.Errors == 0 ? result.ServerCpu + result.DatabaseCpu : throw new InvalidOperationException($"{result.Errors} requests failed: {result.FirstError}");

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
