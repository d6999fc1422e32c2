using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit;

/// <param name="N">Its number in the workspace's chain.</param>
/// <param name="ActorName">Null also where the account is gone.</param>
/// <param name="TargetName">Of a thing as it was called then; of a person as they are called now.</param>
/// <param name="Details">An object, as it was noted.</param>
/// <param name="Erased">True if something was taken out for a person's sake.</param>
public sealed record AuditEventView(
    long N, DateTimeOffset At, string Action, AuditOutcome Outcome, Guid? ActorId, string? ActorName, string? TargetType, Guid? TargetId, string? TargetName,
    Guid? ProjectId, Guid? CommandId, string? Address, string? UserAgent, JsonElement? Details, bool Erased);

/// <summary>What is asked of the log. All given conditions have to hold.</summary>
internal sealed class AuditQuery
{
    private const int MaxText = 200;

    /// <summary>Who did it: the id of a user.</summary>
    [FromQuery] public Guid? Actor { get; init; }

    /// <summary>"member.roleChanged", or "member" for all that begins so; several with commas.</summary>
    [FromQuery] public string? Action { get; init; }

    /// <summary>The id of what it happened to.</summary>
    [FromQuery] public Guid? Target { get; init; }

    /// <summary>allowed, refused or failed.</summary>
    [FromQuery] public string? Outcome { get; init; }

    /// <summary>Not before.</summary>
    [FromQuery] public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    [FromQuery] public DateTimeOffset? To { get; init; }

    /// <summary>Anywhere in names, address, program and details.</summary>
    [FromQuery] public string? Q { get; init; }

    public IQueryable<AuditLine> Over(ProFlowDb db, Guid chain)
    {
        Check();
        var rows = db.Set<AuditRow>().AsNoTracking().Where(e => e.Chain == chain);
        if (Actor is { } actor) rows = rows.Where(e => e.ActorId == actor);
        if (Target is { } target) rows = rows.Where(e => e.TargetId == target);
        if (Outcome is { } outcome) rows = rows.Where(e => e.Outcome == outcome);
        if (From is { } from && from.ToUniversalTime() is var begin) rows = rows.Where(e => e.At >= begin);
        if (To is { } to && to.ToUniversalTime() is var end) rows = rows.Where(e => e.At < end);
        if (Actions() is { Count: > 0 } actions) rows = rows.Where(e => actions.Contains(e.Action));
        var lines =
            from e in rows
            join a in db.Set<User>() on e.ActorId equals a.Id into actors
            from a in actors.DefaultIfEmpty()
            join t in db.Set<User>() on e.TargetId equals t.Id into targets
            from t in targets.DefaultIfEmpty()
            select new AuditLine { Row = e, Actor = a!.Name, Person = t!.Name };
        if (string.IsNullOrWhiteSpace(Q)) return lines;
        var pattern = $"%{Q.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return lines.Where(l => EF.Functions.ILike(l.Row.TargetName!, pattern, "\\") || EF.Functions.ILike(l.Row.Address!, pattern, "\\") || EF.Functions.ILike(l.Row.Agent!, pattern, "\\")
            || EF.Functions.ILike(l.Row.Details!, pattern, "\\") || EF.Functions.ILike(l.Actor!, pattern, "\\") || EF.Functions.ILike(l.Person!, pattern, "\\") || EF.Functions.ILike(l.Row.Action, pattern, "\\"));
    }

    /// <summary>What was asked, for the event that says that somebody took the log with them.</summary>
    public object Describe() => new { Actor, Action, Target, Outcome, From, To, Q };

    private List<string> Actions() => Action is null ? [] : [.. Action.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(asked => AuditAction.All.Where(known => known == asked || known.StartsWith(asked + ".", StringComparison.Ordinal)))];

    private void Check()
    {
        var invalid = new Invalid();
        invalid.When(Q is { Length: > MaxText } || (Q is not null && !Invalid.Storable(Q)), "q", $"Has to have at most {MaxText} characters.");
        invalid.When(Outcome is not (null or "allowed" or "refused" or "failed"), "outcome", "Choose one: allowed, refused or failed.");
        invalid.When(Action is not null && Actions().Count == 0, "action", "There is no such action.");
        invalid.When(From >= To, "to", "Has to be after the beginning.");
        invalid.Throw();
    }
}

internal sealed class AuditLine
{
    public required AuditRow Row { get; init; }
    public required string? Actor { get; init; }
    public required string? Person { get; init; }

    public AuditEventView View() => new(
        Row.N, Row.At, Row.Action, Enum.Parse<AuditOutcome>(Row.Outcome, ignoreCase: true), Row.ActorId, Actor, Row.TargetType, Row.TargetId, Row.TargetName ?? Person,
        Row.ProjectId, Row.CommandId, Row.Address, Row.Agent, Row.Details is null ? null : JsonElement.Parse(Row.Details), Row.OriginSalt is null || Row.ContentSalt is null);
}
