using ProFlow.Server.Data;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Live;

internal static class TokenEars
{
    /// <summary>What the scopes of a token let it listen to, as they let it read the same stream by GET.</summary>
    public static bool MayBeHeardBy(this Channel channel, TokenGrant grant) => channel.Kind switch
    {
        StreamKind.Project => grant.Has(Scopes.ProjectsRead) && grant.Has(Scopes.TasksRead) && grant.Reaches(channel.Id),
        StreamKind.Workspace => grant.Has(Scopes.WorkspacesRead) && grant.Has(Scopes.ProjectsRead) && grant.Projects is null,
        _ => grant.Has(Scopes.AccountRead) && grant.Projects is null,
    };
}
