using Microsoft.AspNetCore.Identity;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>
/// Whom a passkey is made for (its relying party) and which pages may ask for it. Both follow from ProFlow:PublicAddress, or without it
/// from the address that the browser is at; ProFlow:Passkeys:Domain and ProFlow:Passkeys:Origins are for servers under several names.
/// </summary>
internal static class PasskeySettings
{
    public static void Configure(IdentityPasskeyOptions options, IConfiguration configuration)
    {
        var address = Uri.TryCreate(configuration["ProFlow:PublicAddress"], UriKind.Absolute, out var uri) ? uri : null;
        var origins = configuration.GetSection("ProFlow:Passkeys:Origins").Get<string[]>() ?? (address is null ? [] : [address.GetLeftPart(UriPartial.Authority)]);
        options.ServerDomain = configuration["ProFlow:Passkeys:Domain"] is { Length: > 0 } domain ? domain : address?.Host;
        options.AuthenticatorTimeout = PasskeyChallenges.Lifetime;
        // The device has to recognise its owner, by PIN, finger or face: that makes a passkey two factors in one.
        options.UserVerificationRequirement = "required";
        // The device knows whose key it is: nobody has to type an address first.
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        if (origins.Length > 0) options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && origins.Contains(context.Origin, StringComparer.OrdinalIgnoreCase));
        if (options.ServerDomain is { } name && origins.FirstOrDefault(o => !Belongs(o, name)) is { } stranger)
            throw new StartupRefusal($"The passkeys' domain \"{name}\" does not cover {stranger}: set ProFlow__Passkeys__Domain to the host of that address or to a domain above it.");
    }

    private static bool Belongs(string origin, string domain) => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
