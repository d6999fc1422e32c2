using Npgsql;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>The application's database and the role that owns it: not PostgreSQL's administrator, so that no query of ours can be more than ours.</summary>
internal static class EmbeddedDatabase
{
    public const string Name = "proflow", Owner = "proflow", Administrator = "postgres";

    public static async Task EnsureAsync(string administrator, string password, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(administrator + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var look = new NpgsqlCommand(
            $"select (select count(*) from pg_roles where rolname = '{Owner}'), (select count(*) from pg_database where datname = '{Name}')", connection);
        long roles, databases;
        await using (var row = await look.ExecuteReaderAsync(cancellation))
        {
            await row.ReadAsync(cancellation);
            (roles, databases) = (row.GetInt64(0), row.GetInt64(1));
        }

        if (roles == 0)
            await RunAsync(connection, $"create role {Owner} login password '{password}'", cancellation);
        if (databases == 0)
            await RunAsync(connection, $"create database {Name} owner {Owner}", cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
