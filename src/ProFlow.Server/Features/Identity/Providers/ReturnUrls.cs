using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>Where somebody wants to be after signing in: a path of this site and nothing that a browser could read as another one.</summary>
internal static class ReturnUrls
{
    public const int MaxLength = 500;

    public static string Check(string? returnUrl)
    {
        if (string.IsNullOrEmpty(returnUrl)) return "/";
        return IsLocal(returnUrl) ? returnUrl : throw Refusal.Invalid("returnUrl", "Give a path of this site, such as /w/….");
    }

    // Browsers read "\" as "/", and drop tabs and line breaks before they read.
    public static bool IsLocal(string url) =>
        url.Length <= MaxLength && url[0] == '/' && !(url.Length > 1 && url[1] is '/' or '\\') && !url.Contains('\\') && !url.Any(c => char.IsControl(c) || c > '~');
}
