namespace ProFlow.Server.Features.Identity;

/// <summary>The refresh token's only way: a cookie that scripts can't read and other sites can't send.</summary>
internal static class RefreshCookie
{
    public const string Path = "/api/v1/auth";

    private static string Name(HttpRequest request) => request.IsHttps ? "__Secure-refresh" : "refresh";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext http, string token, DateTimeOffset expires) =>
        http.Response.Cookies.Append(Name(http.Request), token, Options(http, expires));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name(http.Request), Options(http, null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = Path,
        Expires = expires,
        IsEssential = true,
    };
}
