using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Providers;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <summary>What opens an account besides its password, and what else of it no change tells of.</summary>
internal static class AccountSecrets
{
    /// <summary>Within the transaction that deletes the account.</summary>
    public static async Task ForgetAllAsync(ProFlowDb db, Guid userId)
    {
        await ForgetFactorsAsync(db, userId);
        await db.Database.ExecuteSqlAsync($"""
            DELETE FROM user_picture WHERE user_id = {userId};
            DELETE FROM account_token WHERE user_id = {userId};
            DELETE FROM api_token WHERE user_id = {userId};
            DELETE FROM external_login WHERE user_id = {userId}
            """, CancellationToken.None);
    }

    /// <summary>
    /// Within the transaction that shows for the first time whose the address is. Whoever registers may write down somebody else's, and hang on the account what
    /// outlives a password: passkeys, an authenticator app, tokens, accounts at providers. None of it stays when the address's owner takes the account over.
    /// </summary>
    /// <remarks>Account pre-hijacking: Sudhodanan and Paverd, "Pre-hijacked accounts", USENIX Security 2022.</remarks>
    public static async Task ForgetEarlierHolderAsync(ProFlowDb db, ApiTokenBook tokens, Guid userId)
    {
        db.RemoveRange(await db.Set<ExternalLogin>().Where(l => l.UserId == userId).ToListAsync(CancellationToken.None));
        await tokens.RevokeAsync(db, userId);
        await ForgetFactorsAsync(db, userId);
    }

    private static Task<int> ForgetFactorsAsync(ProFlowDb db, Guid userId) => db.Database.ExecuteSqlAsync($"""
        DELETE FROM passkey WHERE user_id = {userId};
        DELETE FROM authenticator WHERE user_id = {userId};
        DELETE FROM recovery_code WHERE user_id = {userId};
        DELETE FROM code_tries WHERE user_id = {userId}
        """, CancellationToken.None);
}
