using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using ProFlow.Server.Platform.Postgres;

namespace ProFlow.Server.Tests.Harness;

/// <summary>
/// One real PostgreSQL for the whole test run, started when the first test asks and gone with the process.
/// A template is migrated once; every test class works on a clone of it.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(() => Task.Run(StartAsync));
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Templates = new();
    private static int _clones;

    /// <summary>Makes the template database with the given name, once per run, by calling <paramref name="migrate"/> with its connection string.</summary>
    public static Task EnsureTemplateAsync(string templateName, Func<string, Task> migrate) =>
        Templates.GetOrAdd(templateName, name => new Lazy<Task>(() => Task.Run(() => MakeTemplateAsync(name, migrate)))).Value;

    /// <summary>A database of one's own with the template's tables and rows; gives the connection string of its owner.</summary>
    public static Task<string> CloneDatabaseAsync(string templateName) =>
        CreateAsync($"{templateName}_{Interlocked.Increment(ref _clones).ToString(CultureInfo.InvariantCulture)}", templateName);

    /// <summary>An empty database of one's own.</summary>
    public static Task<string> EmptyDatabaseAsync() => CloneDatabaseAsync("template1");

    /// <summary>Frees the connections and the files of a clone early; whatever is left goes with the server.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await AdministerAsync($"drop database if exists \"{name}\" with (force)");
    }

    private static async Task MakeTemplateAsync(string name, Func<string, Task> migrate)
    {
        var connectionString = await CreateAsync(name, "template1");
        await migrate(connectionString);
        // A template with an open connection cannot be cloned.
        await AdministerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    private static async Task<string> CreateAsync(string name, string template)
    {
        var server = await Server.Value;
        // Copying the template's files is quicker than writing them through the log while nothing waits for the disk.
        await AdministerAsync($"create database \"{name}\" template \"{template}\" owner {EmbeddedDatabase.Owner} strategy file_copy");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString(name, EmbeddedDatabase.Owner)) { MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString;
    }

    private static async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((await Server.Value).ConnectionString("postgres", EmbeddedDatabase.Administrator));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var folder = TestFolder.Create("database");
        var settings = new DatabaseSettings
        {
            DataDirectory = folder.Path,
            CacheDirectory = DatabaseSettings.DefaultCacheDirectory(folder.Path),
            Durable = false,
        };
        var server = await EmbeddedPostgres.StartAsync(settings, new Progress<string>(), CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            folder.Dispose();
        };
        return server;
    }
}
