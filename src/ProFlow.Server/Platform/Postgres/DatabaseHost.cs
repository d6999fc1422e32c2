using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>The database for as long as the server runs: the embedded PostgreSQL, started and stopped here, or one given by connection string.</summary>
public sealed class DatabaseHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;
    private readonly FolderLock? _lock;

    private DatabaseHost(string connectionString, string ownersConnectionString, EmbeddedPostgres? embedded = null, FolderLock? held = null) =>
        (ConnectionString, OwnersConnectionString, _embedded, _lock) = (connectionString, ownersConnectionString, embedded, held);

    /// <summary>For the application: an existing, empty or older database; valid until disposal.</summary>
    public string ConnectionString { get; }

    /// <summary>For migrations. The same as the application's where only one is set.</summary>
    public string OwnersConnectionString { get; }

    /// <summary>True when the server runs the PostgreSQL itself.</summary>
    public bool Embedded => _embedded is not null;

    /// <exception cref="StartupRefusal">The database cannot be had; the sentence says what to do.</exception>
    public static async Task<DatabaseHost> StartAsync(DatabaseSettings settings, IProgress<string> progress, CancellationToken cancellation = default)
    {
        if (settings.ConnectionString is { } external)
        {
            await ExternalPostgres.CheckAsync(external, cancellation);
            if (settings.MigrationConnectionString is { } owners)
                await ExternalPostgres.CheckAsync(owners, cancellation);
            return new DatabaseHost(external, settings.MigrationConnectionString ?? external);
        }

        if (!OperatingSystem.IsLinux())
            throw EmbeddedBinaries.NoneForThisMachine();
        FolderLock? held = null;
        try
        {
            Directory.CreateDirectory(settings.DataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            held = FolderLock.Take(settings.DataDirectory);
            var embedded = await EmbeddedPostgres.StartAsync(settings, progress, cancellation);
            return new DatabaseHost(
                embedded.ConnectionString(EmbeddedDatabase.Name, EmbeddedDatabase.Application), embedded.ConnectionString(EmbeddedDatabase.Name, EmbeddedDatabase.Owner), embedded, held);
        }
        catch (Exception failure)
        {
            held?.Dispose();
            if (failure is UnauthorizedAccessException or IOException)
                throw new StartupRefusal($"The data folder {settings.DataDirectory} cannot be used by this user ({failure.Message.TrimEnd('.')}): let it write there, or choose another folder with ProFlow__DataDirectory.", failure);
            throw;
        }
    }

    /// <summary>For a look at the data of a server that may run: its own PostgreSQL if it does, else started for the look.</summary>
    public static Task<DatabaseHost> LookAsync(DatabaseSettings settings, CancellationToken cancellation = default)
    {
        if (settings.ConnectionString is not null || !OperatingSystem.IsLinux())
            return StartAsync(settings, new Progress<string>(), cancellation);
        var folder = EmbeddedFolder.Open(settings.DataDirectory);
        if (!folder.Exists)
            throw new StartupRefusal($"There is no database in {settings.DataDirectory}: name the server's folder with ProFlow__DataDirectory.");
        return folder.RunningPort() is { } port && FolderLock.IsHeld(settings.DataDirectory)
            ? Task.FromResult(new DatabaseHost(folder.ConnectionString(port, EmbeddedDatabase.Name, EmbeddedDatabase.Application), folder.ConnectionString(port, EmbeddedDatabase.Name, EmbeddedDatabase.Owner)))
            : StartAsync(settings, new Progress<string>(), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsLinux() && _embedded is not null)
            await _embedded.DisposeAsync();
        _lock?.Dispose();
    }
}
