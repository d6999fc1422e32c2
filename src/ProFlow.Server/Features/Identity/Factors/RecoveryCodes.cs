using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Ten codes for the day on which the phone is gone. Each works once; they can be seen only when they are made.</summary>
internal sealed class RecoveryCodes(SecurityLetters letters, MailOutbox outbox, TimeProvider time)
{
    public const int Count = 10;

    // 24 characters of 5 bits: 120 bits can't be guessed, here or at a stolen database, so a plain hash is enough (ASVS 6.5.2).
    private const int Groups = 4, GroupLength = 6;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>New codes; the earlier ones are worth nothing any more.</summary>
    public async Task<IReadOnlyList<string>> RenewAsync(ProFlowDb db, Guid userId)
    {
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => NewCode())];
        byte[][] hashes = [.. codes.Select(c => Hash(userId, c))];
        await db.Database.ExecuteSqlAsync($"""
            WITH earlier AS (DELETE FROM recovery_code WHERE user_id = {userId})
            INSERT INTO recovery_code (hash, user_id, created_at) SELECT hash, {userId}, {time.Now()} FROM unnest({hashes}) AS hash
            """, CancellationToken.None);
        return codes;
    }

    /// <summary>True for the first use of one of the codes; its owner is told by a letter.</summary>
    public async Task<bool> UseAsync(ProFlowDb db, Guid userId, string code)
    {
        var now = time.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await db.Database.ExecuteSqlAsync($"UPDATE recovery_code SET used_at = {now} WHERE hash = {Hash(userId, code)} AND user_id = {userId} AND used_at IS NULL", CancellationToken.None) != 1) return false;
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == userId, CancellationToken.None);
        await MailOutbox.QueueAsync(db, letters.RecoveryCodeUsed(user, await LeftAsync(db, userId, CancellationToken.None), now), now);
        await transaction.CommitAsync(CancellationToken.None);
        outbox.Ring();
        return true;
    }

    public static Task ForgetAsync(ProFlowDb db, Guid userId) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM recovery_code WHERE user_id = {userId}", CancellationToken.None);

    public static Task<int> LeftAsync(ProFlowDb db, Guid userId, CancellationToken ct) =>
        db.Set<RecoveryCode>().CountAsync(c => c.UserId == userId && c.UsedAt == null, ct);

    private static string NewCode() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    // Read off paper and typed: blanks, dashes and capitals don't matter, and O, I and L are the digits that they look like.
    private static byte[] Hash(Guid userId, string code)
    {
        var plain = string.Concat(code.ToLowerInvariant().Where(char.IsLetterOrDigit)).Replace('o', '0').Replace('i', '1').Replace('l', '1');
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{userId} {plain}"));
    }
}
