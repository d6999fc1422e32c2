namespace ProFlow.Server.Features.Identity;

public sealed record UserView(Guid Id, string Email, string Name, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
{
    internal static UserView Of(User user) => new(user.Id, user.Email, user.Name, user.CreatedAt, user.UpdatedAt, user.Version);
}

/// <param name="ExpiresIn">Seconds until the access token ends.</param>
public sealed record SignedIn(string AccessToken, string TokenType, int ExpiresIn, UserView User);

public sealed record SessionView(Guid Id, string? UserAgent, string? Ip, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool Current);

public sealed record TicketView(string Ticket);
