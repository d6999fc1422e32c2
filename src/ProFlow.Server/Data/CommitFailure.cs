using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Data;

/// <summary>The row was changed by somebody else between load and commit, or the database broke a deadlock: do it again on the newer state.</summary>
internal sealed class CommitConflict(Exception? cause = null) : Exception("The commit met a newer state.", cause);

/// <summary>This Idempotency-Key has been answered already.</summary>
internal sealed class ReceiptExists(Exception? cause = null) : Exception("There is a receipt.", cause);

internal static class CommitFailure
{
    /// <summary>Raised by the database functions of the first migration when a write met another version than it had loaded.</summary>
    public const string VersionMismatch = "PF412";

    private const string RefusalAnnotation = "ProFlow:Refusal";

    /// <summary>The words in which a violation of this unique index is told: the rule lives in the database, the message beside it.</summary>
    public static IndexBuilder<T> Refuses<T>(this IndexBuilder<T> index, string code, string sentence)
    {
        index.IsUnique().HasAnnotation(RefusalAnnotation, code + "|" + sentence);
        return index;
    }

    public static Exception Translate(ProFlowDb db, PostgresException failure) => failure.SqlState switch
    {
        VersionMismatch or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => new CommitConflict(failure),
        PostgresErrorCodes.UniqueViolation when failure.ConstraintName == "pk_receipt" => new ReceiptExists(failure),
        PostgresErrorCodes.UniqueViolation => UniqueRefusal(db, failure.ConstraintName),
        PostgresErrorCodes.ForeignKeyViolation => new Refusal(409, "missing_reference", "This refers to something that is not there, or something else still refers to it."),
        PostgresErrorCodes.CheckViolation => Refusal.Invalid("body", $"A rule of the database refuses this ({failure.ConstraintName})."),
        _ => failure,
    };

    private static Refusal UniqueRefusal(ProFlowDb db, string? constraint)
    {
        var index = db.Model.GetEntityTypes().SelectMany(t => t.GetIndexes()).FirstOrDefault(i => i.GetDatabaseName() == constraint);
        if (index?.FindAnnotation(RefusalAnnotation)?.Value is not string words)
            return Refusal.Conflict("duplicate", "This exists already.");
        var parts = words.Split('|', 2);
        return Refusal.Conflict(parts[0], parts[1]);
    }
}
