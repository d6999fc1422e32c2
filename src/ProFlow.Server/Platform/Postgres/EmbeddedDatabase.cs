using Npgsql;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>
/// The database, the role that owns and migrates it, and the role that the application works with: that one reads and writes rows,
/// but changes no tables and only adds to the audit log. Neither is PostgreSQL's administrator.
/// </summary>
internal static class EmbeddedDatabase
{
    public const string Name = "proflow", Owner = "proflow", Application = "proflow_app", Administrator = "postgres";

    public static async Task EnsureAsync(string administrator, string password, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(administrator + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var look = new NpgsqlCommand(
            $"select (select count(*) from pg_roles where rolname = '{Owner}'), (select count(*) from pg_roles where rolname = '{Application}'), (select count(*) from pg_database where datname = '{Name}')", connection);
        long owners, applications, databases;
        await using (var row = await look.ExecuteReaderAsync(cancellation))
        {
            await row.ReadAsync(cancellation);
            (owners, applications, databases) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }

        if (owners == 0)
            await RunAsync(connection, $"create role {Owner} login password '{password}'", cancellation);
        if (applications == 0)
            await RunAsync(connection, $"create role {Application} login password '{password}'", cancellation);
        if (databases == 0)
            await RunAsync(connection, $"create database {Name} owner {Owner}", cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
