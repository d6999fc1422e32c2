using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <summary>What a link in a letter stands for.</summary>
internal enum AccountTokenKind { ConfirmAddress, ChangeAddress, ResetPassword }

/// <summary>A link in a letter, by its hash: 256 random bits, good once and for a while.</summary>
[Bookkeeping]
internal sealed class AccountToken
{
    public required byte[] Hash { get; init; }

    /// <summary>Null where the address asked about has no account: the row is written all the same, so that asking takes as long.</summary>
    public Guid? UserId { get; init; }
    public required AccountTokenKind Kind { get; init; }

    /// <summary>The address that the letter went to.</summary>
    public required string Email { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}

internal sealed class AccountTokenTable : IEntityTypeConfiguration<AccountToken>
{
    public void Configure(EntityTypeBuilder<AccountToken> builder)
    {
        builder.ToTable("account_token").HasKey(t => t.Hash);
        builder.Property(t => t.Email).HasMaxLength(254);
        builder.HasIndex(t => new { t.UserId, t.Kind });
        builder.HasIndex(t => new { t.Email, t.Kind, t.CreatedAt });
        // No foreign key: the first token of an account is written before the account's own row, in the same transaction.
    }
}

/// <summary>Makes the links of letters and takes them back.</summary>
internal static class AccountTokens
{
    /// <summary>So many letters of a kind an hour go to one address; nobody's mailbox is filled by a stranger.</summary>
    private const int MostAnHour = 5;

    /// <summary>Good for: an hour to reset a password, a day to change an address, three to confirm the first.</summary>
    public static TimeSpan Lifetime(AccountTokenKind kind) => kind switch
    {
        AccountTokenKind.ResetPassword => TimeSpan.FromHours(1),
        AccountTokenKind.ChangeAddress => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(3),
    };

    /// <summary>A token for the address; its letter belongs into the same transaction.</summary>
    public static async Task<string> IssueAsync(ProFlowDb db, AccountTokenKind kind, Guid? userId, string email, DateTimeOffset now)
    {
        var token = Sessions.NewSecret();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO account_token (hash, user_id, kind, email, created_at, expires_at)
            VALUES ({Sessions.Hash(token)}, {userId}, {Spelling(kind)}, {email}, {now}, {now + Lifetime(kind)})
            """, CancellationToken.None);
        return token;
    }

    /// <summary>True if the address has had its letters of this hour.</summary>
    public static async Task<bool> HadEnoughAsync(ProFlowDb db, AccountTokenKind kind, string email, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - TimeSpan.FromHours(1);
        return await db.Set<AccountToken>().CountAsync(t => t.Email == email && t.Kind == kind && t.CreatedAt > since, ct) >= MostAnHour;
    }

    /// <summary>Uses the token up, and with it all others of its kind that the account has.</summary>
    /// <exception cref="Refusal">410 if it was used or its time is over, 404 if there never was such a token.</exception>
    public static async Task<(Guid UserId, AccountTokenKind Kind, string Email)> RedeemAsync(ProFlowDb db, string? token, DateTimeOffset now, params AccountTokenKind[] kinds)
    {
        var (hash, names) = (Sessions.Hash(token ?? ""), kinds.Select(Spelling).ToArray());
        var used = await db.Database.SqlQuery<UsedRow>($"""
            WITH used AS (
                UPDATE account_token SET used_at = {now} WHERE hash = {hash} AND kind = ANY({names}) AND used_at IS NULL AND expires_at > {now} AND user_id IS NOT NULL
                RETURNING user_id, kind, email),
            others AS (UPDATE account_token t SET used_at = {now} FROM used WHERE t.user_id = used.user_id AND t.kind = used.kind AND t.used_at IS NULL AND t.hash <> {hash})
            SELECT user_id, kind, email FROM used
            """).ToListAsync(CancellationToken.None);
        if (used.Count == 1) return (used[0].UserId, kinds.First(k => Spelling(k) == used[0].Kind), used[0].Email);
        if (await db.Set<AccountToken>().AnyAsync(t => t.Hash == hash && kinds.Contains(t.Kind) && t.UserId != null)) throw Refusal.Gone("This link was used already, or its time is over. Ask for a new one.");
        throw Refusal.NotFound();
    }

    private static string Spelling(AccountTokenKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private sealed record UsedRow(Guid UserId, string Kind, string Email);
}
