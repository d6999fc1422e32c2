using System.Globalization;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Identity;

/// <param name="Lifetime">After this long a session is over, whatever happens in it.</param>
/// <param name="Idle">After this long without a refresh as well.</param>
internal sealed record SessionSettings(TimeSpan Lifetime, TimeSpan Idle)
{
    public static SessionSettings From(IConfiguration configuration) =>
        new(Hours(configuration, "LifetimeHours", 30 * 24), Hours(configuration, "IdleHours", 14 * 24));

    private static TimeSpan Hours(IConfiguration configuration, string name, int usual) =>
        configuration[$"ProFlow:Sessions:{name}"] is not { Length: > 0 } text ? TimeSpan.FromHours(usual)
        : int.TryParse(text, CultureInfo.InvariantCulture, out var hours) && hours is >= 1 and <= 365 * 24 ? TimeSpan.FromHours(hours)
        : throw new StartupRefusal($"ProFlow__Sessions__{name} has to be a number of hours from 1 to 8760.");
}

/// <summary>A session with its newest refresh token.</summary>
/// <param name="RefreshToken">Null: an old one was presented again, and the session has ended for that.</param>
/// <param name="Until">After this the refresh token is of no use.</param>
internal sealed record Rotation(Guid UserId, Guid SessionId, string? RefreshToken, DateTimeOffset Until);
