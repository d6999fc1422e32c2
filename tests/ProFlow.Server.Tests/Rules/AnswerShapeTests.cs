using System.Text.Json;
using ProFlow.Server.Platform.Access;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>
/// ASVS 15.3.1: an answer holds what its document says and nothing more. The owner asks, who is told the most; a member that the document does not
/// know, at any depth, is a leak or a document that lies.
/// </summary>
public sealed class AnswerShapeTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    [Fact]
    public async Task An_answer_holds_what_its_document_says()
    {
        using var document = await Document.RootAsync(world.App.Client(), world.App.Address);
        List<string> wrong = [];
        foreach (var (endpoint, valid) in ValidCalls.Table)
        {
            var caller = Reference.Operations[endpoint] == Right.Anonymous ? Role.Anonymous : Role.Owner;
            var call = await valid.Make(world, caller == Role.Anonymous ? null : world[caller]);
            using var answer = await call.SendAsync(world[caller], HttpMethod.Parse(endpoint.Split(' ')[0]));
            wrong.AddRange((await WrongAsync(document.RootElement, endpoint, answer)).Select(what => $"{endpoint} ({(int)answer.StatusCode}): {what}"));
        }

        Assert.Empty(wrong);
    }

    private static async Task<IEnumerable<string>> WrongAsync(JsonElement root, string endpoint, HttpResponseMessage answer)
    {
        var schema = Document.Answer(root, endpoint, (int)answer.StatusCode);
        if (answer.Content.Headers.ContentType?.MediaType is not "application/json") return schema is null ? [] : ["the document promises JSON"];
        var text = await answer.Content.ReadAsStringAsync();
        if (schema is null) return [$"the document does not tell of {text}"];
        using var body = JsonDocument.Parse(text);
        return [.. Document.Undocumented(root, schema.Value, body.RootElement)];
    }

    [Fact]
    public async Task A_member_that_is_not_in_the_document_is_found_at_any_depth()
    {
        using var document = await Document.RootAsync(world.App.Client(), world.App.Address);
        var schema = Document.Answer(document.RootElement, "GET workspaces/{workspaceId}/members", 200)!.Value;
        using var answer = JsonDocument.Parse("""{"items":[{"name":"Ada","passwordHash":"x"}],"nextCursor":null,"total":1}""");

        Assert.Equal(["items[].passwordHash", "total"], Document.Undocumented(document.RootElement, schema, answer.RootElement).Order());
    }
}
