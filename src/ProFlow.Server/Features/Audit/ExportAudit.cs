using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Audit;

/// <summary>The log as a file, oldest first. That somebody took it with them is itself an event, noted before the first byte.</summary>
internal static class ExportAudit
{
    private static readonly string[] columns = ["n", "at", "action", "outcome", "actorId", "actorName", "targetType", "targetId", "targetName", "projectId", "commandId", "address", "userAgent", "details"];

    /// <summary>CSV for people; JSON lines with hashes, salts and seals, from which the chain can be computed again without the server.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, string? format, [AsParameters] AuditQuery query, ProFlowDb db, Access access, AuditTrail audit, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        if (format is not (null or "csv" or "jsonl")) throw Refusal.Invalid("format", "Choose one: csv or jsonl.");
        var kind = format ?? "csv";
        var lines = query.Over(db, workspaceId).OrderBy(l => l.Row.N);
        await audit.NoteAsync(new(AuditAction.AuditExported, AuditPlace.In(workspaceId)) { Target = new("workspace", workspaceId), Details = new { format = kind, filter = query.Describe() } });
        return Results.Stream(
            body => kind == "csv" ? WriteCsvAsync(body, lines, ct) : WriteLinesAsync(body, lines, ct),
            kind == "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8", $"audit-{workspaceId}.{kind}");
    }

    private static async Task WriteCsvAsync(Stream body, IQueryable<AuditLine> lines, CancellationToken ct)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(false), 16 * 1024);
        await writer.WriteAsync(string.Join(',', columns) + "\r\n");
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            var e = line.View();
            string?[] cells =
            [
                e.N.ToString(CultureInfo.InvariantCulture), e.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), e.Action, line.Row.Outcome,
                e.ActorId?.ToString(), e.ActorName, e.TargetType, e.TargetId?.ToString(), e.TargetName, e.ProjectId?.ToString(), e.CommandId?.ToString(), e.Address, e.UserAgent, line.Row.Details,
            ];
            await writer.WriteAsync(string.Join(',', cells.Select(Cell)) + "\r\n");
        }
    }

    private static async Task WriteLinesAsync(Stream body, IQueryable<AuditLine> lines, CancellationToken ct)
    {
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            await body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { line.Actor, line.Person, line.Row }, Json.Options), ct);
            await body.WriteAsync("\n"u8.ToArray(), ct);
        }
    }

    /// <summary>A cell as RFC 4180 has it. One that a spreadsheet would take for a formula gets an apostrophe in front (ASVS 1.2.10).</summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
