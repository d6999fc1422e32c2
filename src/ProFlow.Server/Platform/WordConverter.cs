using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProFlow.Server.Platform;

/// <summary>Enums are one word each, in camelCase or as JsonStringEnumMemberName says. The framework's own converter also takes several with commas and adds them up: "member, admin" became an owner.</summary>
internal sealed class WordConverter : JsonConverterFactory
{
    private static readonly JsonSerializerOptions spelling = new() { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) } };

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    /// <summary>The words of an enum in the order of its values.</summary>
    public static IEnumerable<string> WordsOf(Type type) => Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => Word(Enum.ToObject(type, v)));

    private static string Word(object value) => JsonSerializer.SerializeToElement(value, value.GetType(), spelling).GetString()!;

    private sealed class Of<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> byWord = Enum.GetValues<T>().ToDictionary(v => Word(v), StringComparer.OrdinalIgnoreCase);
        private static readonly Dictionary<T, string> words = byWord.ToDictionary(p => p.Value, p => p.Key);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && byWord.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException($"Has to be one of {string.Join(", ", byWord.Keys)}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(words[value]);
    }
}
