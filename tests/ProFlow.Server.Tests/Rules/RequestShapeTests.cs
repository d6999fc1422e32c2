using System.Net;
using System.Net.Http.Headers;
using ProFlow.Server.Platform.Web;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>What is refused before any endpoint reads it: v5.0.0-15.3.7, v5.0.0-1.4.2, v5.0.0-5.2.1 and case C-4.</summary>
public sealed class RequestShapeTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    // v5.0.0-15.3.7
    [Theory]
    [InlineData("limit=1&limit=1000"), InlineData("limit=1&Limit=2"), InlineData("q=a&q=b"), InlineData("status=a&status=b"), InlineData("cursor=&cursor=")]
    public async Task A_parameter_that_is_given_twice_is_refused_by_name(string query)
    {
        var problem = await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{world.Project.Id}/tasks?{query}");

        Assert.Equal(query.Split('=')[0], problem.GetProperty("errors").EnumerateObject().Single().Name, ignoreCase: true);
    }

    [Fact]
    public async Task More_parameters_than_any_address_has_are_refused() =>
        await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{world.Project.Id}/tasks?{string.Join('&', Enumerable.Range(0, 60).Select(i => $"p{i}=1"))}");

    // v5.0.0-1.4.2 and C-4
    [Theory]
    [InlineData("tasks?limit=2147483648"), InlineData("tasks?limit=9223372036854775808"), InlineData("tasks?limit=-2147483649"), InlineData("tasks?limit=1e3"), InlineData("tasks?limit=NaN"), InlineData("tasks?limit=0x10"), InlineData("tasks?limit=1.0")]
    [InlineData("changes?after=9223372036854775808"), InlineData("changes?after=-9223372036854775809"), InlineData("changes?after=1e2"), InlineData("changes?after=NaN"), InlineData("changes?after=0&limit=2147483648")]
    public async Task A_number_beyond_its_range_is_refused(string query) =>
        Assert.NotEmpty((await world.Owner.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/{world.Project.Id}/{query}")).GetProperty("errors").EnumerateObject());

    [Theory, InlineData("auth/login"), InlineData("auth/register"), InlineData("auth/reauthenticate")]
    public async Task A_body_larger_than_a_sign_in_needs_is_413_before_it_is_read(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[RequestShape.MaxAuthBody + 1]), Headers = { ExpectContinue = true } };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await world.Owner.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await RoleWorld.ProblemAsync(answer, path);
    }

    [Theory, InlineData("gzip"), InlineData("br"), InlineData("deflate, gzip"), InlineData("nonsense")]
    public async Task A_compressed_body_is_not_unpacked(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"projects/{world.Project.Id}/tasks") { Content = new StringContent("""{"title":"a"}""", System.Text.Encoding.UTF8, "application/json") };
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);

        using var answer = await world.Owner.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }
}
