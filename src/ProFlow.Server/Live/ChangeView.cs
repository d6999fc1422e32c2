using System.Text.Json;
using System.Text.Json.Serialization;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Live;

/// <summary>A change as clients get it, from the hub and from the catch-up alike. Without an entity it is a number alone: something that the caller may not see.</summary>
[JsonConverter(typeof(ChangeViewConverter))]
public sealed record ChangeView
{
    public required string Channel { get; init; }
    public required long Seq { get; init; }
    internal Change? Row { get; init; }
}

/// <summary>Writes the stored JSON through as it is. The reading side exists for the API document alone.</summary>
internal sealed class ChangeViewConverter : JsonConverter<ChangeView>
{
    public override ChangeView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ChangeView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("channel", value.Channel);
        writer.WriteNumber("seq", value.Seq);
        if (value.Row is { } row)
        {
            writer.WritePropertyName("at");
            JsonSerializer.Serialize(writer, row.At, Json.Options);
            if (row.ActorId is { } actor) writer.WriteString("actorId", actor);
            else writer.WriteNull("actorId");
            writer.WriteString("commandId", row.CommandId);
            writer.WriteString("entity", row.Entity);
            writer.WriteString("entityId", row.EntityId);
            writer.WriteString("op", row.Op switch { ChangeOp.Created => "created", ChangeOp.Updated => "updated", _ => "deleted" });
            writer.WriteNumber("version", row.Version);
            writer.WritePropertyName("data");
            writer.WriteRawValue(row.Data);
        }
        writer.WriteEndObject();
    }
}

/// <summary>Where a viewer stands towards a stream at this moment: decides what of it they see.</summary>
/// <param name="IsGuest">Sees nothing that is for the team only.</param>
/// <param name="Projects">In a workspace's stream: the projects that exist for the viewer; null for all.</param>
/// <param name="Invites">May see the workspace's invitations.</param>
/// <param name="OnlyTimeOf">The viewer, where they see no time but their own; null where they see all.</param>
internal sealed record Sight(bool IsGuest, IReadOnlySet<Guid>? Projects, bool Invites = false, Guid? OnlyTimeOf = null)
{
    public static readonly Sight All = new(false, null, true);

    public bool Sees(Change change) => change.Entity switch
    {
        "invitation" => Invites,
        "timeEntry" when OnlyTimeOf is not null && change.ActorId != OnlyTimeOf => false,
        _ => !(IsGuest && change.TeamOnly) && (change.ProjectId is not { } project || Projects is null || Projects.Contains(project)),
    };

    public ChangeView View(string channel, Change change) => new() { Channel = channel, Seq = change.Seq, Row = Sees(change) ? change : null };
}

/// <summary>A stream by the name under which clients know it: workspace:{id}, project:{id}, user:{id}.</summary>
internal readonly record struct Channel(StreamKind Kind, Guid Id)
{
    public static Channel? Parse(string? text)
    {
        var parts = text?.Split(':', 2);
        if (parts is not { Length: 2 } || !Guid.TryParseExact(parts[1], "D", out var id)) return null;
        return parts[0] switch
        {
            "workspace" => new Channel(StreamKind.Workspace, id),
            "project" => new Channel(StreamKind.Project, id),
            "user" => new Channel(StreamKind.User, id),
            _ => null,
        };
    }

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Id}";
}
