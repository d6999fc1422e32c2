using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Tests.Rules;

/// <summary>A second, small idea of who may do what: sets of words, and three sentences of how they come together.</summary>
internal sealed class RightsModel
{
    private readonly Dictionary<string, HashSet<Right>> custom = [];
    private readonly Dictionary<int, string> inWorkspace = [];
    private readonly Dictionary<(int User, int Project), string> inProject = [];
    private readonly HashSet<int> hidden = [];

    public string? WorkspaceRole(int user) => inWorkspace.GetValueOrDefault(user);
    public string? ProjectRole(int user, int project) => inProject.GetValueOrDefault((user, project));
    public bool IsPrivate(int project) => hidden.Contains(project);

    public void Define(string role, IEnumerable<Right> rights) => custom[role] = [.. rights];

    public void Hide(int project, bool isPrivate) => _ = isPrivate ? hidden.Add(project) : hidden.Remove(project);

    public void SetWorkspaceRole(int user, string? role)
    {
        if (role is not null) inWorkspace[user] = role;
        else
        {
            inWorkspace.Remove(user);
            foreach (var place in inProject.Keys.Where(k => k.User == user).ToList()) inProject.Remove(place);
        }
    }

    public void SetProjectRole(int user, int project, string? role)
    {
        if (role is null) inProject.Remove((user, project));
        else inProject[(user, project)] = role;
    }

    /// <summary>Null: the workspace does not exist for them.</summary>
    public IReadOnlySet<Right>? In(int user) => WorkspaceRole(user) is { } role ? Of(role) : null;

    /// <summary>Null: the project does not exist for them.</summary>
    public IReadOnlySet<Right>? In(int user, int project)
    {
        if (In(user) is not { } mine) return null;
        // Whoever leads all leads this one; else the own role counts; else an open project is read by whoever sees open ones.
        var rights = mine.Contains(Right.LeadAllProjects) ? Of("lead")
            : ProjectRole(user, project) is { } own ? Of(own)
            : !IsPrivate(project) && mine.Contains(Right.ViewOpenProjects) ? Of("viewer") : null;
        return rights is null ? null : mine.Contains(Right.TeamComments) ? rights.Append(Right.TeamComments).ToHashSet() : rights;
    }

    private HashSet<Right> Of(string role) => role switch
    {
        "guest" => [Right.ViewWorkspace],
        "member" => [Right.ViewWorkspace, .. Reference.OfMembers],
        "admin" => [Right.ViewWorkspace, .. Reference.OfAdmins],
        "viewer" => [.. Reference.OfViewers],
        "contributor" => [.. Reference.OfContributors],
        "lead" => [.. Reference.OfLeads],
        _ => custom[role],
    };
}
