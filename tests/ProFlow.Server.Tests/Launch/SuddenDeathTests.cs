using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Launch;

public sealed class SuddenDeathTests
{
    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_the_next_start()
    {
        using var data = await DataFolder.UsedAsync();
        await using var killed = ServerProcess.Start(data.Path);
        await killed.ReadyAsync();
        await data.SqlAsync("create table written (id int primary key)");

        var writing = WriteUntilRefusedAsync(data.ConnectionString);
        await Task.Delay(200);
        await killed.StopAsync(ServerProcess.Kill);
        var acknowledged = await writing;
        await data.UntilPostgresIsGoneAsync();

        await using var next = ServerProcess.Start(data.Path);
        await next.ReadyAsync();
        Assert.True(acknowledged > 0);
        Assert.InRange((long)(await data.SqlAsync("select count(*) from written"))!, acknowledged, acknowledged + 1);
    }

    [Fact]
    public async Task An_old_database_process_that_is_still_alive_gives_way()
    {
        using var data = await DataFolder.UsedAsync();
        await using var killed = ServerProcess.Start(data.Path);
        await killed.ReadyAsync();
        await data.SqlAsync("create table kept as select 42 as answer");
        PostgresProcess.Send(data.Postmaster, ServerProcess.Stop);
        await killed.StopAsync(ServerProcess.Kill);
        Assert.True(data.PostgresRuns());

        await using var next = ServerProcess.Start(data.Path);
        await next.ReadyAsync();

        Assert.Contains("left behind", next.Output, StringComparison.Ordinal);
        Assert.Equal(42, await data.SqlAsync("select answer from kept"));
    }

    [Fact]
    public async Task A_process_number_left_in_the_folder_that_now_belongs_to_a_stranger_is_left_alone()
    {
        using var data = await DataFolder.UsedAsync();
        using var stranger = Process.Start("sleep", "600");
        await File.WriteAllTextAsync(data.PidFile, string.Create(CultureInfo.InvariantCulture, $"{stranger.Id}\n/proc/self/cwd\n1\n5432\n.\n127.0.0.1\n1 1\nready   \n"));

        await using var database = await DatabaseHost.StartAsync(data.Settings, new Progress<string>());

        Assert.Equal(1, await data.SqlAsync("select 1"));
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_created_the_database_is_made_good_by_the_next()
    {
        using var data = DataFolder.Empty();
        await using var killed = ServerProcess.Start(data.Path);
        await killed.LineAsync("Creating the database");
        await killed.StopAsync(ServerProcess.Kill);

        await using var next = ServerProcess.Start(data.Path);
        await next.ReadyAsync();

        Assert.Single(Directory.EnumerateDirectories(Path.Combine(data.Path, "postgres")));
    }

    [Fact]
    public async Task A_database_that_falls_over_is_started_again_while_the_server_runs()
    {
        using var data = await DataFolder.UsedAsync();
        await using var database = await DatabaseHost.StartAsync(data.Settings, new Progress<string>());
        var first = data.Postmaster;

        PostgresProcess.Send(first, ServerProcess.Kill);

        Assert.Equal(1, await UntilAnsweredAsync(data, first));
    }

    private static async Task<int> WriteUntilRefusedAsync(string connectionString)
    {
        var acknowledged = 0;
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var insert = new NpgsqlCommand("insert into written select count(*) from written", connection);
            for (; ; acknowledged++)
                await insert.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            return acknowledged;
        }
    }

    private static async Task<object?> UntilAnsweredAsync(DataFolder data, int old)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (File.Exists(data.PidFile) && data.Postmaster != old)
                    return await data.SqlAsync("select 1");
            }
            catch (Exception failure) when (attempt < 1000 && failure is NpgsqlException or IOException or InvalidOperationException or FormatException or ArgumentException)
            {
                // Not yet.
            }

            await Task.Delay(20);
        }
    }
}
