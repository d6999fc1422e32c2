namespace ProFlow.Server.Features.Identity;

/// <param name="EmailVerifiedAt">Null until the address was confirmed from a letter.</param>
/// <param name="TimeZone">IANA; null: as the device says.</param>
/// <param name="Locale">A language tag; null: as the device says.</param>
/// <param name="Picture">The picture is at /pictures/{picture}; null: there is none.</param>
public sealed record UserView(
    Guid Id, string Email, DateTimeOffset? EmailVerifiedAt, string Name, string? TimeZone, string? Locale, string? Picture, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
{
    internal static UserView Of(User u) => new(u.Id, u.Email, u.EmailVerifiedAt, u.Name, u.TimeZone, u.Locale, u.Picture, u.CreatedAt, u.UpdatedAt, u.Version);
}

/// <param name="ExpiresIn">Seconds until the access token ends.</param>
public sealed record SignedIn(string AccessToken, string TokenType, int ExpiresIn, UserView User);

public sealed record SessionView(Guid Id, string? UserAgent, string? Ip, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool Current);

public sealed record TicketView(string Ticket);
