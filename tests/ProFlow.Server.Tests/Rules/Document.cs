using System.Text.Json;

namespace ProFlow.Server.Tests.Rules;

/// <summary>An operation as the OpenAPI document tells of it, with every place in which an id can stand.</summary>
/// <param name="Key">"PATCH tasks/{taskId}".</param>
/// <param name="QueryIds">Parameters of the query that are ids.</param>
/// <param name="BodyIds">Members of the body that refer to something: "assigneeIds[]", "operations[].patch.statusId".</param>
internal sealed record Operation(string Key, IReadOnlyList<string> PathIds, IReadOnlyList<string> QueryIds, IReadOnlyList<string> BodyIds)
{
    public HttpMethod Method => HttpMethod.Parse(Key.Split(' ')[0]);

    /// <summary>The segments of its path, "{taskId}" for a parameter.</summary>
    public string[] Segments => Key.Split(' ')[1].Split('/');
}

/// <summary>The OpenAPI document of a running server, read for the rules: what is in it is what they walk.</summary>
internal static class Document
{
    private const string Base = "/api/v1/";

    public static async Task<IReadOnlyList<Operation>> ReadAsync(HttpClient client, Uri server)
    {
        using var document = await RootAsync(client, server);
        var root = document.RootElement;
        return [.. from path in root.GetProperty("paths").EnumerateObject()
                   from operation in path.Value.EnumerateObject()
                   select Of(root, operation.Name.ToUpperInvariant(), path.Name[Base.Length..].TrimEnd('/'), operation.Value)];
    }

    public static async Task<JsonDocument> RootAsync(HttpClient client, Uri server) => JsonDocument.Parse(await client.GetStringAsync(new Uri(server, "/openapi/v1.json")));

    /// <summary>The schema of an operation's JSON answer with a status; null if the document tells of none.</summary>
    public static JsonElement? Answer(JsonElement root, string key, int status)
    {
        var (method, path) = (key.Split(' ')[0].ToLowerInvariant(), key.Split(' ')[1]);
        var told = root.GetProperty("paths").EnumerateObject().First(p => p.Name[Base.Length..].TrimEnd('/') == path).Value.GetProperty(method).GetProperty("responses");
        return told.TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var answer) && answer.TryGetProperty("content", out var content)
            && content.TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema) ? schema : null;
    }

    /// <summary>The members of an answer that its schema does not know: "items[].passwordHash". A schema without properties is open.</summary>
    public static IEnumerable<string> Undocumented(JsonElement root, JsonElement schema, JsonElement answer, string at = "")
    {
        if (answer.ValueKind == JsonValueKind.Null) return [];
        schema = Resolve(root, schema);
        if (answer.ValueKind == JsonValueKind.Array)
            return schema.TryGetProperty("items", out var items) ? answer.EnumerateArray().SelectMany(i => Undocumented(root, items, i, at + "[]")).Distinct() : [];
        if (answer.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var known)) return [];
        return answer.EnumerateObject().SelectMany(member =>
        {
            var name = at.Length == 0 ? member.Name : $"{at}.{member.Name}";
            return known.TryGetProperty(member.Name, out var inner) ? Undocumented(root, inner, member.Value, name) : [name];
        });
    }

    private static Operation Of(JsonElement root, string method, string path, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [];
        IReadOnlyList<string> In(string place) => [.. parameters.Where(p => p.GetProperty("in").GetString() == place && IsId(Resolve(root, p.GetProperty("schema")))).Select(p => p.GetProperty("name").GetString()!)];
        var body = new List<string>();
        if (operation.TryGetProperty("requestBody", out var request) && request.GetProperty("content").TryGetProperty("application/json", out var json))
            Collect(root, json.GetProperty("schema"), "", body, 0);
        return new Operation($"{method} {path}", In("path"), In("query"), body);
    }

    /// <summary>All ids but those that a client chooses for what it makes.</summary>
    private static void Collect(JsonElement root, JsonElement schema, string at, List<string> found, int depth)
    {
        schema = Resolve(root, schema);
        if (depth > 6) return;
        if (IsId(schema)) found.Add(at);
        else if (schema.TryGetProperty("items", out var items)) Collect(root, items, at + "[]", found, depth + 1);
        else if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var member in properties.EnumerateObject())
            {
                var name = at.Length == 0 ? member.Name : $"{at}.{member.Name}";
                if (name is not "id" && !name.EndsWith("create.id", StringComparison.Ordinal)) Collect(root, member.Value, name, found, depth + 1);
            }
        }
    }

    private static JsonElement Resolve(JsonElement root, JsonElement schema)
    {
        while (true)
        {
            if (schema.TryGetProperty("$ref", out var reference)) schema = root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
            else if (schema.TryGetProperty("oneOf", out var choices)) schema = choices.EnumerateArray().First(c => !(c.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null"));
            else return schema;
        }
    }

    private static bool IsId(JsonElement schema) => schema.TryGetProperty("format", out var format) && format.GetString() == "uuid";
}
