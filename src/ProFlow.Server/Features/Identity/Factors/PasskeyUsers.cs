using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Our people and their passkeys as ASP.NET's passkey handler reads them. It writes nothing: that is <see cref="Passkeys"/>' alone.</summary>
internal sealed class PasskeyUsers(ProFlowDb db) : IUserPasskeyStore<User>
{
    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public async Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.DisabledAt == null, cancellationToken) : null;

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Set<User>().AsNoTracking().FirstOrDefaultAsync(u => u.Email == normalizedUserName && u.DisabledAt == null, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await db.Set<Passkey>().AsNoTracking().Where(p => p.UserId == user.Id).OrderBy(p => p.Id).ToListAsync(cancellationToken)).Select(Info)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == credentialId, cancellationToken) is { } found ? Info(found) : null;

    public async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => await (
        from p in db.Set<Passkey>()
        join u in db.Set<User>() on p.UserId equals u.Id
        where p.CredentialId == credentialId
        select u).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw ReadOnly();
    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw ReadOnly();
    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw ReadOnly();
    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw ReadOnly();
    public Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();
    public Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadOnly();

    public void Dispose()
    {
        // The context belongs to the request.
    }

    private static NotSupportedException ReadOnly() => new("People are written through the commit of a command, passkeys by their own statements.");

    private static UserPasskeyInfo Info(Passkey p) =>
        new(p.CredentialId, p.PublicKey, p.CreatedAt, (uint)p.SignCount, p.Transports, isUserVerified: true, p.BackupEligible, p.BackedUp, [], []) { Name = p.Name };
}
