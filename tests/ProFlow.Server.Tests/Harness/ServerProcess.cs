using System.Diagnostics;
using System.Text;
using ProFlow.Server.Platform.Postgres;

namespace ProFlow.Server.Tests.Harness;

/// <summary>The real server as a process of its own, on a free port: for what can only be seen from outside (signals, exit codes, the last line).</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    public const int CtrlC = 2, Kill = 9, Terminate = 15, Stop = 19;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new(), _errors = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<int> _exit;

    private ServerProcess(ProcessStartInfo info)
    {
        _process = new Process { StartInfo = info };
        _process.OutputDataReceived += (_, line) => Read(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, _errors);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _exit = ExitCodeAsync();
    }

    public int Id => _process.Id;

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public static ServerProcess Start(string dataDirectory, params (string Name, string Value)[] environment) =>
        StartAs([], AppContext.BaseDirectory, dataDirectory, environment);

    /// <summary>
    /// The prefix comes before "dotnet": setpriv to be somebody else, setsid for a process group of its own. The programs are the folder of ProFlow.Server.dll.
    /// </summary>
    public static ServerProcess StartAs(string[] prefix, string programs, string dataDirectory, params (string Name, string Value)[] environment)
    {
        string[] command = [.. prefix, Environment.ProcessPath is { } self && Path.GetFileName(self) == "dotnet" ? self : "dotnet", Path.Combine(programs, "ProFlow.Server.dll")];
        var info = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = programs };
        foreach (var inherited in info.Environment.Keys.Where(name => name.StartsWith("ProFlow__", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
            info.Environment.Remove(inherited);
        info.Environment["ProFlow__DataDirectory"] = dataDirectory;
        info.Environment["ProFlow__CacheDirectory"] = DatabaseSettings.DefaultCacheDirectory(Path.GetTempPath());
        info.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        return new ServerProcess(info);
    }

    /// <summary>The address, once the server has said that it is ready.</summary>
    public async Task<Uri> ReadyAsync()
    {
        if (await Task.WhenAny(_ready.Task, _exit, Task.Delay(Patience)) != _ready.Task)
            throw new InvalidOperationException($"The server did not become ready.\n{Output}\n{Errors}");
        return await _ready.Task;
    }

    public async Task<string> LineAsync(string text)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(5))
            if (Output.Split('\n').FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
                return line;
        throw new TimeoutException($"The server never said \"{text}\".\n{Output}\n{Errors}");
    }

    public Task<int> ExitAsync() => _exit.WaitAsync(Patience);

    public void Signal(int signal) => PostgresProcess.Send(_process.Id, signal);

    public async Task<int> StopAsync(int signal)
    {
        Signal(signal);
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_exit.IsCompleted)
            await StopAsync(Terminate);
        _process.Dispose();
    }

    private async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private void Read(string? line, StringBuilder into)
    {
        if (line is null)
            return;
        lock (into)
            into.AppendLine(line);
        const string ready = "ProFlow is ready: ";
        if (line.StartsWith(ready, StringComparison.Ordinal))
            _ready.TrySetResult(new Uri(line[ready.Length..]));
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString().Trim();
    }
}
