using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Imports.Merge;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports;

/// <summary>A plan into the workspace, as one command: all of it or nothing.</summary>
internal static class RunImport
{
    private const int RowsAtOnce = 500;

    /// <summary>What an import would do; nothing is written.</summary>
    public static async Task<ImportReport> DryAsync(ProFlowDb db, AccessBook book, ImportPlan plan, ImportWish wish, string fileName, Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var (target, merge, people) = await MergeAsync(db, book, plan, wish, fileName, userId, now, ct);
        db.ChangeTracker.Clear();
        return ImportReport.Of(plan, target, merge, people, fileName, dryRun: true, null);
    }

    /// <param name="announce">Told the report just before the commit, or in place of one if nothing changed.</param>
    public static async Task<ImportReport> CommitAsync(
        ProFlowDb db, AccessBook book, ImportPlan plan, ImportWish wish, string fileName, Command command, Func<ImportReport, double, Task> announce, CancellationToken ct)
    {
        var (target, merge, people) = await MergeAsync(db, book, plan, wish, fileName, command.ActorId!.Value, command.At, ct);
        var data = DataHash(plan);
        var newData = target.Source.DataHash != data;
        var changed = target.IsNew || newData || merge.Tally.Created + merge.Tally.Updated > 0 || target.Source.Links != target.Links.ToString();
        var report = ImportReport.Of(plan, target, merge, people, fileName, dryRun: false, changed ? command.Id : null);
        if (!changed) db.ChangeTracker.Clear();
        else
        {
            if (newData) (target.Source.DataSet, target.Source.DataHash) = (await KeepDataAsync(db, plan, ct), data);
            target.Source.Links = target.Links.ToString();
            (target.Source.FileName, target.Source.ImportedById, target.Source.ImportedAt) = (fileName, command.ActorId.Value, command.At);
        }
        await announce(report, 0.7);
        if (changed) await db.CommitAsync(command, Reply.NoContent);
        return report;
    }

    private static async Task<(ImportTarget, ImportMerge, ImportPeople)> MergeAsync(
        ProFlowDb db, AccessBook book, ImportPlan plan, ImportWish wish, string fileName, Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var target = await ImportTarget.ChooseAsync(db, book, plan, wish, fileName, userId, now, ct);
        var people = await ImportPeople.MatchAsync(db, target.Project, target.IsNew, plan.People, ct);
        var merge = new ImportMerge(db, plan, target, people, now, userId);
        await merge.RunAsync(ct);
        return (target, merge, people);
    }

    private static string DataHash(ImportPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in plan.Data)
            hash.AppendData(Encoding.UTF8.GetBytes($"{item.Kind}\n{item.SourceId}\n{item.Data.ToJsonString(Json.Options)}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes a set of its own, to which nothing points yet.</summary>
    private static async Task<Guid> KeepDataAsync(ProFlowDb db, ImportPlan plan, CancellationToken ct)
    {
        var set = Id.New();
        var number = 0;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var rows in plan.Data.Chunk(RowsAtOnce))
            {
                await using var insert = new NpgsqlCommand(
                    "INSERT INTO imported_data (data_set, number, kind, source_id, data) SELECT $1, r.number, r.kind, r.source_id, r.data::json FROM unnest($2, $3, $4, $5) AS r(number, kind, source_id, data)",
                    (NpgsqlConnection)db.Database.GetDbConnection());
                insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = set });
                insert.Parameters.Add(new NpgsqlParameter { Value = rows.Select(_ => ++number).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
                insert.Parameters.Add(Texts(rows, r => r.Kind));
                insert.Parameters.Add(Texts(rows, r => r.SourceId));
                insert.Parameters.Add(Texts(rows, r => r.Data.ToJsonString(Json.Options)));
                await insert.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return set;
    }

    private static NpgsqlParameter Texts(PlanData[] rows, Func<PlanData, string> text) =>
        new() { Value = rows.Select(text).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
