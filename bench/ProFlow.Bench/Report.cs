using System.Globalization;

namespace ProFlow.Bench;

/// <summary>The figures as the Markdown tables of bench/README.md.</summary>
internal sealed class Report
{
    private readonly List<string> compared = [], others = [];

    /// <summary>Keeps the round whose ratio is the middle one.</summary>
    public void Compare(string name, double aim, List<(Result Own, Result Bare)> rounds)
    {
        var (own, bare) = rounds.OrderBy(r => r.Own.PerSecond / r.Bare.PerSecond).ElementAt(rounds.Count / 2);
        compared.Add(Text($"| {name} | {own.PerSecond:F0} | {bare.PerSecond:F0} | {own.PerSecond / bare.PerSecond:F2} | {aim:F2} | {own.ServerCpu:F2} + {own.DatabaseCpu:F2} | {bare.ServerCpu:F2} + {bare.DatabaseCpu:F2} | {own.Median:F1} / {own.P99:F1} | {rounds.Sum(r => r.Own.Errors)} |"));
    }

    public void Alone(string name, Result result) =>
        Other(name, Text($"{result.PerSecond:F0} a second, {result.Errors} errors{result.FirstError}, p50 {result.Median:F1} ms, p99 {result.P99:F1} ms"), "no error");

    public void Start((TimeSpan First, TimeSpan Again) times)
    {
        Other("First start with a new database, to the first answer", Text($"{times.First.TotalSeconds:F1} s"), "10 s");
        Other("Restart, to the first answer", Text($"{times.Again.TotalSeconds:F1} s"), "3 s");
    }

    public void Latency(string name, List<double> milliseconds, double aim)
    {
        milliseconds.Sort();
        Other(name, Text($"p50 {milliseconds[milliseconds.Count / 2]:F1} ms, p99 {milliseconds[milliseconds.Count * 99 / 100]:F1} ms ({milliseconds.Count} events)"), Text($"p99 {aim:F0} ms"));
    }

    public void Other(string name, string figure, string aim) => others.Add($"| {name} | {figure} | {aim} |");

    public void Memory(ProFlowServer server)
    {
        Other("Server memory, idle", $"{server.IdleMegabytes} MB", "150 MB");
        Other("Server memory after all of this", $"{server.MemoryMegabytes()} MB", "350 MB");
    }

    public void Print(TextWriter writer)
    {
        writer.WriteLine("| 32 connections | ProFlow, a second | Bare limit, a second | Ratio | Aim | ProFlow: processor ms, server + database | Limit: the same | ProFlow p50 / p99 ms | Errors |");
        writer.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        compared.ForEach(writer.WriteLine);
        writer.WriteLine();
        writer.WriteLine("| | Measured | Aim |");
        writer.WriteLine("|---|---|---|");
        others.ForEach(writer.WriteLine);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
