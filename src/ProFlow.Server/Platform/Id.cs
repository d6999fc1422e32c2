using System.Text.RegularExpressions;

namespace ProFlow.Server.Platform;

/// <summary>Makes ids: UUIDv7, so that new rows lie together in their indexes. Not for secrets.</summary>
internal static partial class Id
{
    public static Guid New() => Guid.CreateVersion7();

    /// <summary>The id that a client made for a new entity, or a fresh one. Only UUIDv7 is accepted.</summary>
    public static Guid FromClient(Guid? id)
    {
        if (id is null) return New();
        return id.Value.Version == 7 ? id.Value : throw Refusal.Invalid("id", "An id made by the client has to be a UUIDv7.");
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9]{0,9}\z", RegexOptions.NonBacktracking)]
    public static partial Regex ProjectKey();
}
