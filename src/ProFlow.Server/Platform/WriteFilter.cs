using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Platform;

/// <summary>
/// Around every write: repeats the handler on the newer state when the commit met one (after a few times alone in the stream's lane,
/// so that nobody is outrun for ever), and answers a repeated request from its receipt. A receipt is looked for only where the fresh attempt could not succeed, so the ordinary write pays nothing.
/// </summary>
internal static class WriteFilter
{
    private const int MaxAttempts = 20;
    private const int AttemptsAmongOthers = 4;

    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<ProFlowDb>();
        var command = http.RequestServices.GetRequiredService<Command>();
        try
        {
            return await AttemptAsync(context, next, db, command);
        }
        finally
        {
            command.Lane?.Dispose();
        }
    }

    private static async ValueTask<object?> AttemptAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, ProFlowDb db, Command command)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next(context);
            }
            catch (CommitConflict) when (command.IfMatch is null && attempt < MaxAttempts)
            {
                db.ChangeTracker.Clear();
                command.Guards.Clear();
                command.Notes.Clear();
                if (attempt >= AttemptsAmongOthers && command is { Contended: { } stream, Lane: null }) command.Lane = await command.Signal.Lanes.HoldAsync(stream);
                else await Task.Delay(Random.Shared.Next(attempt * 3), context.HttpContext.RequestAborted);
            }
            catch (CommitConflict) when (command.IfMatch is { } expected)
            {
                throw Refusal.Stale(expected + 1);
            }
            catch (CommitConflict)
            {
                throw new Refusal(503, "contended", "Too many others are changing this right now. Try again in a moment.");
            }
            catch (Exception failure) when (failure is Refusal or ReceiptExists && command.Idempotency is { })
            {
                if (await ReplayAsync(db, command) is { } first) return first;
                throw;
            }
        }
    }

    private static async Task<Reply?> ReplayAsync(ProFlowDb db, Command command)
    {
        var key = command.Idempotency!;
        var receipt = await db.Receipts.AsNoTracking().FirstOrDefaultAsync(r => r.UserId == command.ActorId && r.Key == key.Key, CancellationToken.None);
        if (receipt is null) return null;
        if (!receipt.RequestHash.AsSpan().SequenceEqual(key.RequestHash))
            throw new Refusal(422, "idempotency_mismatch", "This Idempotency-Key was used for another request. Make a new key for a new request.");
        var version = receipt.Status is 200 or 201 ? VersionIn(receipt.Body) : null;
        return new Reply(receipt.Status, receipt.Body, receipt.Location, version) { CommandId = receipt.CommandId };
    }

    private static long? VersionIn(byte[] body)
    {
        using var document = System.Text.Json.JsonDocument.Parse(body);
        return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
            && document.RootElement.TryGetProperty("version", out var version) ? version.GetInt64() : null;
    }

    /// <summary>The command of this request, from its headers. The body has been buffered by <see cref="BufferBodyAsync"/>.</summary>
    public static Command MakeCommand(HttpContext http, Caller caller, TimeProvider time, CommitSignal signal) =>
        new(caller.IsSignedIn ? caller.UserId : null, time.Now(), signal)
        {
            IfMatch = ParseIfMatch(http.Request.Headers.IfMatch.ToString()),
            Idempotency = http.Items.TryGetValue(typeof(IdempotencyKey), out var key) ? (IdempotencyKey?)key : null,
            Origin = Origin.Of(http),
            MayCommit = () => AccessFilter.WasAsked(http),
        };

    private static long? ParseIfMatch(string header)
    {
        if (header.Length == 0 || header == "*") return null;
        var text = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new Refusal(412, "stale_version", "If-Match has to be the version that you loaded, in quotes.");
    }

    /// <summary>Middleware before binding: reads the Idempotency-Key and hashes the request that it stands for.</summary>
    public static async Task BufferBodyAsync(HttpContext http, RequestDelegate next)
    {
        var header = http.Request.Headers["Idempotency-Key"];
        if (header.Count > 0 && !HttpMethods.IsGet(http.Request.Method))
        {
            var key = header.ToString();
            if (key.Length is 0 or > 200 || key.Any(c => c is < '!' or > '~'))
                throw new Refusal(400, "bad_idempotency_key", "An Idempotency-Key has 1 to 200 printable ASCII characters without blanks.");
            http.Items[typeof(IdempotencyKey)] = new IdempotencyKey(key, await HashAsync(http.Request));
        }
        await next(http);
    }

    private static async Task<byte[]> HashAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        if (request.HasFormContentType) return hash.GetHashAndReset();
        request.EnableBuffering();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
