using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ProFlow.Server.Features.Imports.Jobs;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Imports;

/// <summary>What came with a POST of an import. The file lies under <paramref name="Id"/> in the import folder.</summary>
internal sealed record ImportUpload(Guid Id, string FileName, IReadOnlyDictionary<string, string> Fields, byte[] Hash)
{
    /// <summary>Room for the form's other fields and its boundaries.</summary>
    private const int FormRoom = 64 * 1024;

    /// <summary>Bytes that a client may send in vain before it is cut off.</summary>
    private const long MostDrained = 1L << 30;
    private const int LongestField = 1000;
    private const int MostFields = 20;

    /// <summary>Streams the form to disk, never more than the limit, and never through memory.</summary>
    /// <exception cref="Refusal">413 too large, 415 no form, 400 no file.</exception>
    public static async Task<ImportUpload> ReceiveAsync(HttpRequest request, ImportFolder folder, ImportLimits limits, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            throw new Refusal(415, "media_type", "Send the file as multipart/form-data, in a field named file.");
        // The server's general limit is for JSON; here the limit of the import counts, and is held while streaming.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostDrained;

        var id = Platform.Id.New();
        try
        {
            if (request.ContentLength > limits.MaxBytes + FormRoom) throw TooLarge(limits);
            return await ReadAsync(id, new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 4096 }, folder, limits, ct);
        }
        catch (Exception failure)
        {
            folder.Remove(id);
            if (failure is Refusal { Status: 413 }) await DrainAsync(request);
            if (failure is InvalidDataException or IOException and not BadHttpRequestException && !ct.IsCancellationRequested)
                throw new Refusal(400, "invalid", "The form is malformed or was cut off.");
            throw;
        }
    }

    /// <summary>Lets a client that is still sending finish, within bounds, without keeping a byte: one whose connection is cut in the middle
    /// sees a broken pipe and not the reason. A client that waits for 100-continue has sent nothing yet.</summary>
    private static async Task DrainAsync(HttpRequest request)
    {
        if (request.Headers.Expect.Count > 0) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var buffer = new byte[64 * 1024];
        try
        {
            while (await request.Body.ReadAsync(buffer, patience.Token) > 0) { }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Then it ends without its answer.
        }
    }

    private static async Task<ImportUpload> ReadAsync(Guid id, MultipartReader reader, ImportFolder folder, ImportLimits limits, CancellationToken ct)
    {
        string? fileName = null;
        byte[] hash = [];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition.IsFileDisposition() || name == "file")
            {
                if (fileName is not null) throw Refusal.Invalid("file", "Send one file at a time.");
                fileName = SafeName(disposition);
                hash = await SaveAsync(id, section.Body, folder, limits, ct);
            }
            else if (fields.Count < MostFields) fields[name] = await ReadTextAsync(section.Body, ct);
        }
        return fileName is null ? throw Refusal.Invalid("file", "Choose a file to import.") : new ImportUpload(id, fileName, fields, hash);
    }

    private static async Task<byte[]> SaveAsync(Guid id, Stream body, ImportFolder folder, ImportLimits limits, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = folder.Create(id);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, ct)) > 0;)
        {
            if (file.Position + read > limits.MaxBytes) throw TooLarge(limits);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        await file.FlushAsync(ct);
        // A job must find its file again after a power cut as well.
        file.Flush(flushToDisk: true);
        return hash.GetHashAndReset();
    }

    private static async Task<string> ReadTextAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[LongestField * 4];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read).Trim();
    }

    private static string SafeName(ContentDispositionHeaderValue disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        var name = NoteText.OneLine(given.Split('/', '\\')[^1], 200);
        return name.Length > 0 ? name : "upload";
    }

    private static Refusal TooLarge(ImportLimits limits) => new(413, "importTooLarge", $"The file is larger than {limits.MaxBytes / (1024 * 1024)} MB, the most that an import takes.");
}
