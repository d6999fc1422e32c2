using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

/// <summary>A file in one request: for small ones, and for programs that would rather not count pieces. Streamed piece by piece, never whole in memory.</summary>
internal sealed class FileForm(Uploads uploads, FileSettings settings)
{
    /// <summary>Room for the form's boundaries and headers.</summary>
    private const int FormRoom = 64 * 1024;

    /// <returns>The id of an upload that has all its pieces.</returns>
    public async Task<Guid> ReceiveAsync(HttpContext http, TaskItem task, ProjectAccess mine, Command command, CancellationToken ct)
    {
        var db = http.RequestServices.GetRequiredService<ProFlowDb>();
        if (http.Request.ContentLength > settings.MaxBytes + FormRoom) throw FileLimits.TooLarge(settings);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = settings.MaxBytes + FormRoom;
        try
        {
            var (name, body) = await FileAsync(http.Request, ct);
            var upload = await uploads.BeginAsync(db, Platform.Id.New(), command.ActorId!.Value, mine.WorkspaceId, task.Id, name, 0, ct);
            var (total, digests) = (0L, new List<byte[]>());
            while (await uploads.AddAsync(db, upload, digests.Count, body, settings.PieceBytes, ct) is { } piece)
            {
                digests.Add(piece.Digest);
                if ((total += piece.Length) > settings.MaxBytes) throw FileLimits.TooLarge(settings);
            }
            await Uploads.MeasureAsync(db, upload.Id, total, ct);
            // The middleware has not read the form: what the key stands for includes the file.
            command.Idempotency = command.Idempotency?.With([.. digests.SelectMany(d => d), .. System.Text.Encoding.UTF8.GetBytes(name)]);
            return upload.Id;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException && !ct.IsCancellationRequested)
        {
            throw new Refusal(400, "invalid", "The form is malformed or was cut off.");
        }
    }

    private static async Task<(string Name, Stream Body)> FileAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            throw new Refusal(415, "media_type", "Send the file as multipart/form-data, in a field named file.");
        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8192 };
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name) != "file") continue;
            return (NameOf(disposition), section.Body);
        }
        throw Refusal.Invalid("file", "Send the file in a field named file.");
    }

    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        var invalid = new Invalid();
        invalid.Text("file", name, 1, AttachmentName.MaxLength);
        invalid.Throw();
        return name;
    }

    /// <summary>The body of a piece: its bytes and nothing else.</summary>
    public static Task DescribePieceAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { [FileKinds.Unknown] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } },
        };
        return Task.CompletedTask;
    }

    /// <summary>Beside the JSON of links and uploads, the form in the API's document.</summary>
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.RequestBody!.Content!["multipart/form-data"] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "file" },
                Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The file." } },
            },
        };
        return Task.CompletedTask;
    }
}
