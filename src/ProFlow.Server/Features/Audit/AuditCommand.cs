using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ProFlow.Server.Features.Audit.Chain;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Audit;

/// <summary>./proflow audit verify [--workspace ID]: 0 if the log is whole, 2 if it was touched, 1 if it could not be read.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(string[] words)
    {
        Guid? chain = null;
        switch (words)
        {
            case ["verify"]: break;
            case ["verify", "--workspace", var id] when Guid.TryParse(id, out var given): chain = given; break;
            default:
                await Console.Error.WriteLineAsync("./proflow audit verify [--workspace ID]");
                return 1;
        }
        var result = 0;
        var outcome = await StartupGuard.RunAsync(async () => result = await VerifyAsync(chain));
        return outcome == 0 ? result : outcome;
    }

    private static async Task<int> VerifyAsync(Guid? chain)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = DatabaseSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        await using var database = await DatabaseHost.LookAsync(settings);
        var verifier = new AuditVerifier(new AuditSigner(MasterKeys.From(builder.Configuration, settings.DataDirectory)), new CheckpointFile(builder.Configuration, settings.DataDirectory));
        // The usual 8 kB hold twenty events, and each refill costs a wait: measured, a tenth of the time.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ReadBufferSize = 256 * 1024 }.ConnectionString);
        await connection.OpenAsync();
        var watch = Stopwatch.StartNew();
        AuditReport report;
        try
        {
            report = await verifier.VerifyAsync(connection, chain, CancellationToken.None);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new StartupRefusal("This database is older than the audit log: start the server once.", missing);
        }
        return Tell(report, chain, watch.Elapsed);
    }

    private static int Tell(AuditReport report, Guid? chain, TimeSpan took)
    {
        foreach (var warning in report.Warnings) Console.WriteLine("Note: " + warning);
        foreach (var broken in report.Chains.Where(c => c.Problems.Count > 0))
            foreach (var problem in broken.Problems) Console.WriteLine($"{Name(broken.Chain)}: {problem}.");
        if (chain is { } asked && report.Chains.Count == 0)
        {
            Console.WriteLine($"{Name(asked)} has no audit log.");
            return 1;
        }
        if (chain is not null)
            foreach (var one in report.Chains) Console.WriteLine($"{Name(one.Chain)}: events {one.From} to {one.Through}, {Signed(one)}.");
        var rate = report.Events / Math.Max(took.TotalSeconds, 0.001);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(report.Intact ? "The audit log is whole" : "The audit log was touched")}: {report.Events:N0} events in {report.Chains.Count:N0} chains, read in {took.TotalSeconds:N1} s ({rate:N0} a second)."));
        return report.Intact ? 0 : 2;
    }

    private static string Signed(ChainReport one) => one.SignedThrough is { } signed ? $"signed up to {signed.N} on {signed.At:yyyy-MM-dd HH:mm} UTC" : "not signed yet";

    private static string Name(Guid chain) => chain == AuditPlace.ServerChain ? "The server's log" : $"Workspace {chain}";
}
