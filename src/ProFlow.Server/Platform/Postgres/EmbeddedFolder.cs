using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>
/// What the embedded PostgreSQL keeps in the data directory: <c>postgres/data</c>, <c>postgres/password</c> and <c>postgres.log</c>.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class EmbeddedFolder
{
    /// <summary>
    /// The data folder as PostgreSQL itself is told it. It always works in that folder, and so need not be able to walk there:
    /// root may keep the data below /root, which the user that PostgreSQL runs as cannot enter.
    /// </summary>
    public const string Here = "/proc/self/cwd";

    private const int LongestSocketPath = 107;

    private readonly string _root;
    private readonly PostgresUser? _user;

    private EmbeddedFolder(string dataDirectory)
    {
        _root = Path.Combine(dataDirectory, "postgres");
        Data = Path.Combine(_root, "data");
        Log = Path.Combine(dataDirectory, "postgres.log");
        _user = PostgresUser.For(Data);
    }

    public string Data { get; }

    public string Log { get; }

    public string Password { get; private set; } = "";

    public bool Exists => File.Exists(Path.Combine(Data, "PG_VERSION"));

    public static EmbeddedFolder Open(string dataDirectory)
    {
        var folder = new EmbeddedFolder(dataDirectory);
        if (folder.Exists)
            folder.Password = File.ReadAllText(Path.Combine(folder._root, "password"));
        return folder;
    }

    public bool SocketFits(int port) => Encoding.UTF8.GetByteCount($"{Data}/.s.PGSQL.{port}") <= LongestSocketPath;

    public string ConnectionString(int port, string database, string role) => new NpgsqlConnectionStringBuilder
    {
        // Through the socket a round trip takes about two thirds of the time that it takes over TCP.
        Host = SocketFits(port) ? Data : "127.0.0.1",
        Port = port,
        Username = role,
        Password = Password,
        Database = database,
        MaxPoolSize = 60,
        // Nothing here changes a session's settings, and cleaning each one on its way back cost the database as much as a read.
        NoResetOnClose = true,
    }.ConnectionString;

    /// <summary>The port of a PostgreSQL that works in the folder now, or null.</summary>
    public int? RunningPort()
    {
        var file = Path.Combine(Data, "postmaster.pid");
        return File.Exists(file) && LeftoverPostgres.Working(Data).Count > 0 && File.ReadLines(file).ElementAtOrDefault(3) is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Creates the database beside its place and moves it there when it is whole: a start that is killed half-way leaves nothing half.</summary>
    public void Create(string programs, bool durable)
    {
        MakePrivate(_root);
        foreach (var half in Directory.EnumerateDirectories(_root, "new-*"))
            Directory.Delete(half, recursive: true);

        Password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var passwordFile = Path.Combine(_root, "password");
        File.Delete(passwordFile);
        using (var file = new FileStream(passwordFile, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            file.Write(Encoding.ASCII.GetBytes(Password));
        _user?.Own(passwordFile);

        var fresh = Path.Combine(_root, "new-" + RandomNumberGenerator.GetHexString(8, lowercase: true));
        MakePrivate(fresh);
        string[] safety = durable ? ["--data-checksums"] : ["--no-data-checksums", "--no-sync"];
        try
        {
            ShellCommand.Run(Command(programs, "initdb",
            [
                "-D", Here, "-U", EmbeddedDatabase.Administrator, "--pwfile=../password", "--auth=scram-sha-256", "-E", "UTF8",
                "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions", .. safety,
            ], fresh));
        }
        catch (ShellCommandFailed failure)
        {
            throw new StartupRefusal($"The database cannot be created: {LastComplaint()} (more in {Log}).", failure);
        }

        Directory.Move(fresh, Data);
    }

    /// <summary>
    /// A program of PostgreSQL, as its user, working in the folder, writing to the log, in a session of its own (Ctrl-C in the terminal
    /// is for the server, which then stops PostgreSQL when it has finished) and stopped by the kernel when the server dies.
    /// Each step executes the next in its own place, so the process that is started is the program itself.
    /// </summary>
    public ProcessStartInfo Command(string programs, string program, IEnumerable<string> arguments, string folder)
    {
        string[] identity = _user is { } user ? [$"--reuid={user.Uid}", $"--regid={user.Gid}", "--clear-groups"] : [];
        var info = new ProcessStartInfo("/bin/sh",
        [
            "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", Log,
            "setsid", "setpriv", .. identity, "--no-new-privs", "--pdeathsig", "INT", "--",
            Path.Combine(programs, "bin", program), .. arguments,
        ])
        { WorkingDirectory = folder };
        info.Environment["LC_ALL"] = "C";
        info.Environment["TZ"] = "UTC";
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            info.Environment.Remove(name);
        return info;
    }

    public string LastComplaint()
    {
        var lines = File.Exists(Log) ? File.ReadLines(Log).TakeLast(20).ToList() : [];
        var line = lines.FindLast(text => text.Contains("FATAL:", StringComparison.Ordinal) || text.Contains("error:", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return line is null ? "no reason given" : line[(line.IndexOf("FATAL:", StringComparison.Ordinal) is var at && at >= 0 ? at + 6 : 0)..].Trim();
    }

    private void MakePrivate(string folder)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _user?.Own(folder);
    }
}
