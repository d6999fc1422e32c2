using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Factors;

/// <summary>A server whose clock the test turns, and browsers that keep their cookies.</summary>
public sealed class FactorWorld : IAsyncLifetime
{
    private readonly ProFlowApp app = new();
    private WebApplication node = null!;
    private int people;

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        node = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(Time));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await app.DisposeAsync();
    }

    public Browser Open() => new(new Uri(node.Urls.First()));

    internal Task<T> LookAsync<T>(Func<ProFlowDb, Task<T>> look) => app.LookAsync(look);

    /// <summary>Somebody new, signed in with a password alone.</summary>
    public async Task<Browser> RegisterAsync(string name = "Ada")
    {
        var browser = Open();
        browser.Email = $"{name.ToLowerInvariant()}{Interlocked.Increment(ref people)}@example.org";
        browser.Enter(await browser.OkAsync<SignedIn>(HttpMethod.Post, "auth/register", new { email = browser.Email, password = Browser.Password, name }));
        return browser;
    }

    /// <summary>Somebody new with an authenticator app.</summary>
    internal async Task<(Browser Browser, PhoneApp Phone)> WithAppAsync(string name = "Ada")
    {
        var browser = await RegisterAsync(name);
        return (browser, await AddAppAsync(browser));
    }

    internal async Task<PhoneApp> AddAppAsync(Browser browser)
    {
        var draft = await browser.OkAsync<TotpDraftView>(HttpMethod.Post, "auth/factors/totp");
        var phone = new PhoneApp(draft.Secret, Time);
        var added = await browser.OkAsync<FactorAddedView>(HttpMethod.Post, "auth/factors/totp/confirm", new { id = draft.Id, code = phone.NextCode() });
        phone.RecoveryCodes = added.RecoveryCodes ?? [];
        return phone;
    }
}

/// <summary>An authenticator app: knows the secret as it was typed in, and the time.</summary>
internal sealed class PhoneApp(string secret, FakeTimeProvider time)
{
    private readonly byte[] key = Decode(secret);

    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    /// <summary>The code that the app shows once the present one is over.</summary>
    public string NextCode()
    {
        time.Advance(TimeSpan.FromSeconds(30));
        return CodeAt(0);
    }

    public string CodeAt(int steps) => Totp.Code(key, Totp.StepAt(time.GetUtcNow()) + steps);

    public string WrongCode() => Enumerable.Range(0, 10).Select(i => $"{i}00000").First(c => Enumerable.Range(-2, 5).All(s => CodeAt(s) != c));

    public static byte[] Decode(string text)
    {
        var (bytes, bits, count) = (new List<byte>(), 0, 0);
        foreach (var c in text)
        {
            (bits, count) = ((bits << 5) | (c is >= 'A' and <= 'Z' ? c - 'A' : c - '2' + 26), count + 5);
            if (count < 8) continue;
            bytes.Add((byte)(bits >> (count - 8)));
            count -= 8;
            bits &= (1 << count) - 1;
        }
        return [.. bytes];
    }
}

/// <summary>A browser with its cookies, signed in or not.</summary>
public sealed class Browser
{
    public const string Password = "correct horse";
    private static readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false });
    private readonly CookieContainer cookies = new();
    private readonly Uri api;
    private string? token;

    public Browser(Uri server)
    {
        Origin = server.GetLeftPart(UriPartial.Authority);
        api = new Uri(server, "/api/v1/");
    }

    public string Origin { get; }
    public string Email { get; set; } = "";
    public Guid UserId { get; private set; }

    public void Enter(SignedIn signedIn) => (UserId, token) = (signedIn.User.Id, signedIn.AccessToken);

    /// <summary>What it sends along, also for a request that somebody else makes in its place.</summary>
    public (string Name, string Value)[] Headers(bool signedIn)
    {
        var headers = new List<(string, string)> { ("Origin", Origin) };
        if (cookies.GetCookieHeader(new Uri(api, "auth/factor")) is { Length: > 0 } kept) headers.Add(("Cookie", kept));
        if (signedIn) headers.Add(("Authorization", $"Bearer {token}"));
        return [.. headers];
    }

    public async Task<HttpResponseMessage> TryAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(api, path));
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json.Options);
        foreach (var (name, value) in Headers(token is not null)) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) cookies.SetCookies(request.RequestUri!, cookie);
        return answer;
    }

    public async Task<T> OkAsync<T>(HttpMethod method, string path, object? body = null)
    {
        using var answer = await TryAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} gave {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default! : JsonSerializer.Deserialize<T>(text, Json.Options)!;
    }

    /// <summary>Expects a refusal with this status and code.</summary>
    public async Task<JsonElement> RefusedAsync(HttpStatusCode status, string code, HttpMethod method, string path, object? body = null)
    {
        using var answer = await TryAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{method} {path} gave {(int)answer.StatusCode} instead of {(int)status}: {text}");
        var problem = JsonElement.Parse(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    /// <summary>A new access token for the session of this browser.</summary>
    public async Task RefreshAsync() => Enter(await OkAsync<SignedIn>(HttpMethod.Post, "auth/refresh"));

    public Task<HttpResponseMessage> TryLogInAsync(string email, string? code = null) => TryAsync(HttpMethod.Post, "auth/login", new { email, password = Password, code });

    /// <summary>The first half of a sign-in: the password is right, the second factor is awaited.</summary>
    public Task<JsonElement> BeginLogInAsync(string email) =>
        RefusedAsync(HttpStatusCode.Unauthorized, "second_factor_required", HttpMethod.Post, "auth/login", new { email, password = Password });

    public Task<HttpResponseMessage> TryFactorAsync(string code) => TryAsync(HttpMethod.Post, "auth/factor", new { code });
}
