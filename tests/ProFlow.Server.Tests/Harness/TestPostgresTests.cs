using Npgsql;
using Xunit;

namespace ProFlow.Server.Tests.Harness;

public sealed class TestPostgresTests
{
    [Fact]
    public async Task A_clone_has_the_templates_rows_and_keeps_its_own_to_itself()
    {
        await TestPostgres.EnsureTemplateAsync("harness", sql => ExecuteAsync(sql, "create table card (id int primary key); insert into card values (1)"));

        var (first, second) = (await TestPostgres.CloneDatabaseAsync("harness"), await TestPostgres.CloneDatabaseAsync("harness"));
        await ExecuteAsync(first, "insert into card values (2)");

        Assert.Equal(2L, await ScalarAsync(first, "select count(*) from card"));
        Assert.Equal(1L, await ScalarAsync(second, "select count(*) from card"));
    }

    [Fact]
    public async Task Whoever_owns_a_test_database_is_no_administrator()
    {
        var database = await TestPostgres.EmptyDatabaseAsync();

        Assert.Equal("off", await ScalarAsync(database, "show is_superuser"));
        await ExecuteAsync(database, "create table mine (id int)");
    }

    private static async Task ExecuteAsync(string connectionString, string sql) => await ScalarAsync(connectionString, sql);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
