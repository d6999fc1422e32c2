using System.Globalization;
using System.Security.Cryptography;

namespace ProFlow.Server.Tests.Harness;

/// <summary>A folder that is gone after the test; what a killed run left behind goes with the next one.</summary>
public sealed class TestFolder : IDisposable
{
    private static readonly string Root = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "proflow-tests");
    private static readonly Lazy<string> Mine = new(Begin);

    private TestFolder(string path) => Path = path;

    public string Path { get; }

    public static TestFolder Create(string name)
    {
        var path = System.IO.Path.Combine(Mine.Value, $"{name}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
        Directory.CreateDirectory(path);
        return new TestFolder(path);
    }

    public void Dispose() => Remove(Path);

    private static string Begin()
    {
        var mine = Directory.CreateDirectory(System.IO.Path.Combine(Root + "-" + Environment.UserName, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        foreach (var other in mine.Parent!.EnumerateDirectories().Where(folder => !Directory.Exists($"/proc/{folder.Name}")))
            Remove(other.FullName);
        return mine.FullName;
    }

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
        catch (IOException)
        {
            // Another run cleans up at the same time, or a process of ours still writes: the next run tries again.
        }
    }
}
