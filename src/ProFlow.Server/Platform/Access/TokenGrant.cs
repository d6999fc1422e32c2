using System.Collections.Frozen;
using System.Security.Claims;

namespace ProFlow.Server.Platform.Access;

/// <summary>What a token of the API may be used for, at the most: its owner's rights of this moment bound it as well.</summary>
/// <param name="TokenId">The token; its sockets live as long as it does.</param>
/// <param name="IsService">True for a token of a service account, which belongs to a workspace and not to a person.</param>
/// <param name="Projects">If not null, the only projects that exist for it.</param>
/// <param name="Methods">How the person who made it had signed in.</param>
internal sealed record TokenGrant(Guid TokenId, bool IsService, FrozenSet<string> Scopes, FrozenSet<Guid>? Projects, IReadOnlyList<string> Methods)
{
    /// <summary>Whoever may write something may also read it.</summary>
    public bool Has(string scope) =>
        Scopes.Contains(scope) || (scope == Platform.Access.Scopes.AnyRead && Scopes.Any(s => !s.StartsWith("comments:", StringComparison.Ordinal))) || (scope.EndsWith(":read", StringComparison.Ordinal) && Scopes.Contains(scope[..^4] + "write"));

    public bool Reaches(Guid projectId) => Projects is null || Projects.Contains(projectId);
}

/// <summary>Somebody who calls with a token instead of a session.</summary>
internal sealed class TokenIdentity : ClaimsIdentity
{
    public TokenIdentity(Guid userId, TokenGrant grant) : base([new Claim("sub", userId.ToString())], "Token") => Grant = grant;

    private TokenIdentity(TokenIdentity other) : base(other) => Grant = other.Grant;

    public TokenGrant Grant { get; }

    public override ClaimsIdentity Clone() => new TokenIdentity(this);
}
