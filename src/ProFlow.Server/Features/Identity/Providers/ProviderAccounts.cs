using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>
/// Whose account an identity is. Issuer and subject decide, and nothing else: an address that two share links nobody, because
/// whoever can make up an address at some provider would then be somebody else here.
/// </summary>
internal sealed class ProviderAccounts(TimeProvider time, CommitSignal signal)
{
    private const int MaxName = 100;

    private static Task<ExternalLogin?> LoginAsync(ProFlowDb db, ProviderIdentity identity, CancellationToken ct) =>
        db.Set<ExternalLogin>().AsNoTracking().FirstOrDefaultAsync(l => l.Issuer == identity.Issuer && l.Subject == identity.Subject, ct);

    /// <summary>The account of the identity; a new one if there is none and the confirmed address is free.</summary>
    public async Task<User> EnterAsync(ProFlowDb db, ProviderIdentity identity, CancellationToken ct)
    {
        if (await KnownAsync(db, identity, ct) is { } known) return known;
        try
        {
            return await CreateAsync(db, identity, ct);
        }
        catch (Refusal refusal) when (refusal.Status == 409)
        {
            // Two tabs that came back at once: the other one has made the account.
            db.ChangeTracker.Clear();
            if (await KnownAsync(db, identity, ct) is { } made) return made;
            throw;
        }
    }

    /// <summary>Adds the identity to an account that somebody is signed in to.</summary>
    public async Task LinkAsync(ProFlowDb db, ProviderIdentity identity, Guid userId, CancellationToken ct)
    {
        if (await LoginAsync(db, identity, ct) is { } there)
        {
            if (there.UserId == userId) return;
            throw Refusal.Conflict("login_taken", $"This {identity.Provider.Name} account belongs to another account here. Unlink it there first.");
        }
        var command = new Command(userId, time.Now(), signal);
        db.Add(NewLogin(identity, userId, command.At));
        var user = await db.Set<User>().FirstAsync(u => u.Id == userId, ct);
        // Whoever sits at the account has just shown that the address is theirs, to somebody whose word makes accounts too.
        if (user.EmailVerifiedAt is null && identity.EmailVerified && Address(identity) == user.Email) (user.EmailVerifiedAt, user.UpdatedAt) = (command.At, command.At);
        await db.CommitAsync(command, Reply.NoContent);
    }

    /// <summary>Refuses unless it is this very account, and the provider has just asked for its credentials where it can be made to.</summary>
    public async Task RecogniseAsync(ProFlowDb db, ProviderIdentity identity, Guid userId, CancellationToken ct)
    {
        var provider = identity.Provider.Name;
        if (await LoginAsync(db, identity, ct) is not { } login || login.UserId != userId)
            throw Refusal.Forbidden($"This {provider} account is not linked to the account that you are signed in to here. Choose the one that is.");
        if (identity.Provider.ProvesAgain && (identity.AuthenticatedAt is not { } at || time.GetUtcNow() - at > SignInTransactions.Lifetime))
            throw new Refusal(401, "sign_in_refused", $"{provider} did not ask who you are again. Sign out there first, then repeat this.");
    }

    private static async Task<User?> KnownAsync(ProFlowDb db, ProviderIdentity identity, CancellationToken ct)
    {
        if (await LoginAsync(db, identity, ct) is not { } login) return null;
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == login.UserId, ct);
        return user.DisabledAt is null ? user : throw Refusal.Forbidden("This account was disabled. Ask whoever runs this server.");
    }

    private async Task<User> CreateAsync(ProFlowDb db, ProviderIdentity identity, CancellationToken ct)
    {
        var provider = identity.Provider.Name;
        if (!identity.EmailVerified || Address(identity) is not { } email)
            throw Refusal.Conflict("email_unverified", $"{provider} does not say that your e-mail address is confirmed. Confirm it there; or create an account here and link {provider} to it.");
        if (await db.Set<User>().AnyAsync(u => u.Email == email, ct))
            throw Refusal.Conflict("link_first", $"There is an account with the e-mail address of your {provider} account. Sign in to it another way, then link {provider} to it.");
        var command = new Command(null, time.Now(), signal);
        var user = new User { Id = Id.New(), Email = email, EmailVerifiedAt = command.At, Name = Name(identity, email), PasswordHash = "", CreatedAt = command.At, UpdatedAt = command.At };
        command.ActorId = user.Id;
        db.Add(user);
        db.Add(NewLogin(identity, user.Id, command.At));
        await db.CommitAsync(command, Reply.NoContent);
        return user;
    }

    private static ExternalLogin NewLogin(ProviderIdentity identity, Guid userId, DateTimeOffset at) => new()
    {
        Id = Id.New(),
        UserId = userId,
        Provider = identity.Provider.Id,
        Issuer = identity.Issuer,
        Subject = identity.Subject,
        Email = Address(identity),
        CreatedAt = at,
    };

    private static string? Address(ProviderIdentity identity) =>
        identity.Email is { Length: <= 254 } email && Register.IsAddress(email.Trim()) && Invalid.Storable(email) ? User.Normalise(email) : null;

    private static string Name(ProviderIdentity identity, string email) =>
        identity.Name?.Trim() is { Length: > 0 } name && Invalid.Storable(name) ? Cut.To(name, MaxName) : Cut.To(email.Split('@')[0], MaxName);
}
