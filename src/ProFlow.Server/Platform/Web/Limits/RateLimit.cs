using System.Globalization;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Web.Limits;

/// <summary>What is limited. Each has a setting of the same name, ProFlow__Limits__NAME, see docs/setup.md.</summary>
internal enum LimitKind
{
    /// <summary>Requests of one address by callers who are not signed in.</summary>
    Address,
    Account,
    Token,
    /// <summary>Failed sign-ins of one address, at whatever accounts.</summary>
    SignIn,
    /// <summary>Failed sign-ins at one account, from whatever addresses.</summary>
    SignInAccount,
    /// <summary>Failed sign-ins of a device on which that account has been signed in before.</summary>
    SignInDevice,
    Register,
    /// <summary>Other writes without being signed in, of one address: factor codes, resets, confirmations.</summary>
    Sensitive,
    /// <summary>Proofs of who sits there, of one account.</summary>
    Proof,
    Invite,
}

/// <summary>So many in a window, all at once or spread: what is spent comes back evenly.</summary>
internal sealed record RateLimit(LimitKind Kind, long Quota, TimeSpan Window)
{
    // A node takes permits of a wide limit from the shared book by the thousandth, so that most requests ask nobody.
    private const int SlicesOfAWideLimit = 1000;
    private const int Wide = 10_000;

    public static RateLimit None(LimitKind kind) => new(kind, 0, TimeSpan.Zero);

    public string Name { get; } = char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..];
    public bool IsOff => Quota == 0;
    public int Slice => Quota < Wide ? 1 : (int)Math.Min(int.MaxValue, Quota / SlicesOfAWideLimit);
    public string Policy { get; } = RateLimitFields.Policy(char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..], Quota, Window);
}

/// <summary>All limits as they are set.</summary>
internal sealed class RateLimits
{
    // Sign-ins come back when they succeed, so only wrong passwords meet their limits. Those of signed-in callers are fences against programs that have run wild.
    private static readonly Dictionary<LimitKind, (long Quota, int Seconds)> defaults = new()
    {
        [LimitKind.Address] = (6_000, 60),
        [LimitKind.Account] = (1_200_000, 60),
        [LimitKind.Token] = (600_000, 60),
        [LimitKind.SignIn] = (100, 600),
        [LimitKind.SignInAccount] = (10, 900),
        [LimitKind.SignInDevice] = (20, 900),
        [LimitKind.Register] = (200, 600),
        [LimitKind.Sensitive] = (100, 600),
        [LimitKind.Proof] = (20, 900),
        [LimitKind.Invite] = (200, 600),
    };

    private readonly RateLimit[] limits;

    private RateLimits(RateLimit[] limits) => this.limits = limits;

    public RateLimit this[LimitKind kind] => limits[(int)kind];

    /// <exception cref="StartupRefusal">A limit is set to something that is none.</exception>
    public static RateLimits From(IConfiguration configuration) =>
        new([.. Enum.GetValues<LimitKind>().Select(kind => Read(kind, configuration[$"ProFlow:Limits:{kind}"]))]);

    private static RateLimit Read(LimitKind kind, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new RateLimit(kind, defaults[kind].Quota, TimeSpan.FromSeconds(defaults[kind].Seconds));
        if (text.Trim().Equals("off", StringComparison.OrdinalIgnoreCase)) return RateLimit.None(kind);
        var parts = text.Split('/');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var quota) && quota is > 0 and <= 1_000_000_000
            && int.TryParse(parts[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400
            ? new RateLimit(kind, quota, TimeSpan.FromSeconds(seconds))
            : throw new StartupRefusal($"ProFlow__Limits__{kind} is \"{text}\": write it as requests/seconds, such as {defaults[kind].Quota}/{defaults[kind].Seconds}, or off.");
    }
}
