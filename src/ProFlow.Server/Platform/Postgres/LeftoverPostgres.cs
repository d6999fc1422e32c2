using System.Diagnostics;
using System.Globalization;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>Finds and ends what an earlier, killed server left running in a database folder.</summary>
internal static class LeftoverPostgres
{
    /// <summary>
    /// Afterwards no process works in the folder and no stale postmaster.pid is left. The caller holds the folder's lock.
    /// </summary>
    public static async Task EndAsync(string folder, IProgress<string> progress, CancellationToken cancellation)
    {
        var pidFile = Path.Combine(folder, "postmaster.pid");
        if (!File.Exists(pidFile) && Working(folder).Count == 0)
            return;

        var waited = Stopwatch.StartNew();
        var asked = 0;
        for (var left = Working(folder); left.Count > 0; left = Working(folder))
        {
            if (asked == 0)
                progress.Report("Stopping the PostgreSQL that an earlier start left behind");
            // Kindly first: a fast shutdown ends in a clean state. A backend that lost its postmaster ends with the harder ones.
            var signal = waited.Elapsed.TotalSeconds switch { < 10 => PostgresProcess.FastShutdown, < 15 => PostgresProcess.ImmediateShutdown, _ => PostgresProcess.Kill };
            if (signal != asked)
            {
                asked = signal;
                foreach (var process in Postmaster(pidFile, left))
                {
                    PostgresProcess.Send(process, signal);
                    PostgresProcess.Send(process, PostgresProcess.Continue);
                }
            }

            await Task.Delay(20, cancellation);
        }

        // Its number may by now belong to a stranger, or to a zombie that nobody reaps: PostgreSQL would take either for alive and refuse.
        File.Delete(pidFile);
    }

    // PostgreSQL and its children work in their data folder, and nothing else of their name does: surer than a number in a file,
    // which may have been given to another process since. A zombie works nowhere.
    public static List<int> Working(string folder) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && Target($"/proc/{id}/cwd") == folder && Path.GetFileName(Target($"/proc/{id}/exe")) is { } name && name.StartsWith("postgres", StringComparison.Ordinal))];

    private static List<int> Postmaster(string pidFile, List<int> left)
    {
        var text = File.Exists(pidFile) ? File.ReadLines(pidFile).FirstOrDefault() : null;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var id) && left.Contains(id) ? [id] : left;
    }

    private static string? Target(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
