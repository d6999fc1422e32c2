using System.Security.Cryptography;
using System.Text;

namespace ProFlow.Server.Features.Identity.ApiTokens;

/// <summary>
/// How a token is spelled: pf_pat_ (a person's) or pf_svc_ (a service account's), 40 random letters and digits, 6 that check them.
/// Scanners of sources know it by its beginning, and a mistyped or made-up one is refused without asking the database.
/// </summary>
internal static class TokenText
{
    public const string Start = "pf_";
    private const string Person = "pf_pat_";
    private const string Service = "pf_svc_";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Random = 40, Check = 6;

    /// <summary>238 bits from the system's generator.</summary>
    public static string New(bool service)
    {
        var body = (service ? Service : Person) + RandomNumberGenerator.GetString(Letters, Random);
        return body + CheckOf(body);
    }

    public static bool IsWellFormed(string token) =>
        token.Length == Person.Length + Random + Check
        && (token.StartsWith(Person, StringComparison.Ordinal) || token.StartsWith(Service, StringComparison.Ordinal))
        && CheckOf(token[..^Check]) == token[^Check..];

    private static string CheckOf(string body) =>
        new([.. SHA256.HashData(Encoding.ASCII.GetBytes(body)).Take(Check).Select(b => Letters[b % Letters.Length])]);
}
