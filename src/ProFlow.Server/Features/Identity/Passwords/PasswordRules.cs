using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Passwords;

/// <summary>
/// 8 to 128 characters, counted as Unicode code points, taken as they are typed: no rules about which, nothing cut off, no case folded.
/// Refused are those that everybody tries first.
/// </summary>
internal static class PasswordRules
{
    private const int Fewest = 8;
    private const int Most = 128;

    public static void Check(Invalid invalid, string field, string? password, User? user = null)
    {
        if (password is null) invalid.Add(field, "Can't be null.");
        else if (!Invalid.Storable(password)) invalid.Add(field, "Contains characters that no keyboard has (NUL or half of a surrogate pair).");
        else if (!HasLength(password)) invalid.Add(field, $"A password has {Fewest} to {Most} characters.");
        else if (CommonPasswords.Contain(password)) invalid.Add(field, "This is one of the passwords that are tried first. Choose one that nobody else has; a sentence is easiest to remember.");
        else if (user is not null && TellsOf(user, password)) invalid.Add(field, "This is your name or address. Choose something that nobody can look up.");
    }

    /// <summary>False for what can't be anybody's password, so that nobody makes the server hash a book.</summary>
    public static bool CanBe(string password) => password.Length <= 2 * Most;

    private static bool HasLength(string password) => CanBe(password) && password.EnumerateRunes().Count() is >= Fewest and <= Most;

    private static bool TellsOf(User user, string password) =>
        ((string[])[user.Email, user.Email.Split('@')[0], user.Name]).Any(known => known.Equals(password.Trim(), StringComparison.OrdinalIgnoreCase));
}
