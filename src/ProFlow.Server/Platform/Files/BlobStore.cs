namespace ProFlow.Server.Platform.Files;

/// <summary>The name of an object in the store: made here, never from anything that a client sent.</summary>
internal readonly record struct BlobName(Guid WorkspaceId, Guid Id)
{
    public override string ToString() => $"{WorkspaceId:N}/{Id:N}";
}

/// <summary>Keeps sealed objects by name. An object is written once, whole or not at all, and never changed.</summary>
internal interface IBlobStore
{
    /// <summary>Takes the file over. On return the object is safe; after a failure there is none, or one that the sweeper finds.</summary>
    /// <exception cref="StoreUnavailableException">It does not answer, or refuses.</exception>
    Task PutAsync(BlobName name, string sealedFile, CancellationToken ct);

    /// <exception cref="ObjectMissingException">There is no such object.</exception>
    /// <exception cref="StoreUnavailableException">It does not answer.</exception>
    Task<Stream> OpenAsync(BlobName name, long offset, long length, CancellationToken ct);

    /// <summary>Nothing happens if it is not there.</summary>
    Task DeleteAsync(BlobName name, CancellationToken ct);

    /// <summary>The ids of all objects of a workspace.</summary>
    IAsyncEnumerable<Guid> ListAsync(Guid workspaceId, CancellationToken ct);
}

internal sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);

internal sealed class ObjectMissingException(BlobName name, Exception inner) : Exception($"The store has no object {name}.", inner);
