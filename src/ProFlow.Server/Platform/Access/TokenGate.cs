namespace ProFlow.Server.Platform.Access;

/// <summary>Middleware: lets a token do what its scopes say and nothing else. Whether its owner may is asked behind it, as of anybody.</summary>
internal static class TokenGate
{
    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.User.Identity is TokenIdentity { Grant: var grant } && http.GetEndpoint() is { } endpoint) Demand(http, grant, endpoint);
        return next(http);
    }

    private static void Demand(HttpContext http, TokenGrant grant, Endpoint endpoint)
    {
        var right = endpoint.Metadata.GetMetadata<Needs>()?.Right;
        if (right is null or Right.Anonymous) return;
        var scopes = Scopes.Of(endpoint);
        if (scopes is null or { Count: 0 } || (grant.IsService && right == Right.SignedIn && IsWrite(http.Request) && !scopes.SequenceEqual([Scopes.AnyRead])))
            throw new Refusal(403, "people_only", "This is for somebody who is signed in themselves, not for a token.");
        if (scopes.FirstOrDefault(s => !grant.Has(s)) is { } missing) throw Refusal.OutOfScope($"This token lacks the scope {missing}.", string.Join(' ', scopes));
        if (grant.Projects is not null && !right.Value.IsOfProject() && !scopes.SequenceEqual([Scopes.AnyRead]))
            throw Refusal.OutOfScope("This token is limited to some projects, and this is about more than one.", string.Join(' ', scopes));
    }

    private static bool IsWrite(HttpRequest request) => !HttpMethods.IsGet(request.Method);
}
