using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity.Passwords;

/// <summary>Compares a password. Takes as long for an address that nobody has.</summary>
internal sealed class PasswordCheck(IPasswordHasher<User> hasher)
{
    private readonly Lazy<string> nobody = new(() => hasher.HashPassword(null!, Sessions.NewSecret()));

    public bool Matches(User? user, string password) => Verify(user, password) != PasswordVerificationResult.Failed;

    /// <summary>The same, and hashes the password anew where its hash was cheaper than hashes are today.</summary>
    public async Task<bool> MatchesAsync(ProFlowDb db, User? user, string password)
    {
        var result = Verify(user, password);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            // The same password in another spelling of the server's own: no change that anybody could see, undo or count.
            await db.Database.ExecuteSqlAsync($"UPDATE app_user SET password_hash = {hasher.HashPassword(user!, password)} WHERE id = {user!.Id} AND password_hash = {user.PasswordHash}", CancellationToken.None);
        }
        return result != PasswordVerificationResult.Failed;
    }

    private PasswordVerificationResult Verify(User? user, string password)
    {
        if (!PasswordRules.CanBe(password)) return PasswordVerificationResult.Failed;
        var result = hasher.VerifyHashedPassword(user!, user?.PasswordHash is { Length: > 0 } hash ? hash : nobody.Value, password);
        return user is null ? PasswordVerificationResult.Failed : result;
    }
}
