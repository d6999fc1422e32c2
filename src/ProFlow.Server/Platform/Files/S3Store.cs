using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ProFlow.Server.Platform.Files;

/// <summary>Objects in a bucket of any store that speaks S3. Each is small and put in one request, so it is there whole or not at all.</summary>
internal sealed class S3Store(S3Settings settings) : IBlobStore, IDisposable
{
    private readonly AmazonS3Client client = new(settings.AccessKey, settings.SecretKey, new AmazonS3Config
    {
        ServiceURL = settings.Url,
        ForcePathStyle = true,
        AuthenticationRegion = settings.Region,
        Timeout = settings.Timeout,
        MaxErrorRetry = 2,
        // Checksums that only one vendor knows: the frames are authenticated anyway.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    public Task PutAsync(BlobName name, string sealedFile, CancellationToken ct) => GuardedAsync(name, async stop =>
    {
        await client.PutObjectAsync(new PutObjectRequest { BucketName = settings.Bucket, Key = KeyOf(name), FilePath = sealedFile, UseChunkEncoding = false, ContentType = FileKinds.Unknown }, stop);
        return true;
    }, ct);

    public Task<Stream> OpenAsync(BlobName name, long offset, long length, CancellationToken ct) => GuardedAsync<Stream>(name, async stop =>
    {
        var range = new ByteRange(offset, offset + length - 1);
        var answer = await client.GetObjectAsync(new GetObjectRequest { BucketName = settings.Bucket, Key = KeyOf(name), ByteRange = range }, stop);
        return answer.ResponseStream;
    }, ct);

    public Task DeleteAsync(BlobName name, CancellationToken ct) => GuardedAsync(name, async stop =>
    {
        await client.DeleteObjectAsync(settings.Bucket, KeyOf(name), stop);
        return true;
    }, ct);

    public async IAsyncEnumerable<Guid> ListAsync(Guid workspaceId, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = $"{settings.Prefix}{workspaceId:N}/" };
        do
        {
            var page = await GuardedAsync(new BlobName(workspaceId, default), stop => client.ListObjectsV2Async(request, stop), ct);
            foreach (var item in page.S3Objects ?? [])
            {
                if (Guid.TryParseExact(item.Key[request.Prefix.Length..], "N", out var id)) yield return id;
            }
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <summary>Says what the store answers otherwise than with what was asked for, in the words of <see cref="IBlobStore"/>.</summary>
    private async Task<T> GuardedAsync<T>(BlobName name, Func<CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Timeout * 2);
        try
        {
            return await ask(patience.Token);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode != "NoSuchBucket")
        {
            return typeof(T) == typeof(bool) ? default! : throw new ObjectMissingException(name, missing);
        }
        // An object that is shorter than its row says ends before the range begins.
        catch (AmazonS3Exception beyond) when (beyond.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            throw new System.Security.Cryptography.CryptographicException("The object is shorter than what was sealed.", beyond);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or WebException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new StoreUnavailableException(failure.Message, failure);
        }
    }

    private string KeyOf(BlobName name) => settings.Prefix + name;

    public void Dispose() => client.Dispose();
}
