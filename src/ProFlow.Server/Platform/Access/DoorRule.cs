using ProFlow.Server.Features.Identity;

namespace ProFlow.Server.Platform.Access;

/// <summary>What a workspace asks of a session, or of the one that made a token, beside the role: see <see cref="ProofBook"/>.</summary>
/// <param name="Provider">The only sign-in provider that people may come by.</param>
internal sealed record DoorRule(bool SecondFactor, string? Provider)
{
    public static readonly DoorRule Open = new(false, null), TwoFactors = new(true, null);

    public static DoorRule Of(bool secondFactor, string? provider) => (secondFactor, provider) switch
    {
        (false, null) => Open,
        (true, null) => TwoFactors,
        _ => new DoorRule(secondFactor, provider),
    };

    public bool IsOpen => !SecondFactor && Provider is null;

    /// <summary>The refusal that says what is missing; null if this proof opens the door.</summary>
    public Refusal? Lacking(Proof proof)
    {
        // The provider first: it may be what brings the second factor along.
        if (Provider is not null && !proof.Methods.Contains(Proof.MethodOf(Provider))) return Refusal.ProviderNeeded(Provider);
        return SecondFactor && !proof.IsTwofold ? Refusal.SecondFactorNeeded() : null;
    }
}
