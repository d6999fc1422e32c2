using System.Globalization;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>Holds a data directory for one server. The kernel lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "lock");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy) when (File.Exists(path))
        {
            throw new StartupRefusal(
                $"Another ProFlow{Holder(folder)} already uses {folder}: stop it, or choose another folder with ProFlow__DataDirectory.", busy);
        }

        File.WriteAllText(NameFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new FolderLock(file);
    }

    /// <summary>True if a server works with the directory now.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(folder, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    // Beside the lock and not in it: a locked file cannot be read.
    private static string NameFile(string folder) => Path.Combine(folder, "lock.process");

    private static string Holder(string folder) =>
        File.Exists(NameFile(folder)) && int.TryParse(File.ReadAllText(NameFile(folder)), CultureInfo.InvariantCulture, out var process) ? $" (process {process})" : "";
}
