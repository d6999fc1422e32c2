using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>One running postmaster, watched by a thread of its own.</summary>
internal sealed class PostgresProcess
{
    public const int FastShutdown = 2, ImmediateShutdown = 3, Kill = 9, Continue = 18;

    private readonly TaskCompletionSource<int> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PostgresProcess()
    {
    }

    /// <summary>Completes with the exit code when the process is gone.</summary>
    public Task<int> Exited => _exited.Task;

    public static PostgresProcess Start(ProcessStartInfo info)
    {
        var postgres = new PostgresProcess();
        // PostgreSQL asks the kernel to be stopped when its parent dies, and for the kernel the parent is the thread that started it.
        // A thread of the pool ends some quiet day, and would take the database with it: this one lives as long as the process.
        new Thread(() => postgres.Keep(info)) { IsBackground = true, Name = "postgres keeper" }.Start();
        postgres._started.Task.GetAwaiter().GetResult();
        return postgres;
    }

    public void Signal(int signal)
    {
        if (!_exited.Task.IsCompleted)
            Send(_started.Task.Result, signal);
    }

    /// <summary>Stops it so that nothing has to be recovered; harder only when that takes too long.</summary>
    public async Task StopAsync()
    {
        foreach (var (signal, patience) in new[] { (FastShutdown, 30), (ImmediateShutdown, 5), (Kill, 5) })
        {
            Signal(signal);
            if (await Task.WhenAny(_exited.Task, Task.Delay(TimeSpan.FromSeconds(patience))) == _exited.Task)
                return;
        }
    }

    public static void Send(int process, int signal) => _ = SendSignal(process, signal);

    private void Keep(ProcessStartInfo info)
    {
        try
        {
            using var process = Process.Start(info)!;
            _started.SetResult(process.Id);
            process.WaitForExit();
            _exited.SetResult(process.ExitCode);
        }
        catch (Exception failure)
        {
            _started.TrySetException(failure);
            _exited.TrySetException(failure);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
