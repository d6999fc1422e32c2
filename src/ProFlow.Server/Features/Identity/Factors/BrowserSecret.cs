namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>A secret in a cookie that ties what was begun in a browser to that browser, for a short time.</summary>
internal sealed record BrowserSecret(string Name, string Path, TimeSpan Lifetime)
{
    public string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: > 0 and < 100 } secret ? secret : null;

    /// <summary>Leaves a new secret in the browser, also where the answer ends as a refusal.</summary>
    public string Leave(HttpContext http)
    {
        var secret = Sessions.NewSecret();
        http.Response.OnStarting(() =>
        {
            http.Response.Cookies.Append(NameFor(http.Request), secret, Options(http));
            return Task.CompletedTask;
        });
        return secret;
    }

    public void Clear(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), Options(http));

    private string NameFor(HttpRequest request) => request.IsHttps ? $"__Secure-{Name}" : Name;

    private CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = Path,
        MaxAge = Lifetime,
        IsEssential = true,
    };
}
