namespace ProFlow.Server.Platform.Access;

/// <summary>A set of permissions, small enough to be asked on every request.</summary>
internal readonly record struct RightSet(ulong Bits)
{
    private static readonly Right[] all = Enum.GetValues<Right>();
    private static readonly Dictionary<string, Right> byName = all.ToDictionary(r => r.Name(), StringComparer.Ordinal);

    public static RightSet Of(params ReadOnlySpan<Right> rights)
    {
        var bits = 0UL;
        foreach (var right in rights) bits |= 1UL << (int)right;
        return new RightSet(bits);
    }

    /// <summary>Of the names that there are; others grant nothing.</summary>
    public static RightSet Parse(IEnumerable<string>? names)
    {
        var set = default(RightSet);
        foreach (var name in names ?? []) set |= byName.TryGetValue(name, out var right) ? Of(right) : default;
        return set;
    }

    public static Right? Named(string name) => byName.TryGetValue(name, out var right) ? right : null;

    public bool Has(Right right) => (Bits & (1UL << (int)right)) != 0;

    /// <summary>True if nothing is in the other set that is not in this one.</summary>
    public bool Covers(RightSet other) => (other.Bits & ~Bits) == 0;

    public IEnumerable<Right> Each()
    {
        var set = this;
        return all.Where(right => set.Has(right));
    }

    /// <summary>In the words of the API's "can", in the order of the list.</summary>
    public string[] Names() => [.. Each().Select(r => r.Name())];

    public static RightSet operator |(RightSet a, RightSet b) => new(a.Bits | b.Bits);
    public static RightSet operator &(RightSet a, RightSet b) => new(a.Bits & b.Bits);
}
