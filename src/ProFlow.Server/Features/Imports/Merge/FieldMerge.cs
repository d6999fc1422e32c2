namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>The fields of one entity against what the file says now and what it said last: what only people changed stays,
/// what the file changed is taken over.</summary>
internal sealed class FieldMerge(ImportLink link, ImportTally tally)
{
    public bool Changed { get; private set; }

    public FieldMerge Set<T>(string field, T value, T current, Action<T> write)
    {
        var print = ImportLinks.Print(value);
        var known = link.Last.TryGetValue(field, out var last);
        if (known && last == print) return this;
        link.Last[field] = print;
        var held = ImportLinks.Print(current);
        if (held == print) return this;
        if (known && held != last) tally.Overwritten++;
        write(value);
        Changed = true;
        return this;
    }

    /// <summary>A list merges item by item: the file's additions and removals since last time, on top of what people did.</summary>
    public FieldMerge SetList(string field, IReadOnlyCollection<Guid> value, Guid[] current, Action<Guid[]> write)
    {
        var before = link.Last.TryGetValue(field, out var last) && last.Length > 0 ? last.Split(' ').Select(Guid.Parse).ToHashSet() : [];
        link.Last[field] = string.Join(' ', value);
        Guid[] merged = [.. current.Where(id => value.Contains(id) || !before.Contains(id)), .. value.Where(id => !before.Contains(id) && !current.Contains(id))];
        if (merged.SequenceEqual(current)) return this;
        write(merged);
        Changed = true;
        return this;
    }
}
