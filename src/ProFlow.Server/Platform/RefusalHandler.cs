using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Platform;

/// <summary>Turns every exception into RFC 9457 problem details. What a client sent never ends as a 500.</summary>
internal sealed partial class RefusalHandler(ILogger<RefusalHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        var refusal = exception switch
        {
            Refusal known => known,
            BadHttpRequestException bad => FromBadRequest(bad),
            JsonException json => Refusal.Invalid(Field(json.Path), "The body is not valid JSON, or a value has the wrong type."),
            OperationCanceledException when http.RequestAborted.IsCancellationRequested => new Refusal(499, "aborted", "The client went away."),
            // Class 22, a value that a column can't hold, such as text with NUL in a search: what no check has caught is still the request's fault.
            PostgresException { SqlState: ['2', '2', ..] } => Refusal.Invalid("request", "Something here can't be stored or looked for, such as NUL in a text."),
            // Where a query fails for a moment, EF hands the reason on inside a hint about retries; the driver itself can stumble over a connection that ends under it,
            // and what it then says of messages that it did not expect is no answer of the database.
            NpgsqlException { IsTransient: true } or (NpgsqlException and not PostgresException) or TimeoutException or InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } } or NullReferenceException { Source: "Npgsql" } => new Refusal(503, "database_unavailable", "The database does not answer. Try again in a moment; a request with an Idempotency-Key is done at most once."),
            _ => null,
        };
        if (refusal is null)
        {
            Failed(log, exception, http.Request.Method, http.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName ?? "no endpoint");
            refusal = new Refusal(500, "internal", "Something went wrong on the server. It was logged with the trace id below.");
        }
        await WriteAsync(http, refusal);
        return true;
    }

    public static Task WriteAsync(HttpContext http, Refusal refusal)
    {
        if (http.Response.HasStarted) return Task.CompletedTask;
        http.Response.StatusCode = refusal.Status;
        if (refusal.RetryAfter is { } wait) http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        else if (refusal.Status == 503) http.Response.Headers.RetryAfter = "2";
        foreach (var (name, value) in refusal.Headers ?? new Dictionary<string, string>()) http.Response.Headers[name] = value;
        if (refusal.Status == 401 || refusal.Code == Refusal.NarrowToken) http.Response.Headers.WWWAuthenticate = Challenge(refusal);
        return http.Response.WriteAsJsonAsync(Describe(http, refusal), Json.Options, "application/problem+json");
    }

    private static string Challenge(Refusal refusal) => refusal.Code switch
    {
        Refusal.StaleSignIn => $"Bearer error=\"{refusal.Code}\", max_age=\"{FreshSignIn.Lifetime.TotalSeconds:0}\"",
        Refusal.NarrowToken => $"Bearer error=\"{refusal.Code}\", scope=\"{refusal.Extra?["scope"]}\"",
        Refusal.InvalidToken => $"Bearer error=\"{refusal.Code}\"",
        _ => "Bearer",
    };

    private static ProblemDetails Describe(HttpContext http, Refusal refusal)
    {
        var problem = new ProblemDetails
        {
            Type = $"https://proflow.dev/problems/{refusal.Code}",
            Title = Title(refusal.Status),
            Status = refusal.Status,
            Detail = refusal.Message,
            Instance = http.Request.Path,
        };
        problem.Extensions["code"] = refusal.Code;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        if (refusal.Errors is not null) problem.Extensions["errors"] = refusal.Errors;
        foreach (var (name, value) in refusal.Extra ?? new Dictionary<string, object?>()) problem.Extensions[name] = value;
        return problem;
    }

    public static string Title(int status) => status switch
    {
        400 => "Not valid",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Conflicts with what is there",
        410 => "Gone",
        412 => "Changed in the meantime",
        413 => "Too large",
        415 => "Media type not supported",
        422 => "Key used for another request",
        429 => "Too many requests",
        503 => "Not available now",
        _ => "Error",
    };

    private static Refusal FromBadRequest(BadHttpRequestException bad)
    {
        if (bad.StatusCode == 413) return new Refusal(413, "too_large", "The request is larger than this server accepts.");
        if (bad.StatusCode == 415) return new Refusal(415, "media_type", "Send the body as application/json.");
        if (bad.InnerException is JsonException json) return Refusal.Invalid(Field(json.Path), Message(json));
        // The framework tells of the parameter in words of the code, "Nullable<int> limit": only its name is the caller's.
        return Parameter().Match(bad.Message) is { Success: true } found
            ? Refusal.Invalid(JsonNamingPolicy.CamelCase.ConvertName(found.Groups[1].Value), "This is not a value that can stand here.")
            : Refusal.Invalid("body", "Send a JSON object.");
    }

    [GeneratedRegex("""^Failed to bind parameter "[^"]*?(\w+)" from """)]
    private static partial Regex Parameter();

    private static string Message(JsonException json) =>
        json.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)
            ? "This field does not exist or can't be set here."
            : "The body is not valid JSON, or this value has the wrong type.";

    private static string Field(string? path) => path is null or "$" ? "body" : path.TrimStart('$', '.');

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void Failed(ILogger log, Exception exception, string method, string endpoint);
}
