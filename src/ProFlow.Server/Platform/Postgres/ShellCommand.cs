using System.ComponentModel;
using System.Diagnostics;

namespace ProFlow.Server.Platform.Postgres;

internal static class ShellCommand
{
    /// <summary>Runs a short command to its end and gives its output; throws <see cref="ShellCommandFailed"/> when it fails or is not there.</summary>
    public static string Run(string program, params IEnumerable<string> arguments) => Run(new ProcessStartInfo(program, arguments));

    public static string Run(ProcessStartInfo info)
    {
        info.RedirectStandardOutput = info.RedirectStandardError = info.RedirectStandardInput = true;
        Process process;
        try
        {
            process = Process.Start(info)!;
        }
        catch (Win32Exception missing)
        {
            throw new ShellCommandFailed(info.FileName, missing.Message, notFound: true);
        }

        using (process)
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new ShellCommandFailed(info.FileName, errors.GetAwaiter().GetResult() + output, notFound: process.ExitCode == 127);
        }
    }
}

internal sealed class ShellCommandFailed(string program, string output, bool notFound) : Exception($"{program}: {output}")
{
    public IEnumerable<string> Lines => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool NotFound => notFound;
}
