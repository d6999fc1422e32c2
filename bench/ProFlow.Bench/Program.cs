using ProFlow.Bench;

// "limit" is how the benchmark starts the bare side as a process of its own, so that both sides pay for the same things.
if (args is ["limit", var database]) return await BareLimit.ServeAsync(database);

var quick = args.Contains("--quick");
// --only WORDS: the rows whose name has these words, for somebody who works on one of them.
var only = Array.IndexOf(args, "--only") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : "";
try
{
    await using var server = await ProFlowServer.StartAsync();
    var world = await World.BuildAsync(server);
    await using var limit = await ServerProcess.StartAsync(Environment.ProcessPath!, ["limit", server.ConnectionString], "Limit is ready: ");

    var report = new Report();
    if ("starts".Contains(only, StringComparison.OrdinalIgnoreCase)) report.Start(await ProFlowServer.MeasureStartsAsync(quick ? 1 : 3));
    await new Throughput(new Side(server.Address, world.Token, new CpuMeter(server.Id, server.Postmaster)), new Side(limit.Address, null, new CpuMeter(limit.Id, server.Postmaster)), report, only).MeasureAsync(world, TimeSpan.FromSeconds(quick ? 2 : 6), rounds: quick ? 1 : 3);
    if ("live".Contains(only, StringComparison.OrdinalIgnoreCase)) await Live.MeasureAsync(world, report, TimeSpan.FromSeconds(quick ? 3 : 10));
    if ("credentials".Contains(only, StringComparison.OrdinalIgnoreCase)) await Credentials.MeasureAsync(world, server, report, TimeSpan.FromSeconds(quick ? 2 : 4), rounds: quick ? 3 : 5);
    report.Memory(server);
    report.Print(Console.Out);
    return 0;
}
catch (Exception failure)
{
    // Caught, so that the servers are stopped before the process ends.
    await Console.Error.WriteLineAsync(failure.ToString());
    return 1;
}
