namespace ProFlow.Server.Platform.Postgres;

/// <summary>Where the data is. Without a connection string the server runs a PostgreSQL of its own inside the data directory.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Absolute path of the one folder that holds all data.</summary>
    public required string DataDirectory { get; init; }

    public string? ConnectionString { get; init; }

    /// <summary>The same database as the role that owns it, which migrates. Null: the one of <see cref="ConnectionString"/> does both.</summary>
    public string? MigrationConnectionString { get; init; }

    /// <summary>Where the PostgreSQL programs are unpacked; by default shared by all data directories of a user.</summary>
    public required string CacheDirectory { get; init; }

    /// <summary>False trades safety for speed: for tests, whose data nobody will miss.</summary>
    public bool Durable { get; init; } = true;

    public static DatabaseSettings From(IConfiguration configuration, string contentRoot)
    {
        var data = Path.GetFullPath(Text(configuration["ProFlow:DataDirectory"]) ?? Path.Combine(Home(contentRoot), ".proflow"));
        return new DatabaseSettings
        {
            DataDirectory = data,
            CacheDirectory = Path.GetFullPath(Text(configuration["ProFlow:CacheDirectory"]) ?? DefaultCacheDirectory(data)),
            ConnectionString = Text(configuration["ProFlow:Database:ConnectionString"]) ?? Text(configuration.GetConnectionString("Main")),
            MigrationConnectionString = Text(configuration["ProFlow:Database:MigrationConnectionString"]),
        };
    }

    // In a source tree the data lies beside the solution, wherever the server was started from; elsewhere, in the folder it was started from.
    private static string Home(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ProFlow.slnx")))
                return folder.FullName;
        return Directory.GetCurrentDirectory();
    }

    // PostgreSQL refuses to run as root, and the user it runs as then cannot look into root's home: the programs must lie where all may read.
    public static string DefaultCacheDirectory(string dataDirectory)
    {
        if (Environment.IsPrivilegedProcess)
            return "/var/cache/proflow";
        var cache = Text(Environment.GetEnvironmentVariable("XDG_CACHE_HOME"));
        var home = Text(Environment.GetEnvironmentVariable("HOME"));
        return cache is not null && Path.IsPathRooted(cache) ? Path.Combine(cache, "proflow")
            : home is not null && Directory.Exists(home) ? Path.Combine(home, ".cache", "proflow")
            : Path.Combine(dataDirectory, "cache");
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
