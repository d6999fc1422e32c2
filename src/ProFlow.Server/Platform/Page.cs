using System.Text;
using System.Text.Json;

namespace ProFlow.Server.Platform;

/// <summary>A part of a listing, and where the next part begins.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

internal static class Paging
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 1000;

    /// <summary>The limit asked for; refused outside 1 to 1000.</summary>
    public static int Limit(int? limit) => limit switch
    {
        null => DefaultLimit,
        >= 1 and <= MaxLimit => limit.Value,
        _ => throw Refusal.Invalid("limit", $"Has to be between 1 and {MaxLimit}."),
    };

    /// <summary>Cuts the one row too many that the query asked for, and makes the cursor from the last row that stays.</summary>
    public static Page<TOut> ToPage<TRow, TOut>(this List<TRow> rows, int limit, Func<TRow, TOut> view, Func<TRow, object> position)
    {
        var more = rows.Count > limit;
        var kept = more ? rows.GetRange(0, limit) : rows;
        return new Page<TOut>([.. kept.Select(view)], more ? Encode(position(kept[^1])) : null);
    }

    public static string Encode(object position) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(position, Json.Options)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads back what <see cref="Encode"/> wrote; anything else is refused.</summary>
    public static T? Decode<T>(string? cursor) where T : class
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        try
        {
            var base64 = cursor.Replace('-', '+').Replace('_', '/');
            var bytes = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
            return JsonSerializer.Deserialize<T>(Encoding.UTF8.GetString(bytes), Json.Options) ?? throw new JsonException();
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw Refusal.Invalid("cursor", "This cursor is not one of this listing. Begin again without it.");
        }
    }
}
