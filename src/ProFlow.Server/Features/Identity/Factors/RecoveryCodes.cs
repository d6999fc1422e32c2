using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Ten codes for the day on which the phone is gone. Each works once; they can be seen only when they are made.</summary>
internal sealed class RecoveryCodes(TimeProvider time)
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

    public async Task<bool> UseAsync(ProFlowDb db, Guid userId, string code) =>
        await db.Database.ExecuteSqlAsync($"UPDATE recovery_code SET used_at = {time.Now()} WHERE hash = {Hash(userId, code)} AND user_id = {userId} AND used_at IS NULL", CancellationToken.None) == 1;

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
