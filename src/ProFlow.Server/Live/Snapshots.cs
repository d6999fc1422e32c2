using System.Collections.Concurrent;
using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Live;

/// <summary>
/// Snapshots: the state of a stream's entities and the number that it is the state of, read in one consistent transaction.
/// Kept ready, compressed, until the stream moves on: many clients that load the same board cost one reading.
/// </summary>
internal sealed class Snapshots
{
    private const int MaxKept = 200;
    private readonly ConcurrentDictionary<(Guid Stream, string Variant), Kept> kept = new();
    private readonly ConcurrentDictionary<(Guid Stream, string Variant), SemaphoreSlim> building = new();

    private sealed record Kept(long Seq, byte[] Gzip);

    /// <param name="variant">What makes this caller's view differ from others': role, guest.</param>
    /// <param name="load">Reads the state; it is given the number that the state is of.</param>
    public async Task<IResult> GetAsync(ProFlowDb db, Guid stream, string variant, Func<long, Task<object>> load, CancellationToken ct)
    {
        var head = await ChangeLog.HeadAsync(db, stream) ?? throw Refusal.NotFound();
        if (kept.TryGetValue((stream, variant), out var ready) && ready.Seq >= head.Head) return new Answer(ready.Gzip);
        var gate = building.GetOrAdd((stream, variant), _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(ct);
        try
        {
            if (kept.TryGetValue((stream, variant), out ready) && ready.Seq >= head.Head) return new Answer(ready.Gzip);
            ready = await BuildAsync(db, stream, load, ct);
            if (kept.Count >= MaxKept)
            {
                kept.Clear();
                // Whoever waits at a gate keeps it; two that build the same now and then do no harm.
                building.Clear();
            }
            kept[(stream, variant)] = ready;
            return new Answer(ready.Gzip);
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<Kept> BuildAsync(ProFlowDb db, Guid stream, Func<long, Task<object>> load, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var seq = (await ChangeLog.HeadAsync(db, stream) ?? throw Refusal.NotFound()).Head;
        var state = await load(seq);
        await transaction.CommitAsync(ct);
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest)) await JsonSerializer.SerializeAsync(gzip, state, state.GetType(), Json.Options, ct);
        return new Kept(seq, zipped.ToArray());
    }

    private sealed class Answer(byte[] gzip) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "application/json; charset=utf-8";
            response.Headers.Vary = "Accept-Encoding";
            if (httpContext.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.ContentEncoding = "gzip";
                response.ContentLength = gzip.Length;
                await response.Body.WriteAsync(gzip, httpContext.RequestAborted);
                return;
            }
            await using var plain = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
            await plain.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
