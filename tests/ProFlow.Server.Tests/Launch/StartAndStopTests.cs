using System.Net;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Launch;

public sealed class StartAndStopTests
{
    [Fact]
    public async Task A_first_start_creates_the_database_and_ends_with_one_clear_line()
    {
        using var data = DataFolder.Empty();

        await using var server = ServerProcess.Start(data.Path);
        var address = await server.ReadyAsync();

        Assert.StartsWith("ProFlow is ready: http://", server.Output.Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(new Uri(address, "/health/ready")));
        Assert.Equal("on", await data.SqlAsync("show data_checksums"));
        Assert.Equal("on on on", await data.SqlAsync("select concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))"));
        Assert.Equal("off", await data.SqlAsync("show is_superuser"));
    }

    [Theory]
    [InlineData(ServerProcess.Terminate)]
    [InlineData(ServerProcess.CtrlC)]
    public async Task A_signal_ends_the_server_and_its_database_cleanly(int signal)
    {
        using var data = await DataFolder.UsedAsync();
        await using var server = ServerProcess.Start(data.Path);
        await server.ReadyAsync();
        // A terminal sends Ctrl-C to all processes of its session: PostgreSQL must hear of it from the server only, when that has finished.
        Assert.NotEqual(Session(server.Id), Session(data.Postmaster));

        Assert.Equal(0, await server.StopAsync(signal));

        Assert.False(data.PostgresRuns());
        Assert.False(File.Exists(data.PidFile));
        Assert.EndsWith("database system is shut down", data.Log.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_whose_path_is_too_long_for_a_socket_works_over_TCP()
    {
        using var data = DataFolder.Empty(new string('x', 90));

        await using var database = await DatabaseHost.StartAsync(data.Settings, new Progress<string>());

        Assert.Contains("Host=127.0.0.1", database.ConnectionString, StringComparison.Ordinal);
        Assert.Equal(1, await data.SqlAsync("select 1"));
    }

    [Fact]
    public async Task With_a_connection_string_that_PostgreSQL_is_used()
    {
        using var data = DataFolder.Empty();
        var own = await TestPostgres.EmptyDatabaseAsync();

        await using var database = await DatabaseHost.StartAsync(data.Settings with { ConnectionString = own }, new Progress<string>());

        Assert.Equal(own, database.ConnectionString);
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Path));
    }

    [Fact]
    public async Task An_ordinary_user_can_start_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "The other tests already run as an ordinary user.");
        using var programs = TestFolder.Create("programs");
        using var data = DataFolder.Empty();
        Run("cp", "-r", AppContext.BaseDirectory + "/.", programs.Path);
        Run("chown", "nobody", data.Path);

        await using var server = ServerProcess.StartAs(["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"], programs.Path, data.Path, ("HOME", "/nonexistent"));
        await server.ReadyAsync();

        Assert.Equal(0, await server.StopAsync(ServerProcess.Terminate));
        Assert.Equal("nobody", Run("stat", "-c", "%U", data.Database).Trim());
    }

    private static string Run(string program, params string[] arguments) => ShellCommand.Run(program, arguments);

    // The sixth field; the second, the name, is in parentheses and may hold blanks.
    private static string Session(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
    }

    private static async Task<HttpStatusCode> GetAsync(Uri address)
    {
        using var http = new HttpClient();
        using var reply = await http.GetAsync(address);
        return reply.StatusCode;
    }
}
