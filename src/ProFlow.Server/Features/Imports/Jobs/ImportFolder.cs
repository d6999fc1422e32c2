namespace ProFlow.Server.Features.Imports.Jobs;

/// <summary>Uploaded files, each under the id of its job, in the data folder. Readable by the server's user alone.</summary>
internal sealed class ImportFolder(string path)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public bool Has(Guid jobId) => File.Exists(PathOf(jobId));

    public FileStream Open(Guid jobId) => new(PathOf(jobId), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan);

    public FileStream Create(Guid jobId)
    {
        Directory.CreateDirectory(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, BufferSize = 64 * 1024, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Private;
        return new FileStream(PathOf(jobId), options);
    }

    public void Remove(Guid jobId)
    {
        try
        {
            File.Delete(PathOf(jobId));
        }
        catch (IOException)
        {
            // Swept at the next start.
        }
    }

    /// <summary>Uploads of requests that did not come to their job before the server stopped.</summary>
    public void Sweep(IReadOnlySet<Guid> jobs, DateTime olderThan)
    {
        if (!Directory.Exists(path)) return;
        foreach (var file in Directory.EnumerateFiles(path, "*.upload"))
            if (!(Guid.TryParse(Path.GetFileNameWithoutExtension(file), out var id) && jobs.Contains(id)) && File.GetLastWriteTimeUtc(file) < olderThan) File.Delete(file);
    }

    private string PathOf(Guid jobId) => Path.Combine(path, jobId.ToString("N") + ".upload");
}
