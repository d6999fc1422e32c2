using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>
/// Asks providers. Whatever one sends is bounded: ten seconds, 256 KB, no redirects, no cookies, JSON without a name twice.
/// What breaks a bound is a <see cref="ProviderFailure"/>.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    private const int MaxBytes = 256 * 1024;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient http;

    public ProviderHttp() : this(patience)
    {
    }

    internal ProviderHttp(TimeSpan patience) => http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseHeadersLength = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = patience,
        MaxResponseContentBufferSize = MaxBytes,
        DefaultRequestHeaders = { { "User-Agent", "ProFlow" }, { "Accept", "application/json" } },
    };

    public void Dispose() => http.Dispose();

    public Task<JsonElement> GetAsync(Uri address, string? accessToken, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accessToken is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return SendAsync(request, ct);
    }

    public Task<JsonElement> PostAsync(Uri address, IReadOnlyDictionary<string, string> form, AuthenticationHeaderValue? authorization, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = authorization;
        return SendAsync(request, ct);
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var what = $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)}";
        try
        {
            using (request)
            {
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
                var body = await answer.Content.ReadAsByteArrayAsync(ct);
                if (answer.StatusCode != HttpStatusCode.OK) throw new ProviderFailure($"{what} answered {(int)answer.StatusCode}{Told(body)}", answer.StatusCode);
                return Parse(body) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json ? json : throw new ProviderFailure($"{what} answered no JSON");
            }
        }
        catch (HttpRequestException failure)
        {
            throw new ProviderFailure($"{what}: {failure.HttpRequestError} {failure.Message}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ProviderFailure($"{what} took longer than {http.Timeout.TotalSeconds:0} s");
        }
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 }).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The error code of OAuth in a refusal: a word from a fixed list, never text of somebody's choosing.</summary>
    private static string Told(byte[] body) =>
        Parse(body) is { ValueKind: JsonValueKind.Object } json && json.Text("error") is { Length: < 40 } error && error.All(c => char.IsAsciiLetter(c) || c == '_') ? $" ({error})" : "";
}

/// <summary>The provider did not answer, or not as it has to. The message is for the log of the server's owner.</summary>
internal sealed class ProviderFailure(string message, HttpStatusCode? status = null) : Exception(message)
{
    public HttpStatusCode? Status { get; } = status;
}

internal static class ProviderJson
{
    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long? Number(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The strings of an array, or one string alone.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value)) return [];
        if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)] : [];
    }
}
