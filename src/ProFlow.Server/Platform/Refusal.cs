namespace ProFlow.Server.Platform;

/// <summary>An expected "no": a status, a stable code and a sentence that says what to do.</summary>
internal sealed class Refusal(int status, string code, string sentence) : Exception(sentence)
{
    /// <summary>The error code of RFC 9470 for a sign-in that is not fresh enough.</summary>
    public const string StaleSignIn = "insufficient_user_authentication";

    /// <summary>The error code of RFC 6750 for a token that is none, or none any more.</summary>
    public const string InvalidToken = "invalid_token";

    /// <summary>The error code of RFC 6750 for a token that was not given what this takes.</summary>
    public const string NarrowToken = "insufficient_scope";

    public const string SecondFactor = "second_factor_required";

    public int Status { get; } = status;
    public string Code { get; } = code;
    public IReadOnlyDictionary<string, string[]>? Errors { get; private init; }
    public IReadOnlyDictionary<string, object?>? Extra { get; private init; }

    /// <summary>When to try again: the header Retry-After.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>One refusal for what does not exist and for what the caller may not see, so that the two can't be told apart.</summary>
    public static Refusal NotFound() => new(404, "not_found", "There is nothing here, or you may not see it.");
    public static Refusal Forbidden(string sentence) => new(403, "forbidden", sentence);
    public static Refusal Unauthenticated(string sentence) => new(401, "not_signed_in", sentence);
    /// <summary>Signed in, but too long ago for this: <c>.NeedsFreshSignIn()</c>.</summary>
    public static Refusal NotFresh() => new(401, StaleSignIn, "Confirm first that it is you: your last sign-in was too long ago for this.");
    /// <param name="sentence">What is missing.</param>
    /// <param name="scopes">All that it takes, with blanks between.</param>
    public static Refusal OutOfScope(string sentence, string scopes) => new(403, NarrowToken, sentence) { Extra = new Dictionary<string, object?> { ["scope"] = scopes } };
    public static Refusal Conflict(string code, string sentence) => new(409, code, sentence);
    public static Refusal Conflict(string code, string sentence, string name, object? value) =>
        new(409, code, sentence) { Extra = new Dictionary<string, object?> { [name] = value } };
    public static Refusal Stale(long version) =>
        new(412, "stale_version", $"This was changed in the meantime and is now at version {version}. Load it again and repeat your change.");
    public static Refusal TooMany(string code, string sentence, TimeSpan wait, IReadOnlyDictionary<string, string>? headers = null) => new(429, code, sentence) { RetryAfter = wait, Headers = headers };
    /// <summary>The first proof was right, and this account has a second.</summary>
    public static Refusal SecondFactorRequired(string[] factors) =>
        new(401, SecondFactor, "Prove with your second factor that it is you.") { Extra = new Dictionary<string, object?> { ["factors"] = factors } };
    /// <summary>The caller is a member, and the workspace wants its members to have shown a second factor.</summary>
    public static Refusal SecondFactorNeeded() => new(403, "second_factor_needed", "This workspace asks for a second factor. Show yours, or set one up under Your account, Security.");
    /// <summary>The caller is a member, and the workspace wants its members to come by this provider.</summary>
    public static Refusal ProviderNeeded(string provider) =>
        new(403, "provider_needed", "This workspace lets in only whoever signs in with its own provider.") { Extra = new Dictionary<string, object?> { ["provider"] = provider } };
    public static Refusal Gone(string sentence) => new(410, "gone", sentence);
    public static Refusal Invalid(string field, string message) =>
        Invalid(new Dictionary<string, string[]> { [field] = [message] });
    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(400, "invalid", "Some fields are not right: " + string.Join(" ", errors.SelectMany(e => e.Value).Take(3))) { Errors = errors };

    /// <summary>A query that can't be read.</summary>
    /// <param name="position">Where, in UTF-16 units from its beginning.</param>
    public static Refusal BadQuery(string sentence, int position, int length, IReadOnlyList<string> expected, string? suggestion) => new(400, "invalid_query", sentence)
    {
        Errors = new Dictionary<string, string[]> { ["query"] = [sentence] },
        Extra = new Dictionary<string, object?> { ["position"] = position, ["length"] = length, ["expected"] = expected, ["suggestion"] = suggestion },
    };
}
