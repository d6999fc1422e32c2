using System.Globalization;

namespace ProFlow.Server.Platform.Web.Limits;

/// <summary>The fields of draft-ietf-httpapi-ratelimit-headers-11. It is still a draft, so its syntax is spelled here alone.</summary>
internal static class RateLimitFields
{
    public const string PolicyName = "RateLimit-Policy", StateName = "RateLimit";

    /// <summary>How many (q) in how many seconds (w).</summary>
    public static string Policy(string name, long quota, TimeSpan window) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={quota};w={(long)window.TotalSeconds}");

    /// <summary>How many are left (r), and in how many seconds all are back (t).</summary>
    public static string State(in Verdict verdict) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{verdict.Limit.Name}\";r={verdict.Left};t={Seconds(verdict.Debt)}");

    public static void Write(IHeaderDictionary headers, in Verdict verdict)
    {
        if (verdict.Limit.IsOff) return;
        headers[PolicyName] = verdict.Limit.Policy;
        headers[StateName] = State(verdict);
    }

    private static long Seconds(TimeSpan span) => (long)Math.Ceiling(span.TotalSeconds);
}
