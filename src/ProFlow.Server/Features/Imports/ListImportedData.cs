using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports;

/// <param name="Data">As the source said it, under the source's own names.</param>
public sealed record ImportedDataView(string Format, string FileName, string Kind, string SourceId, JsonElement Data);

internal static class ListImportedData
{
    private sealed record Position(Guid DataSet, int Number);

    /// <summary>For those who manage the project: it may hold rates, addresses and notes that were never meant for the whole team.</summary>
    public static async Task<Page<ImportedDataView>> Handle(Guid projectId, ProFlowDb db, Access access, string? kind, string? sourceId, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandProjectAsync(projectId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor);
        var rows = await (
            from s in db.Set<ImportSource>().AsNoTracking()
            join d in db.Set<ImportedData>() on s.DataSet equals d.DataSet
            where s.ProjectId == projectId && (kind == null || d.Kind == kind) && (sourceId == null || d.SourceId == sourceId)
                && (after == null || d.DataSet > after.DataSet || (d.DataSet == after.DataSet && d.Number > after.Number))
            orderby d.DataSet, d.Number
            select new { s.Format, s.FileName, Row = d }).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, r => new ImportedDataView(r.Format, r.FileName, r.Row.Kind, r.Row.SourceId, JsonSerializer.Deserialize<JsonElement>(r.Row.Data)), r => new Position(r.Row.DataSet, r.Row.Number));
    }
}
