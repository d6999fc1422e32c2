using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <summary>
/// The letters about an account. A link carries its token behind the #, which browsers keep to themselves: it stands in no log of a server
/// or proxy and is told to no other site.
/// </summary>
internal sealed class AccountLetters(PublicAddress address)
{
    public Letter ConfirmAddress(User user, string token) =>
        new("confirmAddress", user.Email, user.Name, "Confirm your e-mail address", [$"Hello {user.Name},", "this is the last step of making your ProFlow account: confirm that this address is yours."])
        {
            Action = ("Confirm address", address.Of($"/confirm#{token}")),
            Foot = "The link works for three days. If you did not make an account, leave this letter alone.",
        };

    public Letter ResetPassword(string email, string name, string token) =>
        new("resetPassword", email, name, "Choose a new password", [$"Hello {name},", "somebody, hopefully you, wants to choose a new password for your ProFlow account."])
        {
            Action = ("Choose a new password", address.Of($"/reset#{token}")),
            Foot = "The link works once and for an hour. If it was not you, leave this letter alone: your password stays as it is.",
        };

    public static Letter PasswordChanged(User user, DateTimeOffset at) =>
        new("passwordChanged", user.Email, user.Name, "Your password was changed", [$"Hello {user.Name},", $"the password of your ProFlow account was changed on {When(at)}. You are signed out wherever you did not change it."])
        {
            Foot = "If it was not you, choose a new password at once with \"Forgot your password?\" on the sign-in page, and tell whoever runs your ProFlow.",
        };

    public Letter ConfirmNewAddress(User user, string email, string token) =>
        new("confirmNewAddress", email, user.Name, "Confirm your new e-mail address", [$"Hello {user.Name},", "you want to sign in to ProFlow with this address from now on. Confirm that it is yours; until then everything stays as it is."])
        {
            Action = ("Confirm new address", address.Of($"/confirm#{token}")),
            Foot = "The link works for a day. If you know nothing of this, leave this letter alone.",
        };

    public static Letter AddressChangeAsked(User user, string email, DateTimeOffset at) =>
        new("addressChangeAsked", user.Email, user.Name, "Your e-mail address is about to change", [$"Hello {user.Name},", $"on {When(at)} somebody signed in as you asked to change the address of your ProFlow account to {email}. It takes effect once that address is confirmed."])
        {
            Foot = "If it was not you, change your password at once and end all other sessions.",
        };

    public static Letter AddressChanged(string oldEmail, string name, string email, DateTimeOffset at) =>
        new("addressChanged", oldEmail, name, "Your e-mail address was changed", [$"Hello {name},", $"since {When(at)} you sign in to ProFlow with {email}. This address is no longer known there."])
        {
            Foot = "If it was not you, tell whoever runs your ProFlow at once.",
        };

    public static Letter Deleted(string email, string name, DateTimeOffset at) =>
        new("accountDeleted", email, name, "Your account was deleted", [$"Hello {name},", $"your ProFlow account was deleted on {When(at)}, as somebody signed in as you asked. This address is no longer known there."])
        {
            Foot = "If it was not you, tell whoever runs your ProFlow at once.",
        };

    public static string When(DateTimeOffset at) => at.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
