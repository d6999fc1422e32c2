namespace ProFlow.Server.Platform;

internal static class Cut
{
    /// <summary>At most <paramref name="max"/> UTF-16 code units of the text, never half of a surrogate pair: the database refuses that.</summary>
    public static string To(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
