using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <summary>What a person is told of the safety of their account, whoever did it: if it was not them, these letters are how they learn of it.</summary>
internal sealed class SecurityLetters(PublicAddress address)
{
    public Letter NewDevice(User user, string? agent, string? from, DateTimeOffset at) =>
        Tell(user, "newDevice", "A new device has signed in", $"your ProFlow account was signed in to on {When(at)} with {Device.Name(agent)}{(from is null ? "" : $" at the address {from}")}, for the first time.") with
        {
            Action = ("See where you are signed in", address.Of("/account/sessions")),
            Foot = "If it was you, there is nothing to do. If not, end that session, then change your password.",
        };

    public Letter TokenReused(User user, DateTimeOffset at) =>
        Tell(user, "tokenReused", "One of your sessions was ended", $"on {When(at)} a session of your ProFlow account was ended, because what keeps it alive came a second time: somebody else may have copied it. Sign in again.") with
        {
            Action = ("See where you are signed in", address.Of("/account/sessions")),
            Foot = "If you have just restored this device or browser from a backup, that was the reason. If not, look at your other sessions and change your password.",
        };

    public Letter FactorAdded(User user, string method, DateTimeOffset at) =>
        OfFactors(user, "factorAdded", $"{Named(method)} was added to your account", $"{Named(method, middle: true)} was added to your ProFlow account on {When(at)}. It is asked for when you sign in from now on.");

    public Letter FactorRemoved(User user, string method, bool isLast, DateTimeOffset at) =>
        OfFactors(user, "factorRemoved", $"{Named(method)} was removed from your account",
            $"{Named(method, middle: true)} was removed from your ProFlow account on {When(at)}.{(isLast ? " It was your last: the account is guarded by what else you sign in with alone." : "")}");

    public Letter RecoveryCodesRenewed(User user, DateTimeOffset at) =>
        OfFactors(user, "recoveryCodesRenewed", "You have new recovery codes", $"on {When(at)} new recovery codes were made for your ProFlow account. The earlier ones no longer work.");

    public Letter RecoveryCodeUsed(User user, int left, DateTimeOffset at) =>
        OfFactors(user, "recoveryCodeUsed", "A recovery code was used", $"on {When(at)} one of the recovery codes of your ProFlow account was used. {(left == 1 ? "One is" : $"{left} are")} left.");

    private Letter OfFactors(User user, string kind, string subject, string sentence) => Tell(user, kind, subject, sentence) with
    {
        Action = ("See what you sign in with", address.Of("/account/security")),
        Foot = "If it was not you, change your password at once, end all other sessions, and tell whoever runs your ProFlow.",
    };

    private static Letter Tell(User user, string kind, string subject, string sentence) => new(kind, user.Email, user.Name, subject, [$"Hello {user.Name},", sentence]);

    private static string Named(string method, bool middle = false) => method == Proof.ByPasskey ? (middle ? "a passkey" : "A passkey") : (middle ? "an authenticator app" : "An authenticator app");

    private static string When(DateTimeOffset at) => AccountLetters.When(at);
}
