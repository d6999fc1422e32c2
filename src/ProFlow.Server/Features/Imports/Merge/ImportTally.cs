namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>How many entities of one kind an import makes, changes and leaves.</summary>
public sealed record ImportCount(int Created, int Updated, int Unchanged);

/// <summary>Counts what a merge does, kind by kind.</summary>
internal sealed class ImportTally
{
    private readonly SortedDictionary<string, ImportCount> kinds = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ImportCount> Kinds => kinds;
    public int Created => kinds.Values.Sum(k => k.Created);
    public int Updated => kinds.Values.Sum(k => k.Updated);
    public int Unchanged => kinds.Values.Sum(k => k.Unchanged);

    /// <summary>Fields that people had changed since and that the file, changed too, has overwritten.</summary>
    public int Overwritten { get; set; }

    /// <summary>Items whose entity people have deleted since: they stay deleted.</summary>
    public int KeptDeleted { get; set; }

    public void Made(string kind) => kinds[kind] = Of(kind) with { Created = Of(kind).Created + 1 };

    public void Met(string kind, bool changed) =>
        kinds[kind] = changed ? Of(kind) with { Updated = Of(kind).Updated + 1 } : Of(kind) with { Unchanged = Of(kind).Unchanged + 1 };

    private ImportCount Of(string kind) => kinds.GetValueOrDefault(kind) ?? new ImportCount(0, 0, 0);
}
