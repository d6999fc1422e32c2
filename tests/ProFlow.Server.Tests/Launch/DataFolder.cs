using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Tests.Harness;

namespace ProFlow.Server.Tests.Launch;

/// <summary>A data directory seen from outside: what lies in it and which processes work there.</summary>
public sealed class DataFolder : IDisposable
{
    private static readonly Lazy<Task<TestFolder>> Prepared = new(() => Task.Run(PrepareAsync));
    private readonly TestFolder _folder;

    private DataFolder(TestFolder folder) => _folder = folder;

    public string Path => _folder.Path;

    public string Database => System.IO.Path.Combine(Path, "postgres", "data");

    public string PidFile => System.IO.Path.Combine(Database, "postmaster.pid");

    public string Log => File.ReadAllText(System.IO.Path.Combine(Path, "postgres.log"));

    public int Postmaster => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = int.Parse(File.ReadLines(PidFile).ElementAt(3), CultureInfo.InvariantCulture),
        Username = EmbeddedDatabase.Owner,
        Password = File.ReadAllText(System.IO.Path.Combine(Path, "postgres", "password")),
        Database = EmbeddedDatabase.Name,
        Pooling = false,
    }.ConnectionString;

    /// <summary>For a database without a server around it.</summary>
    public DatabaseSettings Settings => new() { DataDirectory = Path, CacheDirectory = DatabaseSettings.DefaultCacheDirectory(Path) };

    public static DataFolder Empty(string name = "data") => new(TestFolder.Create(name));

    /// <summary>A folder as a server that stopped properly left it; a copy, because creating one takes more than a second.</summary>
    public static async Task<DataFolder> UsedAsync()
    {
        var folder = Empty();
        ShellCommand.Run("cp", "-a", (await Prepared.Value).Path + "/.", folder.Path);
        return folder;
    }

    public bool PostgresRuns() => LeftoverPostgres.Working(Database).Count > 0;

    public async Task UntilPostgresIsGoneAsync()
    {
        for (var waited = Stopwatch.StartNew(); PostgresRuns(); await Task.Delay(10))
            if (waited.Elapsed > TimeSpan.FromSeconds(30))
                throw new TimeoutException("PostgreSQL still runs.\n" + Log);
    }

    public async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<TestFolder> PrepareAsync()
    {
        var folder = TestFolder.Create("prepared");
        await using var server = ServerProcess.Start(folder.Path);
        await server.ReadyAsync();
        await server.StopAsync(ServerProcess.Terminate);
        return folder;
    }
}
