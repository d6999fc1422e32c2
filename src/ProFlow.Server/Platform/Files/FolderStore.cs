namespace ProFlow.Server.Platform.Files;

/// <summary>Objects as files of a folder, readable by the server's user alone. Written beside, flushed to the disk, then renamed.</summary>
internal sealed class FolderStore(string root) : IBlobStore
{
    public Task PutAsync(BlobName name, string sealedFile, CancellationToken ct) => GuardedAsync(() =>
    {
        var folder = FolderOf(name.WorkspaceId);
        PrivateFiles.MakeFolder(folder);
        using (var file = new FileStream(sealedFile, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        File.Move(sealedFile, PathOf(name));
        PrivateFiles.SyncFolder(folder);
        return true;
    });

    public Task<Stream> OpenAsync(BlobName name, long offset, long length, CancellationToken ct)
    {
        try
        {
            var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous);
            file.Position = offset;
            return Task.FromResult<Stream>(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ObjectMissingException(name, missing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(failure.Message, failure);
        }
    }

    public Task DeleteAsync(BlobName name, CancellationToken ct) => GuardedAsync(() =>
    {
        if (File.Exists(PathOf(name))) File.Delete(PathOf(name));
        return true;
    });

    public async IAsyncEnumerable<Guid> ListAsync(Guid workspaceId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var folder = FolderOf(workspaceId);
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (Guid.TryParseExact(Path.GetFileName(path), "N", out var id)) yield return id;
        }
    }

    private static Task GuardedAsync(Func<bool> act)
    {
        try
        {
            act();
            return Task.CompletedTask;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(failure.Message, failure);
        }
    }

    private string FolderOf(Guid workspaceId) => Path.Combine(root, workspaceId.ToString("N"));

    private string PathOf(BlobName name) => Path.Combine(FolderOf(name.WorkspaceId), name.Id.ToString("N"));
}
