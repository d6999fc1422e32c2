namespace ProFlow.Server.Platform;

/// <summary>Collects everything that is wrong with a request, so that the caller is told once.</summary>
internal sealed class Invalid
{
    private readonly Dictionary<string, string[]> errors = [];

    public bool Any => errors.Count > 0;

    public void Add(string field, string message) =>
        errors[field] = errors.TryGetValue(field, out var earlier) ? [.. earlier, message] : [message];

    public bool When(bool wrong, string field, string message)
    {
        if (wrong) Add(field, message);
        return wrong;
    }

    /// <summary>A text of <paramref name="min"/> to <paramref name="max"/> UTF-16 code units, without NUL and lone surrogates, which PostgreSQL can't hold.</summary>
    public void Text(string field, string? value, int min, int max)
    {
        if (value is null) { Add(field, "Can't be null."); return; }
        var length = min > 0 ? value.Trim().Length : value.Length;
        if (length < min) Add(field, min == 1 ? "Can't be empty." : $"Has to have at least {min} characters.");
        else if (value.Length > max) Add(field, $"Has to have at most {max} characters.");
        else if (!Storable(value)) Add(field, "Contains characters that can't be stored (NUL or half of a surrogate pair).");
    }

    public void Text(string field, Optional<string> value, int min, int max)
    {
        if (value.IsSet) Text(field, value.Value, min, max);
    }

    public void Throw()
    {
        if (errors.Count > 0) throw Refusal.Invalid(errors);
    }

    public static bool Storable(string value)
    {
        if (value.Contains('\0')) return false;
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 >= value.Length || !char.IsSurrogatePair(value[i], value[i + 1])) return false;
            i++;
        }
        return true;
    }
}
