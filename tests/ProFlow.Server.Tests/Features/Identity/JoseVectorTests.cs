using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Tests.Features.Imports;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

/// <summary>The vectors of Project Wycheproof for signed and encrypted tokens, where they lie beside the repository.</summary>
[Trait("Security", "A-3")]
public sealed class JoseVectorTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private static readonly string[] files = ["json_web_signature_test.json", "json_web_crypto_test.json", "json_web_key_test.json", "json_web_encryption_test.json"];

    private sealed record Vector(string Name, string Token, bool Valid, JsonElement Group);

    [Fact]
    public async Task Each_vector_is_refused_at_the_door_and_none_is_an_error_of_ours()
    {
        using var http = app.Client();
        var vectors = Vectors();

        await Parallel.ForEachAsync(vectors, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (vector, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "me");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {vector.Token}");
            using var answer = await http.SendAsync(request, ct);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{vector.Name} gave {(int)answer.StatusCode}");
        });

        Assert.True(vectors.Count > 100, $"There are only {vectors.Count} vectors.");
    }

    /// <summary>The same check, with the vectors' own keys as the trusted ones and without asking for claims that they do not have.</summary>
    [Fact]
    public async Task No_invalid_vector_is_accepted_even_if_its_key_were_ours()
    {
        var handler = new JsonWebTokenHandler();
        var tried = 0;
        foreach (var vector in Vectors().Where(v => !v.Valid))
        {
            var result = await handler.ValidateTokenAsync(vector.Token, WithKeys(KeysOf(vector.Group)));
            Assert.False(result.IsValid, $"{vector.Name} was accepted.");
            tried++;
        }
        Assert.True(tried > 100, $"There are only {tried} invalid vectors.");
    }

    [Fact]
    public async Task The_check_that_refuses_them_accepts_what_their_key_has_signed_as_we_do()
    {
        var handler = new JsonWebTokenHandler();
        var keys = Vectors().Select(v => v.Group).Where(g => Curve(g) == "P-256").Select(g => new JsonWebKey(g.GetProperty("private").GetRawText())).DistinctBy(k => k.X).ToList();
        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            var token = handler.CreateToken("""{"sub":"ada"}""", new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256));

            Assert.True((await handler.ValidateTokenAsync(token, WithKeys([key]))).IsValid);
            Assert.False((await handler.ValidateTokenAsync(token[..^3] + "AAA", WithKeys([key]))).IsValid);
        }
    }

    private TokenValidationParameters WithKeys(IEnumerable<SecurityKey> keys)
    {
        var parameters = app.Services.GetRequiredService<AccessTokens>().Parameters(keys);
        (parameters.ValidateIssuer, parameters.ValidateAudience, parameters.ValidateLifetime, parameters.RequireExpirationTime) = (false, false, false, false);
        (parameters.ValidTypes, parameters.LifetimeValidator) = (null, null);
        return parameters;
    }

    private static List<Vector> Vectors()
    {
        var folder = OutsideData.Folder("08-jose-attack");
        return [.. files.SelectMany(file => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file))).RootElement.GetProperty("testGroups").EnumerateArray()
            .SelectMany(group => group.GetProperty("tests").EnumerateArray().Select(test => new Vector(
                $"{file} {test.GetProperty("tcId")} {test.GetProperty("comment")}", Text(test), test.GetProperty("result").GetString() == "valid", group))))];
    }

    /// <summary>Compact, or JSON as it stands: then it is no bearer token at all.</summary>
    private static string Text(JsonElement test)
    {
        var token = test.TryGetProperty("jws", out var jws) ? jws : test.GetProperty("jwe");
        return token.ValueKind == JsonValueKind.String ? token.GetString()! : token.GetRawText().ReplaceLineEndings("");
    }

    private static string? Curve(JsonElement group) =>
        group.TryGetProperty("private", out var key) && key.TryGetProperty("crv", out var curve) && key.TryGetProperty("d", out _) ? curve.GetString() : null;

    private static List<SecurityKey> KeysOf(JsonElement group)
    {
        var keys = new List<SecurityKey>();
        foreach (var half in new[] { "public", "private" })
        {
            if (!group.TryGetProperty(half, out var key) || key.ValueKind != JsonValueKind.Object) continue;
            var all = key.TryGetProperty("keys", out var set) ? set.EnumerateArray().ToList() : [key];
            keys.AddRange(all.Select(k => new JsonWebKey(k.GetRawText())));
        }
        return keys;
    }
}
