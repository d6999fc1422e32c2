using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Npgsql;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>A PostgreSQL in a folder of ours: created once, started and stopped with the server, started again when it falls over.</summary>
[SupportedOSPlatform("linux")]
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly EmbeddedFolder _folder;
    private readonly string _programs;
    private readonly DatabaseSettings _settings;
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _port = FreePort();
    private PostgresProcess? _process;
    private Task _watch = Task.CompletedTask;

    private EmbeddedPostgres(EmbeddedFolder folder, string programs, DatabaseSettings settings) =>
        (_folder, _programs, _settings) = (folder, programs, settings);

    public static async Task<EmbeddedPostgres> StartAsync(DatabaseSettings settings, IProgress<string> progress, CancellationToken cancellation)
    {
        var programs = EmbeddedBinaries.Ensure(settings.CacheDirectory, progress);
        var folder = EmbeddedFolder.Open(settings.DataDirectory);
        if (!folder.Exists)
        {
            progress.Report($"Creating the database in {settings.DataDirectory}");
            folder.Create(programs, settings.Durable);
        }

        await LeftoverPostgres.EndAsync(folder.Data, progress, cancellation);
        progress.Report("Starting PostgreSQL");
        // A port that was free a moment ago may be taken when PostgreSQL binds it.
        for (var attempt = 1; ; attempt++)
        {
            var postgres = new EmbeddedPostgres(folder, programs, settings);
            if (await postgres.TryStartAsync(progress, cancellation) is not { } complaint)
                return postgres;
            if (attempt == 3)
                throw new StartupRefusal($"PostgreSQL does not start: {complaint} (more in {folder.Log}).");
        }
    }

    /// <param name="role">One of the roles of <see cref="EmbeddedDatabase"/>.</param>
    public string ConnectionString(string database, string role) => _folder.ConnectionString(_port, database, role);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_process is not null)
            await _process.StopAsync();
        await _watch;
        _stopping.Dispose();
    }

    private async Task<string?> TryStartAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        _process = PostgresProcess.Start(Command());
        try
        {
            if (!await AnswersAsync(progress, cancellation))
                return _folder.LastComplaint();
            await EmbeddedDatabase.EnsureAsync(ConnectionString("postgres", EmbeddedDatabase.Administrator), _folder.Password, cancellation);
        }
        catch
        {
            await _process.StopAsync();
            throw;
        }

        _watch = Task.Run(WatchAsync, CancellationToken.None);
        return null;
    }

    private async Task<bool> AnswersAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        var patience = Stopwatch.StartNew();
        var word = TimeSpan.FromSeconds(5);
        while (!_process!.Exited.IsCompleted)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres", EmbeddedDatabase.Administrator) + ";Pooling=false;Timeout=5");
                await connection.OpenAsync(cancellation);
                return true;
            }
            catch (NpgsqlException failure) when (failure is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
            {
                await Task.Delay(10, cancellation);
            }

            if (patience.Elapsed > word)
            {
                progress.Report("PostgreSQL is still recovering");
                word += TimeSpan.FromSeconds(10);
            }
        }

        return false;
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            await _process!.Exited;
            if (_stopping.IsCancellationRequested)
                return;
            // Killed for memory, say. Backends that outlive it for a moment make the next one refuse, so this is repeated until it holds.
            await Task.Delay(200, CancellationToken.None);
            _process = PostgresProcess.Start(Command());
            if (_stopping.IsCancellationRequested)
                _process.Signal(PostgresProcess.FastShutdown);
        }
    }

    private ProcessStartInfo Command() => _folder.Command(_programs, "postgres",
    [
        "-D", EmbeddedFolder.Here,
        "-p", _port.ToString(CultureInfo.InvariantCulture),
        .. Options(_settings.Durable).SelectMany(option => new[] { "-c", option }),
    ], _folder.Data);

    private static string[] Options(bool durable) =>
    [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=.",
        "cluster_name=proflow",
        "password_encryption=scram-sha-256",
        "timezone=UTC",
        "wal_level=logical",
        "jit=off",
        "shared_buffers=128MB",
        // Worker processes for reading ahead help large scans from slow disks and cost memory all the time.
        "io_method=sync",
        "log_min_messages=warning",
        "log_checkpoints=off",
        "log_line_prefix=%m [%p] ",
        .. durable ? (string[])["fsync=on", "synchronous_commit=on", "full_page_writes=on"] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"],
    ];

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
