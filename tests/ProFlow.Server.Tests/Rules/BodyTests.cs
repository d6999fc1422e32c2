using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProFlow.Server.Platform;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Every endpoint that takes a body, with every body that it should not take: it says which field is wrong, and writes nothing.</summary>
public sealed class BodyTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    /// <summary>B-6 and ASVS 8.2.3: what nobody may set by a request, whatever else they send.</summary>
    private static readonly string[] forbidden =
    [
        "unknown", "id", "workspaceId", "tenantId", "createdBy", "projectId", "taskId", "ownerId", "userId", "role", "version", "createdAt", "updatedAt", "createdById", "authorId",
        "authorName", "reporterId", "key", "number", "category", "completedAt", "trackedMinutes", "deletedAt", "passwordHash", "tokenHash", "acceptedAt", "__proto__",
    ];

    public static TheoryData<string> WithBody => [.. ValidCalls.Table.Keys.Where(k => k.StartsWith("POST", StringComparison.Ordinal) || k.StartsWith("PATCH", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(WithBody))]
    public async Task An_empty_object_succeeds_or_names_the_fields_that_are_missing(string endpoint)
    {
        if (BodyOf(endpoint) is null) return;
        var call = await ValidCalls.Table[endpoint].Make(world, world.Owner);

        using var answer = await SendAsync(endpoint, call, "{}");

        if (endpoint == "POST auth/login") Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        else if (!answer.IsSuccessStatusCode) await FieldsAsync(answer, $"{endpoint} {{}}");
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task A_member_that_can_not_be_set_is_refused_by_name_and_nothing_is_stored(string endpoint)
    {
        if (BodyOf(endpoint) is not { } type) return;
        var call = await ValidCalls.Table[endpoint].Make(world, world.Owner);
        var known = Bodies.Members(type).Select(m => m.Name).ToHashSet();
        var before = await world.ChangeCountAsync();

        foreach (var member in forbidden.Where(f => !known.Contains(f)))
        {
            var body = Bodies.Object(call.Body);
            body[member] = member is "version" or "number" ? 1 : Guid.CreateVersion7().ToString();
            using var answer = await SendAsync(endpoint, call, body.ToJsonString());
            Assert.Contains(member, await FieldsAsync(answer, $"{endpoint} with {member}"));
        }

        Assert.Equal(before, await world.ChangeCountAsync());
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task A_value_of_the_wrong_type_is_refused_by_the_name_of_its_field(string endpoint)
    {
        if (BodyOf(endpoint) is not { } type) return;
        var call = await ValidCalls.Table[endpoint].Make(world, world.Owner);
        var before = await world.ChangeCountAsync();

        foreach (var (name, member) in Bodies.Members(type))
        {
            foreach (var wrong in Bodies.Wrong(member))
            {
                var body = Bodies.Object(call.Body);
                body[name] = "\u0001";
                using var answer = await SendAsync(endpoint, call, body.ToJsonString().Replace("\"\\u0001\"", wrong, StringComparison.Ordinal));
                Assert.Contains(await FieldsAsync(answer, $"{endpoint} with {name}: {wrong}"), f => f.StartsWith(name, StringComparison.Ordinal));
            }
        }

        Assert.Equal(before, await world.ChangeCountAsync());
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task A_null_is_taken_or_refused_by_the_name_of_its_field(string endpoint)
    {
        if (BodyOf(endpoint) is not { } type) return;
        foreach (var (name, _) in Bodies.Members(type))
        {
            var call = await ValidCalls.Table[endpoint].Make(world, world.Owner);
            var body = Bodies.Object(call.Body);
            body[name] = null;

            using var answer = await SendAsync(endpoint, call, body.ToJsonString());

            if (endpoint == "POST auth/login" && answer.StatusCode == HttpStatusCode.Unauthorized) continue;
            if (!answer.IsSuccessStatusCode) Assert.Contains(await FieldsAsync(answer, $"{endpoint} with {name}: null"), f => f.StartsWith(name, StringComparison.Ordinal) || f == "body");
        }
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task A_body_that_is_no_object_is_400_and_one_of_another_kind_415(string endpoint)
    {
        if (BodyOf(endpoint) is null) return;
        var call = await ValidCalls.Table[endpoint].Make(world, world.Owner);
        var before = await world.ChangeCountAsync();

        foreach (var text in (string[])["", " ", "{", "null", "[]", "\"text\"", "1", "{\"a\":1", "{'name':1}", "{\"name\":\"x\",}", "\0", new string('[', 100), "{\"name\":\"a\",\"name\":\"b\"}"])
        {
            using var answer = await SendAsync(endpoint, call, text);
            Assert.NotEmpty(await FieldsAsync(answer, $"{endpoint} with the body {text}"));
        }
        foreach (var media in (string[])["text/plain", "application/x-www-form-urlencoded", "application/xml", "text/html", "multipart/form-data; boundary=x"])
        {
            if (Endpoints.Accepts(Endpoints.Api(world.App.Services).Single(e => Endpoints.Key(e) == endpoint), media.Split(';')[0])) continue;
            using var answer = await SendAsync(endpoint, call, Bodies.Object(call.Body).ToJsonString(), media);
            Assert.True(answer.StatusCode == HttpStatusCode.UnsupportedMediaType, $"{endpoint} as {media} gave {(int)answer.StatusCode}");
            await RoleWorld.ProblemAsync(answer, $"{endpoint} as {media}");
        }

        Assert.Equal(before, await world.ChangeCountAsync());
    }

    private Type? BodyOf(string endpoint) =>
        Endpoints.Body(Endpoints.Api(world.App.Services).Single(e => Endpoints.Key(e) == endpoint));

    private Task<HttpResponseMessage> SendAsync(string endpoint, Call call, string body, string media = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", media);
        var request = new HttpRequestMessage(HttpMethod.Parse(endpoint.Split(' ')[0]), call.Path) { Content = content };
        foreach (var (name, value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return world.Owner.Http.SendAsync(request);
    }

    /// <summary>The names of the fields that a 400 complains of.</summary>
    private static async Task<IReadOnlyList<string>> FieldsAsync(HttpResponseMessage answer, string what)
    {
        var problem = await RoleWorld.ProblemAsync(answer, what);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{what} gave {(int)answer.StatusCode}: {problem}");
        Assert.True(problem.TryGetProperty("errors", out var errors), $"{what} names no field: {problem}");
        return [.. errors.EnumerateObject().Select(e => e.Name)];
    }
}

/// <summary>Bodies as their types describe them.</summary>
internal static class Bodies
{
    public static JsonObject Object(object? body) => JsonSerializer.SerializeToNode(body ?? new { }, Json.Options)!.AsObject();

    public static IEnumerable<(string Name, Type Type)> Members(Type type) =>
        type.GetProperties().Where(p => p.Name != "EqualityContract").Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), Plain(p.PropertyType)));

    /// <summary>JSON values that a member of this type can't have.</summary>
    public static string[] Wrong(Type type)
    {
        if (type == typeof(string)) return ["123", "true", "[]", "{}", "\"\\ud800\""];
        if (type == typeof(bool)) return ["1", "\"true\"", "[]", "{}"];
        if (type == typeof(int)) return ["\"1\"", "1.5", "1e400", "99999999999", "true", "{}"];
        if (type == typeof(long)) return ["\"1\"", "1.5", "1e400", "99999999999999999999", "true", "{}"];
        if (type == typeof(Guid)) return ["1", "\"not an id\"", "\"\"", "[]", "{}"];
        if (type == typeof(DateOnly)) return ["20261123", "\"2026-02-30\"", "\"23.11.2026\"", "\"2026-11-23T00:00:00Z\"", "\"\"", "{}"];
        if (type == typeof(DateTimeOffset)) return ["1", "\"yesterday\"", "\"2026-13-01T00:00:00Z\"", "\"\"", "{}"];
        if (type.IsEnum) return ["0", "1", "\"1\"", "\"nonsense\"", "\"\"", "[]", "{}", $"\"{string.Join(", ", Enum.GetNames(type).Take(2))}\""];
        if (type.IsArray) return ["1", "\"x\"", "{}", "[1]", "[null]", "[\"not an id\"]"];
        if (type == typeof(JsonElement)) return ["1", "\"x\"", "[]", "true"];
        return type.IsGenericType ? ["1", "\"x\"", "{}", "[1]", "[[]]"] : ["1", "\"x\"", "[]"];
    }

    private static Type Plain(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)) type = type.GetGenericArguments()[0];
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
