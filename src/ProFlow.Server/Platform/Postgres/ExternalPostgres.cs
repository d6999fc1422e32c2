using System.Net.Sockets;
using Npgsql;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>A PostgreSQL that somebody else runs: checked once, with a real connection, before anything depends on it.</summary>
internal static class ExternalPostgres
{
    private static readonly Version Oldest = new(15, 0);

    public static async Task CheckAsync(string connectionString, CancellationToken cancellation)
    {
        NpgsqlConnectionStringBuilder parts;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException malformed)
        {
            throw new StartupRefusal("The connection string cannot be read: write it as Host=…;Port=5432;Username=…;Password=…;Database=… in ConnectionStrings__Main.", malformed);
        }

        if (string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Username))
            throw new StartupRefusal("The connection string names no host or no user: write it as Host=…;Port=5432;Username=…;Password=…;Database=… in ConnectionStrings__Main.");

        var place = $"{parts.Host}:{parts.Port}";
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            if (connection.PostgreSqlVersion < Oldest)
                throw new StartupRefusal($"PostgreSQL {connection.PostgreSqlVersion} at {place} is too old: ProFlow needs 15 or newer.");
        }
        catch (PostgresException refused)
        {
            throw new StartupRefusal($"PostgreSQL at {place} refuses the connection ({refused.MessageText}): correct ConnectionStrings__Main, or leave it out to use the embedded PostgreSQL.", refused);
        }
        catch (Exception failure) when (failure is NpgsqlException or SocketException or TimeoutException)
        {
            throw new StartupRefusal($"PostgreSQL at {place} cannot be reached ({Reason(failure)}): start it, correct ConnectionStrings__Main, or leave it out to use the embedded PostgreSQL.", failure);
        }
    }

    private static string Reason(Exception failure) => (failure.InnerException ?? failure).Message.TrimEnd('.');
}
