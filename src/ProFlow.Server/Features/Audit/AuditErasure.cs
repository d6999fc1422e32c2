using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using NpgsqlTypes;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Audit;

/// <summary>Somebody who has deleted their account and is still named in the audit log: by addresses, programs and invitations.</summary>
[Bookkeeping]
internal sealed class Erasure
{
    public required Guid UserId { get; init; }
    public required string Email { get; init; }
    public required DateTimeOffset DeletedAt { get; init; }
}

internal sealed class ErasureTable : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("audit_erasure").HasKey(e => e.UserId);
        builder.Property(e => e.UserId).ValueGeneratedNever();
        builder.Property(e => e.Email).HasMaxLength(254);
        builder.HasIndex(e => e.DeletedAt);
    }
}

/// <summary>
/// Takes people out of the audit log some days after they have deleted their account, so that there is time to look into what was done in its
/// name. Events stay, and so does the chain: what goes are the texts that tell of the person, and an event says so.
/// </summary>
/// <param name="keepDays">Null: never.</param>
internal sealed class AuditErasure(NpgsqlDataSource source, int? keepDays, TimeProvider time)
{
    private const int DefaultDays = 90;

    // One person in a transaction of their own: it locks their chains in order, and two of them would not.
    private const string NextSql = """
        WITH due AS (
            DELETE FROM audit_erasure WHERE user_id = (SELECT user_id FROM audit_erasure WHERE deleted_at <= $1 ORDER BY deleted_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING user_id, email)
        SELECT audit_forget(user_id, email, $2) FROM due
        """;

    /// <summary>ProFlow:Audit:ForgetDays: a number of days, 0 for at once, or "never".</summary>
    public static int? KeepDays(IConfiguration configuration) => configuration["ProFlow:Audit:ForgetDays"] switch
    {
        null or "" => DefaultDays,
        "never" => null,
        var text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var days) && days is >= 0 and <= 36_500 => days,
        var text => throw new StartupRefusal($"ProFlow__Audit__ForgetDays is \"{text}\": set a number of days, 0 for at once, or never."),
    };

    /// <summary>To be called in the transaction that deletes the account.</summary>
    /// <param name="email">The address that it had.</param>
    public static Task QueueAsync(ProFlowDb db, Guid userId, string email, DateTimeOffset at) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO audit_erasure (user_id, email, deleted_at) VALUES ({userId}, {email}, {at})", CancellationToken.None);

    /// <returns>How many people were taken out.</returns>
    public async Task<int> ForgetAsync(CancellationToken ct)
    {
        if (keepDays is not { } days) return 0;
        var now = time.Now();
        await using var connection = await source.OpenConnectionAsync(ct);
        for (var people = 0; ; people++)
        {
            await using var next = new NpgsqlCommand(NextSql, connection);
            foreach (var at in (DateTimeOffset[])[now - TimeSpan.FromDays(days), now])
                next.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at, NpgsqlDbType = NpgsqlDbType.TimestampTz });
            if (await next.ExecuteScalarAsync(ct) is null) return people;
        }
    }
}
