using System.Net;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;

namespace ProFlow.Server.Tests.Rules;

/// <summary>One operation against everybody: what came out otherwise than <see cref="Reference"/> says, in words.</summary>
internal static class Matrix
{
    /// <param name="at">Puts a person before another node; null for the world's own.</param>
    public static async Task<List<string>> HolesAsync(RoleWorld world, string endpoint, Func<RoleWorld, Person?, Task<Call>> make, Right right, Func<Person, Person>? at = null)
    {
        var method = HttpMethod.Parse(endpoint.Split(' ')[0]);
        var shared = await make(world, null);
        List<string> holes = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            // Whoever calls signing in or out with their token would end their own session.
            if (right == Right.Anonymous && role != Role.Anonymous) continue;
            var refusal = Refusal(role, right);
            var call = refusal is null && role != Role.Anonymous ? await make(world, world[role]) : shared;
            var before = await world.ChangeCountAsync();

            using var answer = await call.SendAsync(at is null ? world[role] : at(world[role]), method);

            var told = $"{role}: {endpoint} gave {(int)answer.StatusCode} instead of {refusal?.ToString() ?? "success"}: {await answer.Content.ReadAsStringAsync()}";
            if (refusal is { } status ? answer.StatusCode != status : !answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Redirect) holes.Add(told);
            if (refusal is null) continue;
            if (answer.StatusCode == refusal) await RoleWorld.ProblemAsync(answer, told);
            if (before != await world.ChangeCountAsync()) holes.Add($"{role}: {endpoint} was refused and wrote something.");
        }
        return holes;
    }

    /// <summary>What an operation is refused with; null where it has to succeed.</summary>
    public static HttpStatusCode? Refusal(Role role, Right right)
    {
        if (Reference.Has(role, right)) return null;
        if (role == Role.Anonymous) return HttpStatusCode.Unauthorized;
        var seen = Reference.Has(role, right > Right.OwnWorkspace ? Right.ViewProject : Right.ViewWorkspace);
        return seen ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound;
    }
}
