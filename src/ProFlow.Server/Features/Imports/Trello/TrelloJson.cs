using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProFlow.Server.Features.Imports.Trello;

/// <summary>Reading of JSON that may hold anything anywhere.</summary>
internal static class TrelloJson
{
    public static JsonElement? Get(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement of, string name) =>
        of.Get(name) is { ValueKind: JsonValueKind.String } value && ReadString(value) is { Length: > 0 } text ? text : null;

    public static bool Flag(this JsonElement of, string name) => of.Get(name) is { ValueKind: JsonValueKind.True };

    public static double Number(this JsonElement of, string name) =>
        of.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var n) && double.IsFinite(n) ? n : 0;

    public static DateTimeOffset? Time(this JsonElement of, string name) => Time(of.Text(name));

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is > 1000 and < 9000 ? time : null;

    /// <summary>The array's objects, or null when there is no array of that name.</summary>
    public static IEnumerable<JsonElement>? Items(this JsonElement of, string name) =>
        of.Get(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : null;

    public static IEnumerable<JsonElement> List(this JsonElement of, string name) => of.Items(name) ?? [];

    public static IEnumerable<string> Texts(this JsonElement of, string name) =>
        of.Get(name) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(ReadString).Where(s => s.Length > 0)
            : [];

    /// <summary>An id of Trello begins with the second of its making, in hexadecimal.</summary>
    public static DateTimeOffset? MadeAt(string id) =>
        id.Length == 24 && uint.TryParse(id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The same JSON without what the database cannot hold (NUL, half surrogates).</summary>
    public static JsonNode? Copy(JsonElement element, Func<string, bool>? leaveOut = null) => element.ValueKind switch
    {
        JsonValueKind.Object => CopyObject(element, leaveOut),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(i => Copy(i))]),
        JsonValueKind.String => JsonValue.Create(ReadString(element)),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? JsonValue.Create(whole)
            : element.TryGetDouble(out var number) && double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(element.GetRawText()),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => null,
    };

    private static JsonObject CopyObject(JsonElement element, Func<string, bool>? leaveOut)
    {
        var copy = new JsonObject();
        foreach (var property in element.EnumerateObject())
            if (leaveOut is null || !leaveOut(property.Name)) copy[NoteText.Clean(property.Name, 1000)] = Copy(property.Value);
        return copy;
    }

    private static string ReadString(JsonElement value)
    {
        try
        {
            return NoteText.Clean(value.GetString() ?? "", ImportLimits.MaxText);
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair: no text, but no reason to refuse the board either.
            return "";
        }
    }
}
