using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit;

/// <summary>
/// Writes the audit log. What a commit changes is noted by the commit itself (<see cref="Statement"/>); what happens without one,
/// by <see cref="NoteAsync"/>, in the transaction of the context if it has one.
/// </summary>
internal sealed class AuditTrail(ProFlowDb db, IHttpContextAccessor http, Caller caller, TimeProvider time, AuditFloodgate floodgate)
{
    private const int MaxDetails = 4000;

    /// <summary>Notes an event now. Refused and failed ones of one caller are counted, not repeated, once they come in floods.</summary>
    /// <remarks>Not cancelled with the request: who went away in the middle has done it all the same.</remarks>
    public async Task NoteAsync(AuditEvent what)
    {
        var request = http.HttpContext;
        var origin = request is null ? null : Origin.Of(request);
        var actor = what.ActorId ?? (request is not null && caller.IsSignedIn ? caller.UserId : null);
        if (what.Outcome != AuditOutcome.Allowed && !floodgate.Admits(what, actor, origin)) return;
        await AppendAsync(db, [Line(what with { ActorId = actor }, time.Now(), null, origin)]);
    }

    /// <summary>Writes lines that were made by <see cref="Line"/>, all or none.</summary>
    public static Task AppendAsync(ProFlowDb db, IEnumerable<object> lines) =>
        db.Database.ExecuteSqlAsync($"SELECT audit_append({JsonSerializer.Serialize(lines, Json.Options)}::json)", CancellationToken.None);

    /// <summary>
    /// What commands note that share a transaction, as its last statement: what their writes mean (<see cref="AuditRules"/>) and what their handlers
    /// have added to <see cref="Command.Notes"/>. Null if there is nothing to note, as for most. It locks the heads of the chains in the order of their ids.
    /// </summary>
    public static NpgsqlBatchCommand? Statement(IEnumerable<PendingCommit> commits)
    {
        var lines = commits.SelectMany(c => Lines(c.Command, c.Writes)).ToList();
        return lines.Count == 0 ? null : new NpgsqlBatchCommand("SELECT audit_append($1::json)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(lines, Json.Options), NpgsqlDbType = NpgsqlDbType.Text } },
        };
    }

    private static IEnumerable<object> Lines(Command command, IReadOnlyList<PendingWrite> writes) => AuditRules.Derive(writes).Concat(command.Notes)
        .Select(e => Line(e with { ActorId = e.ActorId ?? command.ActorId }, command.At, command.Id, command.Origin));

    /// <summary>The event as audit_append takes it.</summary>
    public static object Line(AuditEvent what, DateTimeOffset at, Guid? commandId, Origin? origin) => new
    {
        place = what.Place.Kind,
        placeId = what.Place.Id,
        at,
        action = what.Action.Name,
        outcome = JsonNamingPolicy.CamelCase.ConvertName(what.Outcome.ToString()),
        actor = what.ActorId,
        type = what.Target?.Type,
        target = what.Target?.Id,
        name = what.Target?.Name is { } name ? Storable(Cut.To(name, 300)) : null,
        command = commandId,
        address = origin?.Address,
        agent = origin?.UserAgent is { Length: > 0 } agent ? Storable(agent) : null,
        details = what.Details is null ? null : Small(JsonSerializer.Serialize(what.Details, Json.Options)),
    };

    private static string Small(string details) => details.Length <= MaxDetails ? details : """{"tooLong":true}""";

    // PostgreSQL holds neither NUL nor half of a surrogate pair.
    private static string Storable(string text) => Invalid.Storable(text) ? text : "?";
}
