using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>One item of a file and the entity that it became.</summary>
/// <param name="Id">The entity.</param>
/// <param name="Last">What the file said of each field when it was last imported, as a short print.</param>
internal sealed record ImportLink(Guid Id, Dictionary<string, string> Last);

/// <summary>The links of one source, by kind of entity and the source's own id. Spelled as JSON in <see cref="ImportSource.Links"/>.</summary>
internal sealed class ImportLinks
{
    private const int LongestPlainPrint = 60;

    private readonly Dictionary<string, Dictionary<string, ImportLink>> kinds;

    private ImportLinks(Dictionary<string, Dictionary<string, ImportLink>> kinds) => this.kinds = kinds;

    public static ImportLinks Parse(string? json) =>
        new(json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, ImportLink>>>(json, Json.Options) ?? []);

    public override string ToString() => JsonSerializer.Serialize(kinds, Json.Options);

    public IReadOnlyDictionary<string, ImportLink> Of(string kind) => Kind(kind);

    public ImportLink? Find(string kind, string sourceId) => Kind(kind).GetValueOrDefault(sourceId);

    public ImportLink Add(string kind, string sourceId, Guid entityId) => Kind(kind)[sourceId] = new ImportLink(entityId, []);

    public void Clear() => kinds.Clear();

    /// <summary>Two values are the same to an import if their prints are.</summary>
    public static string Print(object? value)
    {
        var json = JsonSerializer.Serialize(value, Json.Options);
        return json.Length <= LongestPlainPrint ? json : "#" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(json)), 0, 15);
    }

    private Dictionary<string, ImportLink> Kind(string kind) =>
        kinds.TryGetValue(kind, out var links) ? links : kinds[kind] = new Dictionary<string, ImportLink>(StringComparer.Ordinal);
}
