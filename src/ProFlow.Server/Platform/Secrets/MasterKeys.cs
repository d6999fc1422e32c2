using System.Security.Cryptography;
using System.Text;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Secrets;

/// <summary>
/// The keys that everything sealed in the database is sealed under: the current one seals, all open. They come from
/// ProFlow:Keys:Master:NAME (base64 of 32 bytes) with ProFlow:Keys:Current, or else from a file of lines "NAME KEY",
/// of which the last is current; without either the file is made, readable by its owner alone.
/// </summary>
internal sealed class MasterKeys
{
    private const int Size = 32;
    private const int LongestName = 40;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    public string Current { get; private init; } = "";

    public byte[]? Find(string name) => keys.GetValueOrDefault(name);

    /// <exception cref="StartupRefusal">A key is malformed, or the current one is not named.</exception>
    public static MasterKeys From(IConfiguration configuration, string dataDirectory)
    {
        var configured = configuration.GetSection("ProFlow:Keys:Master").GetChildren().ToList();
        var path = FileOf(configuration, dataDirectory);
        if (configured.Count == 0 && !File.Exists(path)) Append(path);
        var lines = File.Exists(path) ? Read(path) : [];
        var current = configuration["ProFlow:Keys:Current"] is { Length: > 0 } named ? named
            : configured.Count switch { 0 => lines[^1].Name, 1 => configured[0].Key, _ => throw new StartupRefusal("Several master keys are set: say with ProFlow__Keys__Current which of them is the current one.") };
        var all = new MasterKeys { Current = current };
        foreach (var (name, key) in lines) all.keys[name] = key;
        foreach (var one in configured) all.keys[one.Key] = Parse(one.Key, one.Value ?? "", $"ProFlow__Keys__Master__{one.Key}");
        return all.keys.ContainsKey(current) ? all : throw new StartupRefusal($"ProFlow__Keys__Current names the master key \"{current}\", which is not there: set ProFlow__Keys__Master__{current}.");
    }

    /// <summary>The file that is configured, or the one in the data folder.</summary>
    public static string FileOf(IConfiguration configuration, string dataDirectory) =>
        configuration["ProFlow:Keys:File"] is { } chosen && !string.IsNullOrWhiteSpace(chosen) ? Path.GetFullPath(chosen) : DefaultFile(dataDirectory);

    public static string DefaultFile(string dataDirectory) => Path.Combine(dataDirectory, "keys", "master");

    /// <summary>Adds a new key to the file, or makes the file with its first. A start that is killed half-way leaves no half file.</summary>
    /// <returns>The name of the new key, current from the next start on.</returns>
    public static string Append(string path)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var name = $"{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var old = File.Exists(path) ? File.ReadAllText(path).TrimEnd() + "\n" : "";
        var half = $"{path}.{name}";
        using (var file = Create(half))
        {
            file.Write(Encoding.ASCII.GetBytes($"{old}{name} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size))}\n"));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(half, path, overwrite: old.Length > 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process has made the first key in the same moment: that one counts.
            File.Delete(half);
        }
        return name;
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Private | UnixFileMode.UserExecute);
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Private;
        return new FileStream(path, options);
    }

    private static List<(string Name, byte[] Key)> Read(string path)
    {
        try
        {
            var lines = File.ReadAllLines(path).Where(l => l.Trim().Length > 0).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var keys = lines.Select(l => l.Length == 2 ? (l[0], Parse(l[0], l[1], path)) : throw Malformed(path)).ToList();
            return keys.Count > 0 ? keys : throw Malformed(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupRefusal($"The key file {path} cannot be read ({failure.Message.TrimEnd('.')}): let this user read it.", failure);
        }
    }

    private static byte[] Parse(string name, string text, string where)
    {
        var key = new byte[Size + 2];
        var named = name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return named && Convert.TryFromBase64String(text, key, out var length) && length == Size ? key[..Size] : throw Malformed(where);
    }

    private static StartupRefusal Malformed(string where) =>
        new($"{where} is no master key: it takes 32 random bytes in base64, as \"openssl rand -base64 32\" gives them, under a name of letters and digits.");
}
