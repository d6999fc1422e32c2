using System.Globalization;
using System.Text.Json;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Data;

/// <summary>The answer to a write, serialised once: these bytes go to the receipt and to the client.</summary>
internal sealed record Reply(int Status, byte[] Body, string? Location = null, long? Version = null) : IResult
{
    /// <summary>Where the id of the command is left for the filter that sets headers.</summary>
    public Guid CommandId { get; init; }

    public static Reply Created<T>(string location, T body, long? version = null) =>
        new(StatusCodes.Status201Created, JsonSerializer.SerializeToUtf8Bytes(body, Json.Options), location, version);

    public static Reply Ok<T>(T body, long? version = null) =>
        new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(body, Json.Options), null, version);

    public static Reply Accepted<T>(string location, T body) =>
        new(StatusCodes.Status202Accepted, JsonSerializer.SerializeToUtf8Bytes(body, Json.Options), location);

    public static Reply NoContent() => new(StatusCodes.Status204NoContent, []);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (CommandId != Guid.Empty) response.Headers["Command-Id"] = CommandId.ToString();
        if (Location is not null) response.Headers.Location = Location;
        if (Version is { } version) response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        if (Body.Length == 0) return;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}
