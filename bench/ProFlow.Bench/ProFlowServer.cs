using System.Diagnostics;

namespace ProFlow.Bench;

/// <summary>The real server on a fresh data folder with its embedded, durable database.</summary>
internal sealed class ProFlowServer : IAsyncDisposable
{
    private readonly ServerProcess process;
    private readonly string folder;

    private ProFlowServer(ServerProcess process, string folder) => (this.process, this.folder) = (process, folder);

    public Uri Address => process.Address;

    public int Id => process.Id;

    public int Postmaster => int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    public long IdleMegabytes { get; private set; }

    public long MemoryMegabytes() => process.MemoryMegabytes();

    public string ConnectionString
    {
        get
        {
            var data = Path.Combine(folder, "postgres", "data");
            var port = File.ReadLines(Path.Combine(data, "postmaster.pid")).ElementAt(3);
            var password = File.ReadAllText(Path.Combine(folder, "postgres", "password"));
            return $"Host={data};Port={port};Username=proflow;Password={password};Database=proflow";
        }
    }

    public static async Task<ProFlowServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("proflow-bench-").FullName;
        var server = new ProFlowServer(await StartAsync(folder), folder);
        // Idle, and not just started: by then it has given back what starting took.
        await Task.Delay(TimeSpan.FromSeconds(10));
        server.IdleMegabytes = server.MemoryMegabytes();
        return server;
    }

    /// <summary>Median times to the first answer: of a first start with a new database, and of a restart.</summary>
    public static async Task<(TimeSpan First, TimeSpan Again)> MeasureStartsAsync(int times)
    {
        List<TimeSpan> first = [], again = [];
        for (var i = 0; i < times; i++)
        {
            var folder = Directory.CreateTempSubdirectory("proflow-bench-").FullName;
            first.Add(await MeasureStartAsync(folder));
            again.Add(await MeasureStartAsync(folder));
            Directory.Delete(folder, recursive: true);
        }
        return (first.Order().ElementAt(times / 2), again.Order().ElementAt(times / 2));
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<TimeSpan> MeasureStartAsync(string folder)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await StartAsync(folder);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(server.Address, "/health/ready"))).EnsureSuccessStatusCode();
        return watch.Elapsed;
    }

    private static Task<ServerProcess> StartAsync(string folder) => ServerProcess.StartAsync(
        "dotnet", [Environment.GetEnvironmentVariable("PROFLOW_SERVER") ?? Path.Combine(AppContext.BaseDirectory, "ProFlow.Server.dll")], "ProFlow is ready: ",
        ("ProFlow__DataDirectory", folder), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("Logging__LogLevel__Default", "Error"),
        // One address asks for hundreds here; what a request costs is measured with the limits that a signed-in caller meets.
        ("ProFlow__Limits__Address", "off"));
}
