namespace ProFlow.Server.Features.Identity;

/// <summary>How somebody has just shown who they are. The methods stay with the session for as long as it lives.</summary>
internal sealed record Proof(params string[] Methods)
{
    public const string ByPassword = "pwd";
    public const string ByProvider = "oidc";
    public const string ByCode = "otp";
    public const string ByRecoveryCode = "recovery";
    public const string ByPasskey = "passkey";
    public const string ByTwofoldProvider = "mfa";

    public static Proof Password => new(ByPassword);

    /// <summary>Says which provider it was, so that a place can ask for that one.</summary>
    /// <param name="twofold">The provider has asked for two factors, in a word that the settings trust.</param>
    public static Proof Provider(string id, bool twofold) => twofold ? new(MethodOf(id), ByTwofoldProvider) : new(MethodOf(id));

    /// <summary>The method that stands for one provider.</summary>
    public static string MethodOf(string provider) => $"{ByProvider}:{provider}";

    /// <summary>True if it holds more than one factor. A passkey counts as two: its device has recognised its owner.</summary>
    public bool IsTwofold => Methods.Any(Second.Contains);

    /// <summary>Methods that nobody gets by without having a factor beside the password.</summary>
    public static IReadOnlyList<string> Second { get; } = [ByCode, ByRecoveryCode, ByPasskey, ByTwofoldProvider];

    /// <summary>A code of the second factor that came along with the first, or null.</summary>
    public string? Code { get; init; }
}
