using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>
/// ASVS 8.2.2, 8.4.1. Every place of the document in which an id can stand, with an id of another tenant: the answer is, byte for byte, the one
/// to an id of nothing, and nothing is written. A new operation or field is walked without being named here.
/// </summary>
public sealed partial class GeneratedIdTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    [Fact]
    public async Task B1_B4_an_id_of_another_tenant_in_the_path_is_an_id_of_nothing()
    {
        var elsewhere = await Elsewhere.MakeAsync(world);
        var failures = new List<string>();
        foreach (var operation in await DocumentAsync())
        {
            foreach (var name in operation.PathIds)
            {
                var call = await MakeAsync(operation);
                var before = await world.ChangeCountAsync();
                var (told, ofNothing) = (
                    await AskAsync(world.Owner, operation, With(operation, call, name, Foreign(elsewhere, operation, name))),
                    await AskAsync(world.Owner, operation, With(operation, call, name, Guid.CreateVersion7())));
                if (!told.StartsWith("404", StringComparison.Ordinal) || told != ofNothing) failures.Add($"{operation.Key}, {name}: {told} but of nothing {ofNothing}");
                if (before != await world.ChangeCountAsync()) failures.Add($"{operation.Key}, {name}: something was written.");
            }
        }
        Assert.Empty(failures);
    }

    [Fact]
    public async Task B1_to_the_admin_of_another_tenant_everything_here_is_nothing()
    {
        var failures = new List<string>();
        foreach (var operation in (await DocumentAsync()).Where(o => o.PathIds.Count > 0 && Reference.Operations[o.Key] > Right.SignedIn))
        {
            var call = await MakeAsync(operation);
            var nowhere = operation.PathIds.Aggregate(call, (c, name) => With(operation, c, name, Guid.CreateVersion7()));
            var (told, ofNothing) = (await AskAsync(world[Role.OtherAdmin], operation, call), await AskAsync(world[Role.OtherAdmin], operation, nowhere));
            if (!told.StartsWith("404", StringComparison.Ordinal) || told != ofNothing) failures.Add($"{operation.Key}: {told} but of nothing {ofNothing}");
        }
        Assert.Empty(failures);
    }

    [Fact]
    public async Task B2_B3_an_id_of_another_tenant_in_the_query_or_the_body_is_refused_as_one_of_nothing()
    {
        var elsewhere = await Elsewhere.MakeAsync(world);
        var (failures, asked) = (new List<string>(), 0);
        foreach (var operation in await DocumentAsync())
        {
            foreach (var place in operation.QueryIds.Concat(operation.BodyIds))
            {
                Call Naming(Call call, Guid id) => operation.QueryIds.Contains(place)
                    ? call with { Path = $"{call.Path}{(call.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{place}={id}" }
                    : call with { Body = Put(Bodies.Object(call.Body), place, id) };
                var name = Last().Match(place).Value;
                var (first, second) = (await MakeAsync(operation), await MakeAsync(operation));
                var before = await world.ChangeCountAsync();
                var (told, ofNothing) = (await AskAsync(world.Owner, operation, Naming(first, Foreign(elsewhere, operation, name))), await AskAsync(world.Owner, operation, Naming(second, Guid.CreateVersion7())));
                asked++;
                // A read with a filter that matches nothing is an empty list, and so it is with an id of nothing.
                var fits = operation.Method == HttpMethod.Get ? told.StartsWith('2') || told.StartsWith('4') : told.StartsWith("400", StringComparison.Ordinal) || (told.StartsWith('2') && operation.QueryIds.Contains(place));
                if (!fits || told != ofNothing) failures.Add($"{operation.Key}, {place}: {told} but of nothing {ofNothing}");
                if (told.StartsWith('4') && before != await world.ChangeCountAsync()) failures.Add($"{operation.Key}, {place}: something was written.");
            }
        }
        Assert.Empty(failures);
        Assert.True(asked > 25, $"Only {asked} places were found in the document.");
    }

    /// <summary>B-7: what was somebody's to see is in no list, count or stream of theirs once they are removed.</summary>
    [Fact]
    public async Task B7_whoever_was_removed_finds_nothing_of_it_in_anything_that_is_still_theirs()
    {
        var removed = world[Role.Removed];
        foreach (var operation in (await DocumentAsync()).Where(o => o.Method == HttpMethod.Get && o.PathIds.Count == 0 && Reference.Operations[o.Key] == Right.SignedIn))
        {
            using var answer = await removed.TryAsync(HttpMethod.Get, (await ValidCalls.Table[operation.Key].Make(world, removed)).Path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{operation.Key}: {text}");
            foreach (var secret in (string[])[world.Project.Id.ToString(), world.Project.Name, world.Task.Id.ToString(), world.Task.Title, world.Owner.User.Email])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    private async Task<IReadOnlyList<Operation>> DocumentAsync() => await Document.ReadAsync(world.App.Client(), world.App.Address);

    private Task<Call> MakeAsync(Operation operation) => ValidCalls.Table[operation.Key].Make(world, Reference.Operations[operation.Key] == Right.SignedIn ? world.Owner : null);

    private static Guid Foreign(Elsewhere elsewhere, Operation operation, string name) =>
        elsewhere.Id(name) ?? throw new InvalidOperationException($"Say in Elsewhere what a foreign {name} is: {operation.Key} takes one.");

    private static Call With(Operation operation, Call call, string name, Guid id)
    {
        var (path, query) = call.Path.Split('?') is [var p, var q] ? (p, "?" + q) : (call.Path, "");
        var segments = path.Split('/');
        segments[Array.IndexOf(operation.Segments, $"{{{name}}}")] = id.ToString();
        return call with { Path = string.Join('/', segments) + query };
    }

    /// <summary>Puts the id where it can stand; a role by its id stands in place of its word, and an operation of a batch alone.</summary>
    private JsonObject Put(JsonObject body, string place, Guid id)
    {
        var value = place.EndsWith("[]", StringComparison.Ordinal) ? new JsonArray(id.ToString()) : (JsonNode)id.ToString();
        if (place.StartsWith("operations[].", StringComparison.Ordinal))
        {
            var (kind, member) = place["operations[].".Length..].TrimEnd(']', '[').Split('.') is [var k, var m] ? (k, m) : throw new InvalidOperationException(place);
            var inside = new JsonObject { [member] = value };
            if (kind == "create") inside["title"] = "x";
            else if (member != "id") inside["id"] = world.Task.Id.ToString();
            return new JsonObject { ["operations"] = new JsonArray(new JsonObject { [kind] = inside }) };
        }
        if (place.EndsWith("oleId", StringComparison.Ordinal)) body.Remove(place[..^2]);
        if (place == "projectRoleId") body["projectId"] = world.Project.Id.ToString();
        body[place.TrimEnd(']', '[')] = value;
        return body;
    }

    /// <summary>The status and the words, without what tells requests apart.</summary>
    private static async Task<string> AskAsync(Person person, Operation operation, Call call)
    {
        using var answer = await call.SendAsync(person, operation.Method);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode || text.Length == 0) return $"{(int)answer.StatusCode} {text}";
        var problem = JsonNode.Parse(text)!.AsObject();
        foreach (var own in (string[])["traceId", "instance"]) problem.Remove(own);
        return $"{(int)answer.StatusCode} {problem.ToJsonString(new JsonSerializerOptions())}";
    }

    [GeneratedRegex(@"\w+(?=(\[\])?$)")]
    private static partial Regex Last();
}
