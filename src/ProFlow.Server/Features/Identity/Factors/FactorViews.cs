using System.Text.Json;

namespace ProFlow.Server.Features.Identity.Factors;

/// <param name="TotpSince">When an authenticator app was confirmed; null: there is none.</param>
/// <param name="RecoveryCodesLeft">Of ten.</param>
public sealed record FactorsView(DateTimeOffset? TotpSince, int RecoveryCodesLeft, IReadOnlyList<PasskeyView> Passkeys);

/// <param name="Synced">It may lie on several devices of its owner, by their password manager or cloud.</param>
public sealed record PasskeyView(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool Synced)
{
    internal static PasskeyView Of(Passkey p) => new(p.Id, p.Name, p.CreatedAt, p.LastUsedAt, p.BackupEligible);
}

/// <param name="Secret">In base32, to type into an app. Shown this once.</param>
/// <param name="Link">The same as an otpauth address, to show as a QR code.</param>
public sealed record TotpDraftView(Guid Id, string Secret, string Link);

/// <param name="RecoveryCodes">New ones, shown this once; null where there are some already.</param>
public sealed record FactorAddedView(PasskeyView? Passkey, IReadOnlyList<string>? RecoveryCodes);

public sealed record RecoveryCodesView(IReadOnlyList<string> RecoveryCodes);

/// <param name="Factors">Each of totp, passkey and recovery that this account has.</param>
public sealed record PendingFactorView(IReadOnlyList<string> Factors);

/// <param name="PublicKey">What navigator.credentials takes, by WebAuthn's JSON serialisation.</param>
public sealed record PasskeyOptionsView(JsonElement PublicKey)
{
    internal static PasskeyOptionsView Of(string json) => new(JsonElement.Parse(json));
}
