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
                $"Another ProFlow{Holder(path)} already uses {folder}: stop it, or choose another folder with ProFlow__DataDirectory.", busy);
        }

        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new FolderLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string Holder(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return int.TryParse(reader.ReadToEnd(), CultureInfo.InvariantCulture, out var process) ? $" (process {process})" : "";
    }
}
