using ProFlow.Server.Data;

namespace ProFlow.Server.Platform.Access;

/// <summary>The right that a route was declared with.</summary>
internal sealed record Needs(Right Right);

/// <summary>The declared right of the endpoint, asked of the place that the request turns out to be about.</summary>
/// <remarks>A route that is declared with a right of a workspace or project and never asks is stopped by <see cref="AccessFilter"/>.</remarks>
internal sealed class Access(AccessBook book, ProofBook proofs, ProFlowDb db, Caller caller, IHttpContextAccessor http)
{
    public bool WasAsked { get; private set; }

    private Right Declared => http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<Needs>()?.Right
        ?? throw new InvalidOperationException("This endpoint declares no right.");

    /// <summary>404 unless the project exists for the caller, 403 unless they have the endpoint's right in it.</summary>
    public Task<ProjectAccess> DemandProjectAsync(Guid projectId, CancellationToken ct) => DemandProjectAsync(projectId, Declared, ct);

    public async Task<ProjectAccess> DemandProjectAsync(Guid projectId, Right right, CancellationToken ct)
    {
        WasAsked = true;
        if (caller.Token?.Reaches(projectId) == false) throw Refusal.NotFound();
        var access = await book.InProjectAsync(db, caller.UserId, projectId, ct) ?? throw Refusal.NotFound();
        await DemandAsync(access.Door, ct);
        return access.May(right) ? access : throw Refusal.Forbidden(RightWords.Sentence(right));
    }

    /// <summary>The same for a workspace.</summary>
    public Task<WorkspaceAccess> DemandWorkspaceAsync(Guid workspaceId, CancellationToken ct) => DemandWorkspaceAsync(workspaceId, Declared, ct);

    public async Task<WorkspaceAccess> DemandWorkspaceAsync(Guid workspaceId, Right right, CancellationToken ct)
    {
        WasAsked = true;
        if (caller.Token?.Projects is not null) throw Refusal.NotFound();
        var access = await book.InWorkspaceAsync(db, caller.UserId, workspaceId, ct) ?? throw Refusal.NotFound();
        await DemandAsync(access.Door, ct);
        return access.May(right) ? access : throw Refusal.Forbidden(RightWords.Sentence(right));
    }

    /// <summary>403 with what is missing unless this session, or the one that made this token, was proved as the workspace asks.</summary>
    private async ValueTask DemandAsync(DoorRule door, CancellationToken ct)
    {
        if (await proofs.LackingAsync(db, caller.CredentialId, door, ct) is { } lacking) throw lacking;
    }

    /// <summary>Whether the caller would pass the door.</summary>
    public async ValueTask<bool> PassesAsync(DoorRule door, CancellationToken ct) => await proofs.LackingAsync(db, caller.CredentialId, door, ct) is null;
}

/// <summary>Nobody hands on, changes or takes away more than they have themselves.</summary>
internal static class Granting
{
    public static void DemandAll(this RightSet own, RightSet needed)
    {
        foreach (var right in needed.Each().Where(r => !own.Has(r))) throw Refusal.Forbidden(RightWords.Sentence(right));
    }

    public static void DemandToGrant(this RightSet own, RightSet given)
    {
        if (!own.Covers(given)) throw Refusal.Forbidden(RightWords.CanNotGive(new RightSet(given.Bits & ~own.Bits)));
    }
}

/// <summary>Stops the answer, and the commit, of an endpoint whose handler forgot to ask for the declared right.</summary>
internal static class AccessFilter
{
    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (!WasAsked(context.HttpContext)) throw new InvalidOperationException("The endpoint declares a right and never asked for it.");
        return result;
    }

    /// <summary>True once the request has asked for the declared right, or if there is none to ask for.</summary>
    public static bool WasAsked(HttpContext http)
    {
        var right = http.GetEndpoint()?.Metadata.GetMetadata<Needs>()?.Right ?? throw new InvalidOperationException("This endpoint declares no right.");
        return right <= Right.SignedIn || http.RequestServices.GetRequiredService<Access>().WasAsked;
    }
}

internal static class NeedsExtensions
{
    /// <summary>Declares who may call a route.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Right right) where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new Needs(right));
        if (right == Right.Anonymous) builder.AllowAnonymous();
        return builder;
    }
}
