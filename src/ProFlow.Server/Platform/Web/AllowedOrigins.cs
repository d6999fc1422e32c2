using Microsoft.AspNetCore.Cors.Infrastructure;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web.Limits;

namespace ProFlow.Server.Platform.Web;

/// <summary>
/// The other sites, by their whole origin, whose pages may call the API with credentials and open the live channel: ProFlow:Cors:Origins.
/// None by default; there are no wildcards.
/// </summary>
internal sealed class AllowedOrigins
{
    private static readonly string[] exposed = ["ETag", "Location", "Command-Id", "Retry-After", RateLimitFields.PolicyName, RateLimitFields.StateName];
    private static readonly TimeSpan remembered = TimeSpan.FromHours(1);
    private readonly HashSet<string> listed;

    private AllowedOrigins(IEnumerable<string> origins) => listed = origins.ToHashSet(StringComparer.OrdinalIgnoreCase);

    public bool Any => listed.Count > 0;

    /// <exception cref="StartupRefusal">One of them is not an origin.</exception>
    public static AllowedOrigins From(IConfiguration configuration) => new(SettingList.Read(configuration, "ProFlow:Cors:Origins").Select(Check));

    private static string Check(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
            ? text
            : throw new StartupRefusal($"ProFlow__Cors__Origins holds \"{text}\": write whole origins such as https://intranet.example.org, without a path or a wildcard, with commas between them.");

    public bool Lists(string origin) => listed.Contains(origin);

    /// <summary>True where no browser speaks (no Origin), for our own pages, and for listed ones.</summary>
    public bool Admits(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || Lists(origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    public CorsPolicy Policy()
    {
        var policy = new CorsPolicyBuilder([.. listed]).AllowCredentials().AllowAnyHeader().WithMethods("GET", "POST", "PUT", "PATCH", "DELETE").WithExposedHeaders(exposed);
        return policy.SetPreflightMaxAge(remembered).Build();
    }
}

internal static class AllowedOriginServices
{
    public static void AddAllowedOrigins(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = AllowedOrigins.From(configuration);
        services.AddSingleton(origins);
        if (origins.Any) services.AddCors(cors => cors.AddDefaultPolicy(origins.Policy()));
    }

    /// <summary>Without a list there is no CORS at all: no answer carries its headers.</summary>
    public static void UseAllowedOrigins(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AllowedOrigins>().Any) app.UseCors();
    }
}
