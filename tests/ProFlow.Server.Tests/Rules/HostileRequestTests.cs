using System.Net;
using System.Text;
using System.Text.Json;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Requests that no client of ours makes: each is refused in words, none is a fault of the server's.</summary>
public sealed class HostileRequestTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    private static readonly Encoding bytes = Encoding.Latin1;

    public static TheoryData<string, string> Body => new()
    {
        { "100 levels", "{\"customFields\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 101) },
        { "100 levels of lists", "{\"labelIds\":" + new string('[', 100) + new string(']', 100) + "}" },
        { "a key twice", """{"title":"a","title":"b"}""" },
        { "a key twice in a nested object", """{"title":"a","customFields":{"x":1,"x":2}}""" },
        { "half a surrogate pair", """{"title":"a\ud800"}""" },
        { "the wrong half of a surrogate pair", """{"title":"\udc00a"}""" },
        { "half a surrogate pair in a name", """{"title":"a","\ud800":1}""" },
        { "NUL in a string", """{"title":"a\u0000b"}""" },
        { "NUL in a description", """{"title":"a","description":"\u0000"}""" },
        { "a raw NUL", "{\"title\":\"a\0b\"}" },
        { "a raw control character", "{\"title\":\"a\u0001b\"}" },
        { "invalid UTF-8", "{\"title\":\"\xff\xfe\"}" },
        { "an overlong form", "{\"title\":\"\xc0\xaf\"}" },
        { "UTF-16 with its mark", "\xff\xfe{\0\"\0t\0" },
        { "a comment", """{"title":"a"} // done""" },
        { "something behind the end", """{"title":"a"} {"title":"b"}""" },
        { "a number beyond all", """{"title":"a","estimateMinutes":1e999999}""" },
        { "NaN", """{"title":"a","estimateMinutes":NaN}""" },
        { "a string of 1 MB", "{\"title\":\"" + new string('a', 1_000_000) + "\"}" },
        { "a description of 1 MB", "{\"title\":\"a\",\"description\":\"" + new string('a', 1_000_000) + "\"}" },
        { "200,000 ids", "{\"title\":\"a\",\"labelIds\":[" + string.Join(',', Enumerable.Repeat("\"0198d3a0-0000-7000-8000-000000000000\"", 200_000)) + "]}" },
    };

    [Theory, MemberData(nameof(Body))]
    public async Task A_malformed_body_is_400_and_names_what_is_wrong(string what, string body)
    {
        var before = await world.ChangeCountAsync();

        using var answer = await world.Owner.Http.SendAsync(Post(bytes.GetBytes(body)));

        var problem = await RoleWorld.ProblemAsync(answer, what);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{what}: {problem}");
        Assert.NotEmpty(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(before, await world.ChangeCountAsync());
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_body_is_passed_over()
    {
        using var answer = await world.Owner.Http.SendAsync(Post([0xEF, 0xBB, 0xBF, .. """{"title":"marked"}"""u8]));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Theory, InlineData(null), InlineData("a-key")]
    public async Task A_body_of_11_MB_is_413(string? idempotencyKey)
    {
        using var request = Post(new byte[11 * 1024 * 1024]);
        // The client then waits for the server's word before it sends.
        request.Headers.ExpectContinue = true;
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);

        using var answer = await world.Owner.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await RoleWorld.ProblemAsync(answer, "11 MB");
    }

    [Theory, InlineData("application/json; charset=nonsense"), InlineData("application/json; charset=utf-16"), InlineData("application/json; charset=\""), InlineData("")]
    public async Task A_body_in_an_encoding_that_nobody_knows_is_415(string media)
    {
        using var request = Post("""{"title":"a"}"""u8.ToArray());
        request.Content!.Headers.Remove("Content-Type");
        if (media.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", media);

        using var answer = await world.Owner.Http.SendAsync(request);

        await RoleWorld.ProblemAsync(answer, media);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("tasks/not-an-id"), InlineData("tasks/00000000-0000-0000-0000-000000000000"), InlineData("tasks/%2e%2e%2fme"), InlineData("tasks/1'%20OR%20'1'='1")]
    [InlineData("projects/%F0%9F%98%80/tasks"), InlineData("workspaces/0198d3a0/members"), InlineData("invitations/%F0%9F%98%80"), InlineData("nowhere"), InlineData("nowhere.json")]
    public async Task An_id_that_is_none_is_404(string path)
    {
        var problem = await world.Owner.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, path);

        Assert.Equal("not_found", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_id_that_is_none_is_404_for_every_write_as_well()
    {
        foreach (var endpoint in ValidCalls.Table.Keys.Where(k => !k.StartsWith("GET", StringComparison.Ordinal) && k.Contains("Id}", StringComparison.Ordinal)))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(endpoint.Split(' ')[1], @"\{\w+\}", "not-an-id");
            await world.Owner.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Parse(endpoint.Split(' ')[0]), path, new { });
        }
    }

    [Theory]
    [InlineData("tasks?limit=0"), InlineData("tasks?limit=-1"), InlineData("tasks?limit=1001"), InlineData("tasks?limit=1000000000"), InlineData("tasks?limit=99999999999"), InlineData("tasks?limit=ten")]
    [InlineData("tasks?cursor=nonsense"), InlineData("tasks?cursor=%00"), InlineData("tasks?cursor=e30"), InlineData("tasks?cursor=W10"), InlineData("tasks?cursor=bnVsbA")]
    [InlineData("tasks?sort=secret"), InlineData("tasks?sort=deletedAt"), InlineData("tasks?category=nonsense"), InlineData("tasks?category=0"), InlineData("tasks?category=-1"), InlineData("tasks?category=todo,%201")]
    [InlineData("tasks?priority=9"), InlineData("tasks?assigneeId=nobody"), InlineData("tasks?dueBefore=tomorrow"), InlineData("tasks?updatedSince=1"), InlineData("tasks?parentId=x")]
    [InlineData("tasks?q=%00"), InlineData("tasks?status=%00"), InlineData("tasks?label=a%00b"), InlineData("changes?after=-1"), InlineData("changes?after=x"), InlineData("changes?limit=0"), InlineData("labels?limit=0"), InlineData("members?cursor=e30x")]
    public async Task A_listing_refuses_what_it_does_not_understand(string query) =>
        Assert.NotEmpty((await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{world.Project.Id}/{query}")).GetProperty("errors").EnumerateObject());

    [Theory]
    [InlineData("""{"sort":"position"}"""), InlineData("""{"sort":"position","key":null,"id":"0198d3a0-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"sort":"position","key":1,"id":"0198d3a0-0000-7000-8000-000000000000"}"""), InlineData("""{"sort":"position","key":{},"id":"0198d3a0-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"sort":"position","key":"\ud800","id":"0198d3a0-0000-7000-8000-000000000000"}"""), InlineData("""{"sort":"position","key":"\u0000","id":"0198d3a0-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"sort":"title","key":"a","id":"0198d3a0-0000-7000-8000-000000000000"}"""), InlineData("""{"sort":"position","key":"a","id":1}"""), InlineData("""{"position":"\u0000"}""")]
    public async Task A_forged_cursor_is_refused(string cursor)
    {
        var forged = Convert.ToBase64String(Encoding.UTF8.GetBytes(cursor)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{world.Project.Id}/tasks?cursor={forged}");
    }

    [Fact]
    public async Task A_search_of_nothing_but_wildcards_finds_them_as_letters()
    {
        var page = await world.Owner.GetAsync<Page<TaskView>>($"projects/{world.Project.Id}/tasks?q={string.Concat(Enumerable.Repeat("%25_", 60))}&label=a,b,c&status={string.Join(',', Enumerable.Repeat("x", 500))}");

        Assert.Empty(page.Items);
    }

    [Theory, InlineData("TRACE"), InlineData("PROPFIND"), InlineData("BREW"), InlineData("PUT")]
    public async Task A_method_that_an_address_does_not_know_is_405(string method)
    {
        using var answer = await world.Owner.TryAsync(new HttpMethod(method), $"projects/{world.Project.Id}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        await RoleWorld.ProblemAsync(answer, method);
    }

    [Theory, InlineData("me", 200), InlineData("nowhere", 404), InlineData("projects/x", 404), InlineData("../../health/live", 200), InlineData("../../openapi/v1.json", 200)]
    public async Task Every_answer_carries_the_headers_that_keep_browsers_strict(string path, int status)
    {
        foreach (var person in (Person[])[world.Owner, world[Role.Anonymous]])
        {
            using var answer = await person.TryAsync(HttpMethod.Get, path);

            if (person == world.Owner) Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
            if (!path.StartsWith("..", StringComparison.Ordinal)) Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Words_of_a_proxy_that_nobody_set_up_are_not_believed()
    {
        var invitation = await world.Owner.SendAsync<InvitationView>(HttpMethod.Post, $"workspaces/{world.Workspace.Id}/invitations", new { role = "guest" },
            ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=evil.example"), ("X-User-Id", world[Role.Stranger].Id.ToString()));

        Assert.StartsWith($"{ProFlowApp.PublicAddress}/invite/", invitation.Url, StringComparison.Ordinal);
        Assert.Equal(world.Owner.Id, invitation.CreatedById);
    }

    [Theory, InlineData("auth/login"), InlineData("auth/register")]
    public async Task NUL_in_an_address_or_a_password_finds_nobody(string path)
    {
        using var answer = await world[Role.Anonymous].TryAsync(HttpMethod.Post, path, path == "auth/login"
            ? new { email = "a\0@example.org", password = "correct\0horse" }
            : new { email = "a\0@example.org", password = "correct\0horse", name = "A" });

        Assert.InRange((int)answer.StatusCode, 400, 401);
        await RoleWorld.ProblemAsync(answer, path);
    }

    [Fact]
    public async Task A_name_of_a_browser_is_cut_between_characters()
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var client = new HttpClient(handler) { BaseAddress = world[Role.Anonymous].Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/login");
        request.Headers.TryAddWithoutValidation("User-Agent", new string('a', 299) + "😀");
        request.Content = new StringContent(JsonSerializer.Serialize(new { email = world.Owner.User.Email, password = "correct horse" }), Encoding.UTF8, "application/json");

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private HttpRequestMessage Post(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return new HttpRequestMessage(HttpMethod.Post, $"projects/{world.Project.Id}/tasks") { Content = content };
    }
}
