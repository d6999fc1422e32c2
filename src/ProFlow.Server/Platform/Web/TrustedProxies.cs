using Microsoft.AspNetCore.HttpOverrides;
using ProFlow.Server.Platform.Startup;
using IPNetwork = System.Net.IPNetwork;

namespace ProFlow.Server.Platform.Web;

/// <summary>
/// X-Forwarded-For, -Proto and -Host count only from the networks in ProFlow:Proxy:Networks; from everybody else, loopback
/// included, they are noise. Without networks nothing reads them.
/// </summary>
internal static class TrustedProxies
{
    private const string Setting = "ProFlow:Proxy:Networks";

    public static void AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = SettingList.Read(configuration, Setting).Select(Parse).ToList();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
            // Each hop is checked against the networks, so a chain of one's own proxies may be as long as it is.
            options.ForwardLimit = null;
        });
    }

    public static void UseTrustedProxies(this WebApplication app)
    {
        if (SettingList.Read(app.Configuration, Setting).Count > 0) app.UseForwardedHeaders();
    }

    private static IPNetwork Parse(string text) =>
        IPNetwork.TryParse(text.Contains('/', StringComparison.Ordinal) ? text : text + (text.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), out var network)
            ? network
            : throw new StartupRefusal($"ProFlow__Proxy__Networks holds \"{text}\": write addresses or networks such as 10.0.0.0/8, with commas between them.");
}

/// <summary>A setting with several values: one text with commas, or an array.</summary>
internal static class SettingList
{
    public static IReadOnlyList<string> Read(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        var texts = section.Value is { } one ? one.Split(',') : section.GetChildren().Select(c => c.Value ?? "");
        return [.. texts.Select(t => t.Trim()).Where(t => t.Length > 0)];
    }
}
