namespace ProFlow.Server.Features.Imports;

/// <summary>One kind of field of the source: how often it is there, how often with a value, and what became of it.</summary>
public sealed record FieldRow(string Source, int Count, int Filled, string Outcome, string? Target, string? Note);

/// <summary>What becomes of one kind of field.</summary>
internal sealed record FieldRule(string Outcome, string? Target, string? Note)
{
    public const string CarriedOutcome = "carried";
    public const string TransformedOutcome = "transformed";
    public const string NotCarriedOutcome = "notCarried";

    public static FieldRule Carried(string target, string? note = null) => new(CarriedOutcome, target, note);
    public static FieldRule Transformed(string target, string note) => new(TransformedOutcome, target, note);
    public static FieldRule NotCarried(string note) => new(NotCarriedOutcome, null, note);

    /// <summary>Readable under the project's imported data, word for word.</summary>
    public static FieldRule Kept(string kind, string? note = null) => new(CarriedOutcome, $"importedData:{kind}", note ?? "kept as data");
}

/// <summary>Counts every kind of field that a file holds, so that the report can be silent about none of them.</summary>
internal sealed class FieldInventory
{
    /// <summary>A made-up file can hold a new name in every element; past this many kinds the rest is counted together.</summary>
    private const int MostKinds = 3000;

    private const string Rest = "(further kinds)";

    private readonly Dictionary<string, (int Count, int Filled)> kinds = new(StringComparer.Ordinal);

    public void See(string path, bool filled)
    {
        if (!kinds.ContainsKey(path) && kinds.Count >= MostKinds) path = Rest;
        var (count, full) = kinds.GetValueOrDefault(path);
        kinds[path] = (count + 1, full + (filled ? 1 : 0));
    }

    public int Count(string path) => kinds.GetValueOrDefault(path).Count;

    public IEnumerable<FieldRow> Rows(Func<string, FieldRule> ruleOf)
    {
        foreach (var (path, (count, filled)) in kinds.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            var rule = path == Rest ? FieldRule.NotCarried("more kinds of field than a real file has") : ruleOf(path);
            yield return new FieldRow(path, count, filled, rule.Outcome, rule.Target, rule.Note);
        }
    }
}
