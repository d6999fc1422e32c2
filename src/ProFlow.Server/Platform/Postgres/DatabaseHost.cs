using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>The database for as long as the server runs: the embedded PostgreSQL, started and stopped here, or one given by connection string.</summary>
public sealed class DatabaseHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;
    private readonly FolderLock? _lock;

    private DatabaseHost(string connectionString, EmbeddedPostgres? embedded = null, FolderLock? held = null) =>
        (ConnectionString, _embedded, _lock) = (connectionString, embedded, held);

    /// <summary>An existing, empty or older database that the caller may migrate; valid until disposal.</summary>
    public string ConnectionString { get; }

    /// <summary>True when the server runs the PostgreSQL itself.</summary>
    public bool Embedded => _embedded is not null;

    /// <exception cref="StartupRefusal">The database cannot be had; the sentence says what to do.</exception>
    public static async Task<DatabaseHost> StartAsync(DatabaseSettings settings, IProgress<string> progress, CancellationToken cancellation = default)
    {
        if (settings.ConnectionString is { } external)
        {
            await ExternalPostgres.CheckAsync(external, cancellation);
            return new DatabaseHost(external);
        }

        if (!OperatingSystem.IsLinux())
            throw EmbeddedBinaries.NoneForThisMachine();
        FolderLock? held = null;
        try
        {
            Directory.CreateDirectory(settings.DataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            held = FolderLock.Take(settings.DataDirectory);
            var embedded = await EmbeddedPostgres.StartAsync(settings, progress, cancellation);
            return new DatabaseHost(embedded.ConnectionString(EmbeddedDatabase.Name), embedded, held);
        }
        catch (Exception failure)
        {
            held?.Dispose();
            if (failure is UnauthorizedAccessException or IOException)
                throw new StartupRefusal($"The data folder {settings.DataDirectory} cannot be used by this user ({failure.Message.TrimEnd('.')}): let it write there, or choose another folder with ProFlow__DataDirectory.", failure);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsLinux() && _embedded is not null)
            await _embedded.DisposeAsync();
        _lock?.Dispose();
    }
}
