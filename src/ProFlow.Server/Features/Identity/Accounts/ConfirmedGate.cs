using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Identity.Accounts;

/// <summary>Marks a route that is open to accounts whose address is not confirmed, also where ProFlow:Accounts:RequireConfirmedEmail keeps them out of all others.</summary>
internal sealed record OpenToUnconfirmed;

/// <summary>Keeps people with an unconfirmed address out, if the setting says so. A confirmed address stays confirmed, so each account is looked up until it is, and then never again.</summary>
internal sealed class ConfirmedGate(bool required)
{
    private readonly ConcurrentDictionary<Guid, bool> confirmed = new();

    public static ConfirmedGate From(IConfiguration configuration) => configuration["ProFlow:Accounts:RequireConfirmedEmail"] switch
    {
        null or "" => new ConfirmedGate(false),
        var text when bool.TryParse(text, out var required) => new ConfirmedGate(required),
        var text => throw new StartupRefusal($"ProFlow__Accounts__RequireConfirmedEmail is \"{text}\": choose true or false."),
    };

    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OpenToUnconfirmed>() is null) await services.GetRequiredService<ConfirmedGate>().PassAsync(services, context.HttpContext.RequestAborted);
        return await next(context);
    }

    private async ValueTask PassAsync(IServiceProvider services, CancellationToken ct)
    {
        var caller = services.GetRequiredService<Caller>();
        if (!required || !caller.IsSignedIn || confirmed.ContainsKey(caller.UserId)) return;
        var id = caller.UserId;
        if (!await services.GetRequiredService<ProFlowDb>().Set<User>().AnyAsync(u => u.Id == id && (u.EmailVerifiedAt != null || u.ServiceOfId != null), ct))
            throw new Refusal(403, "email_not_confirmed", "Confirm your address first: open the link in the letter that was sent to you.");
        confirmed[id] = true;
    }
}
