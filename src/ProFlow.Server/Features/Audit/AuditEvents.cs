namespace ProFlow.Server.Features.Audit;

/// <summary>Events that are noted in more than one place, worded once.</summary>
internal static class AuditEvents
{
    /// <param name="userId">Whose account it is; null if nobody has the address.</param>
    /// <param name="reason">What was wrong: password, code, provider…</param>
    public static AuditEvent SignInFailed(Guid? userId, string email, string reason) =>
        new(AuditAction.SignInFailed, userId is { } id ? AuditPlace.Person(id) : AuditPlace.Server)
        {
            Outcome = AuditOutcome.Failed,
            Target = new("user", userId),
            Details = userId is null ? new { reason, email = Masked(email) } : new { reason },
        };

    /// <param name="methods">How: pwd, otp, recovery, passkey, oidc.</param>
    public static AuditEvent SignedIn(Guid userId, Guid sessionId, params string[] methods) =>
        new(AuditAction.SignInSucceeded, AuditPlace.Person(userId)) { ActorId = userId, Target = new("session", sessionId), Details = methods.Length > 0 ? new { methods } : null };

    public static AuditEvent SessionEnded(Guid userId, Guid sessionId) =>
        new(AuditAction.SessionEnded, AuditPlace.Person(userId)) { ActorId = userId, Target = new("session", sessionId) };

    /// <summary>A refresh token came a second time, so somebody else may have it: the session has ended for that.</summary>
    public static AuditEvent TokenReused(Guid userId, Guid sessionId) =>
        new(AuditAction.SessionTokenReused, AuditPlace.Person(userId)) { ActorId = userId, Outcome = AuditOutcome.Refused, Target = new("session", sessionId) };

    /// <param name="ownerId">Whose token it is.</param>
    /// <param name="place">The person, or the workspace of the service account.</param>
    public static AuditEvent Token(AuditAction action, AuditPlace place, Guid tokenId, Guid ownerId, string? name = null, object? details = null) =>
        new(action, place) { Target = new("token", tokenId, name), Details = details ?? new { ownerId } };

    /// <summary>Enough to recognise an address. People type passwords into the wrong field: what is no address is not kept at all.</summary>
    public static string Masked(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1 && email.Length <= 254 ? $"{email[0]}…{email[at..]}" : "…";
}
