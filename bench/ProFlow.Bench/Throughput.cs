using System.Diagnostics;

namespace ProFlow.Bench;

/// <summary>Requests per second of 32 connections, ProFlow and the bare limit by turns, so that a disturbance of the machine meets both.</summary>
internal sealed class Throughput(Side own, Side limit, Report report, string only)
{
    private sealed record Request(string Method, string Path, string? Json = null, bool IsWrite = false);

    private delegate Request Next(int connection, Random random);

    public async Task MeasureAsync(World world, TimeSpan time, int rounds)
    {
        var many = world.Many;
        var all = many.SelectMany(p => p.Tasks).ToList();

        async Task CompareAsync(string name, double aim, Next proflow, Next bare)
        {
            if (!IsWanted(name)) return;
            List<(Result Own, Result Bare)> results = [];
            for (var round = 0; round < rounds; round++)
                results.Add((await RunAsync(own, proflow, time), await RunAsync(limit, bare, time)));
            report.Compare(name, aim, results);
            Console.Error.WriteLine($"{name}: {string.Join("; ", results.Select(r => $"{r.Own.PerSecond:F0} of {r.Bare.PerSecond:F0}, cpu {r.Own.ServerCpu:F2}+{r.Own.DatabaseCpu:F2} to {r.Bare.ServerCpu:F2}+{r.Bare.DatabaseCpu:F2} ms"))}{results.Select(r => r.Own.FirstError ?? r.Bare.FirstError).FirstOrDefault(e => e is not null)}");
        }

        await CompareAsync("One task read", 0.5,
            (_, random) => new("GET", $"/api/v1/tasks/{Any(all, random)}"),
            (_, random) => new("GET", $"/tasks/{Any(all, random)}"));
        await CompareAsync("One task created, over many projects", 0.35,
            (c, _) => Create($"/api/v1/projects/{many[c].Id}/tasks", many[c]),
            (c, _) => Create($"/projects/{many[c].Id}/tasks?userId={world.UserId}", many[c]));
        await CompareAsync("One task created, all in one project", 0.35,
            (_, _) => Create($"/api/v1/projects/{many[0].Id}/tasks", many[0]),
            (_, _) => Create($"/projects/{many[0].Id}/tasks?userId={world.UserId}", many[0]));
        await CompareAsync("One task moved, over many projects", 0.35,
            (c, random) => Move("/api/v1", many[c], random),
            (c, random) => Move("", many[c], random, $"&userId={world.UserId}"));
        var (place, column) = (many[1].Tasks[0], many[1].Statuses[0]);
        const string rush = "32 people move cards to the same place of one board";
        if (IsWanted(rush)) report.Alone(rush, await RunAsync(own,
            (c, _) => new("POST", $"/api/v1/tasks/{many[1].Tasks[1 + c % 18]}/move", $$"""{"statusId":"{{column}}","afterId":"{{place}}"}""", true), time));
        await CompareAsync("1,000 tasks listed", 0.6,
            (_, _) => new("GET", $"/api/v1/projects/{world.Thousand.Id}/tasks?limit=1000"),
            (_, _) => new("GET", $"/projects/{world.Thousand.Id}/tasks?limit=1000"));
        await CompareAsync("The first 1,000 of 10,000 tasks listed", 0.6,
            (_, _) => new("GET", $"/api/v1/projects/{world.TenThousand.Id}/tasks?limit=1000"),
            (_, _) => new("GET", $"/projects/{world.TenThousand.Id}/tasks?limit=1000"));
        await CompareAsync("One task read in a project of 10,000", 0.5,
            (_, random) => new("GET", $"/api/v1/tasks/{Any(world.TenThousand.Tasks, random)}"),
            (_, random) => new("GET", $"/tasks/{Any(world.TenThousand.Tasks, random)}"));
    }

    /// <summary>Reads alone, at the addresses that are given, warm.</summary>
    public static Task<Result> AskAsync(Side side, Func<Random, string> path, TimeSpan time) => RunAsync(side, (_, random) => new("GET", path(random)), time);

    private bool IsWanted(string name) => name.Contains(only, StringComparison.OrdinalIgnoreCase);

    private static Guid Any(IReadOnlyList<Guid> ids, Random random) => ids[random.Next(ids.Count)];

    private static Request Create(string path, BenchProject project) =>
        new("POST", path, $$"""{"title":"A task that was written down in passing","statusId":"{{project.Statuses[0]}}"}""", true);

    private static Request Move(string prefix, BenchProject project, Random random, string more = "") =>
        new("POST", $"{prefix}/tasks/{Any(project.Tasks, random)}/move?projectId={project.Id}{more}", $$"""{"statusId":"{{Any(project.Statuses, random)}}"}""", true);

    private static async Task<Result> RunAsync(Side side, Next next, TimeSpan time)
    {
        // Warm on both sides: compiled code, prepared statements, open connections.
        await DriveAsync(side, next, TimeSpan.FromSeconds(Math.Min(2, time.TotalSeconds)));
        return await DriveAsync(side, next, time);
    }

    private static async Task<Result> DriveAsync(Side side, Next next, TimeSpan time)
    {
        var before = side.Cpu.Read();
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, World.Connections).Select(connection => Task.Run(async () =>
        {
            using var http = await RawHttp.ConnectAsync(side.Address, side.Token);
            var random = new Random(connection);
            var latencies = new List<double>();
            var (errors, firstError) = (0, (string?)null);
            while (watch.Elapsed < time)
            {
                var request = next(connection, random);
                var began = Stopwatch.GetTimestamp();
                var status = await http.SendAsync(request.Method, request.Path, request.Json,
                    request.IsWrite ? $"Idempotency-Key: {Guid.CreateVersion7()}\r\n" : "");
                latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (status < 300) continue;
                errors++;
                firstError ??= $" {status} {System.Text.Encoding.UTF8.GetString(http.Body)}";
            }
            return (latencies, errors, firstError);
        })));
        var elapsed = watch.Elapsed.TotalSeconds;
        var after = side.Cpu.Read();
        var all = counts.SelectMany(c => c.latencies).Order().ToList();
        return new Result(all.Count / elapsed, all[all.Count / 2], all[all.Count * 99 / 100],
            (after.Server - before.Server) * 1000 / all.Count, (after.Database - before.Database) * 1000 / all.Count,
            counts.Sum(c => c.errors), counts.Select(c => c.firstError).FirstOrDefault(e => e is not null));
    }
}

/// <summary>One of the two servers, as whom it is asked, and what it uses.</summary>
internal sealed record Side(Uri Address, string? Token, CpuMeter Cpu);

/// <summary>Requests per second; milliseconds: the middle and the 99th percentile of their times, and the processor's for each in the server and in the database; how many failed.</summary>
internal sealed record Result(double PerSecond, double Median, double P99, double ServerCpu, double DatabaseCpu, int Errors, string? FirstError);
