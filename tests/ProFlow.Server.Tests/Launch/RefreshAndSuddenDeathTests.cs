using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Npgsql;
using ProFlow.Server.Tests.Features.Identity;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Launch;

/// <summary>A refresh whose server dies between the rotation and the answer, and what a restart may forget: nothing.</summary>
[Trait("Security", "A-10")]
public sealed class RefreshAndSuddenDeathTests
{
    [Fact]
    public async Task A_lost_answer_is_given_again_and_an_old_token_ends_the_session_also_after_a_kill()
    {
        using var folder = TestFolder.Create("refresh");
        var database = await TestPostgres.EmptyDatabaseAsync();
        await using var first = Start(folder, database);
        var (client, token) = await RegisterAsync(await first.ReadyAsync());

        await KillBetweenRotationAndAnswerAsync(database, first, client, token);
        Assert.Equal(2L, await SqlAsync(database, "SELECT count(*) FROM refresh_token"));

        await using var second = Start(folder, database);
        client = Client(await second.ReadyAsync());
        // As if the restart had taken no time: the grace is ten seconds.
        await SqlAsync(database, "UPDATE refresh_token SET used_at = now() WHERE used_at IS NOT NULL");
        using var again = await client.RefreshAsync(token);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(2L, await SqlAsync(database, "SELECT count(*) FROM refresh_token"));
        using var next = await client.RefreshAsync(again.NewToken());
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);

        await second.StopAsync(ServerProcess.Kill);
        await using var third = Start(folder, database);
        client = Client(await third.ReadyAsync());
        using var old = await client.RefreshAsync(token);

        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.False(old.Headers.Contains("Set-Cookie"));
        using var newest = await client.RefreshAsync(next.NewToken());
        Assert.Equal(HttpStatusCode.Unauthorized, newest.StatusCode);
    }

    /// <summary>
    /// Holds the token's row until the rotation waits for it, queues for the table of users behind the rotation, and lets go: the rotation
    /// commits, and the answer, which reads the user, waits. Then the server is killed.
    /// </summary>
    private static async Task KillBetweenRotationAndAnswerAsync(string database, ServerProcess server, HttpClient client, string token)
    {
        await using var row = await OpenAsync(database);
        await using var table = await OpenAsync(database);
        await RunAsync(row, "BEGIN; SELECT 1 FROM refresh_token FOR UPDATE");
        var answer = client.RefreshAsync(token);
        await WaitingAsync(database, 1);
        var held = RunAsync(table, "BEGIN; LOCK TABLE app_user IN ACCESS EXCLUSIVE MODE");
        await WaitingAsync(database, 2);
        await RunAsync(row, "ROLLBACK");
        await held;
        await WaitingAsync(database, 1);
        Assert.Equal(1L, await SqlAsync(database, "SELECT count(*) FROM refresh_token WHERE used_at IS NOT NULL"));

        await server.StopAsync(ServerProcess.Kill);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
        await RunAsync(table, "ROLLBACK");
    }

    private static Task<TimeSpan> WaitingAsync(string database, long waiting) => Eventually.HoldsAsync(
        async () => await SqlAsync(database, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is long now && now == waiting,
        string.Create(CultureInfo.InvariantCulture, $"{waiting} wait for a lock"));

    private static ServerProcess Start(TestFolder folder, string database) => ServerProcess.Start(folder.Path, ("ConnectionStrings__Main", database));

    private static HttpClient Client(Uri address) => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(address, "/api/v1/") };

    private static async Task<(HttpClient, string Token)> RegisterAsync(Uri address)
    {
        var client = Client(address);
        using var answer = await client.PostAsJsonAsync("auth/register", new { email = "ada@example.org", password = "correct horse", name = "Ada" });
        answer.EnsureSuccessStatusCode();
        return (client, answer.NewToken()!);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> SqlAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
