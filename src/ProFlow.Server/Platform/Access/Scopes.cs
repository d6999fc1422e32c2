namespace ProFlow.Server.Platform.Access;

/// <summary>Stands beside a route whose scopes do not follow from its feature, method and right. None: tokens may not call it.</summary>
internal sealed record TokenRule(params string[] Scopes);

/// <summary>
/// Which scopes a token needs for which operation. The rule: the feature names the area (its tag), the method says whether it reads or
/// writes, and what only comments is a scope of its own. Accounts, their sessions and factors are for people alone, and so is what wants a fresh sign-in.
/// </summary>
internal static class Scopes
{
    public const string AccountRead = "account:read";
    public const string WorkspacesRead = "workspaces:read";
    public const string ProjectsRead = "projects:read";
    public const string TasksRead = "tasks:read";

    /// <summary>Any scope that reads will do.</summary>
    public const string AnyRead = "*:read";

    private const string CommentsWrite = "comments:write";

    /// <summary>Area by the tag of the feature; null: for people alone. A feature that is not here has no scope, and a test says so.</summary>
    private static readonly Dictionary<string, string?> areas = new(StringComparer.Ordinal)
    {
        ["Identity"] = null,
        ["Workspaces"] = "workspaces",
        ["Projects"] = "projects",
        ["Tasks"] = "tasks",
        ["History"] = "tasks",
        ["Search"] = "tasks",
        ["Views"] = "tasks",
        ["Time tracking"] = "time",
        ["Imports"] = "imports",
        ["Audit"] = "audit",
    };

    /// <summary>All that a token can be given, in the order of a form.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        TasksRead, "tasks:write", CommentsWrite, "time:read", "time:write", ProjectsRead, "projects:write",
        WorkspacesRead, "workspaces:write", "imports:read", "imports:write", "audit:read", AccountRead,
    ];

    /// <summary>The scopes that an operation takes, all of them. Empty: for people alone. Null: nobody has said, and so no token may.</summary>
    public static IReadOnlyList<string>? Of(Endpoint endpoint) => Of(endpoint.Metadata);

    public static IReadOnlyList<string>? Of(EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<TokenRule>() is { } said) return said.Scopes;
        if (metadata.GetMetadata<Needs>() is not { } needs) return null;
        if (metadata.GetMetadata<FreshSignIn>() is not null) return [];
        var tags = metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()?.Tags;
        if (tags is not [var tag] || !areas.TryGetValue(tag, out var area)) return null;
        if (area is null) return [];
        var reads = metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods.All(HttpMethods.IsGet) == true;
        return [reads ? $"{area}:read" : needs.Right == Right.Comment ? CommentsWrite : $"{area}:write"];
    }

    /// <summary>For people who are signed in themselves, and for no token.</summary>
    public static TBuilder ForPeopleAlone<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new TokenRule());

    /// <summary>Tokens need these scopes, all of them.</summary>
    public static TBuilder WithScopes<TBuilder>(this TBuilder builder, params string[] scopes) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new TokenRule(scopes));
}
