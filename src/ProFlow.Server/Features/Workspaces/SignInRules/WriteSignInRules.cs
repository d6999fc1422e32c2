using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces.SignInRules;

internal static class WriteSignInRules
{
    private const int MaxRules = 100, MaxGroup = 200;

    /// <param name="Provider">The id of one of the server's providers, or null for none.</param>
    /// <param name="Groups">All rules; those that are not among them go.</param>
    public sealed record Request(Optional<string?> Provider, Optional<bool> Required, Optional<Rule[]> Groups);

    public sealed record Rule(string? Group, WorkspaceRole? Role);

    /// <remarks>
    /// Only somebody who is signed in with the provider may: nobody then shuts out themselves, and nobody of another
    /// organisation gathers its people, who join by their groups without being asked.
    /// </remarks>
    public static async Task<IResult> Handle(
        Guid workspaceId, Request request, ProFlowDb db, Command command, Access access, ProviderSignIn providers, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var signIn = await db.Set<WorkspaceSignIn>().FirstOrDefaultAsync(s => s.WorkspaceId == workspaceId, ct);
        if (signIn is null) db.Add(signIn = new WorkspaceSignIn { Id = Id.New(), WorkspaceId = workspaceId, UpdatedAt = command.At });
        command.ExpectVersion(signIn);
        var before = (signIn.Provider, signIn.Required, signIn.Groups);
        if (request.Provider.IsSet) signIn.Provider = request.Provider.Or(null);
        if (request.Required.IsSet) signIn.Required = request.Required.Value;
        if (request.Groups.IsSet) signIn.Groups = JsonSerializer.Serialize(Rules(request.Groups.Value), Json.Options);
        var provider = Check(signIn, request, providers);
        if ((signIn.Provider, signIn.Required, signIn.Groups) != before)
        {
            if (provider is not null && !await access.PassesAsync(DoorRule.Of(false, provider.Id), ct))
                throw Refusal.Conflict("provider_proof_needed", $"Show first that you come in by {provider.Name} yourself, so that you don't shut yourself out.", "provider", provider.Id);
            signIn.UpdatedAt = command.At;
        }
        return await db.CommitAsync(command, () => Reply.Ok(WorkspaceSignInView.Of(signIn), signIn.Version));
    }

    private static List<GroupRule> Rules(Rule?[]? rules)
    {
        var invalid = new Invalid();
        invalid.When(rules is null or { Length: > MaxRules }, "groups", $"Give a list of at most {MaxRules} rules.");
        foreach (var (rule, n) in (rules ?? []).Take(MaxRules).Select((r, n) => (r, n)))
        {
            invalid.Text($"groups[{n}].group", rule?.Group, 1, MaxGroup);
            invalid.When(rule?.Role is not (WorkspaceRole.Guest or WorkspaceRole.Member or WorkspaceRole.Admin), $"groups[{n}].role", "Choose guest, member or admin. Owners are made by hand.");
        }
        invalid.When((rules ?? []).GroupBy(r => r?.Group).Any(g => g.Key is not null && g.Count() > 1), "groups", "Each group stands here once.");
        invalid.Throw();
        return [.. rules!.Select(r => new GroupRule(r!.Group!, r.Role!.Value))];
    }

    private static ProviderSettings? Check(WorkspaceSignIn signIn, Request request, ProviderSignIn providers)
    {
        var provider = providers.All.FirstOrDefault(p => p.Id == signIn.Provider);
        var invalid = new Invalid();
        invalid.When(signIn.Provider is not null && provider is null, "provider", "This server has no such sign-in provider.");
        invalid.When(signIn.Provider is null && signIn.Required, "required", "Choose the provider first.");
        invalid.When(provider?.GroupsClaim is null && signIn.Rules.Count > 0, request.Groups.IsSet ? "groups" : "provider", "This provider does not tell of groups.");
        invalid.Throw();
        return provider;
    }
}
