using System.Security.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Web.Tls;

/// <summary>TLS 1.2 and 1.3 at the addresses of ASPNETCORE_URLS that begin with https.</summary>
internal static class TlsEndpoint
{
    /// <exception cref="StartupRefusal">The certificate can't be used, or there is one without an address, or an address without one.</exception>
    public static void AddTls(this WebApplicationBuilder builder)
    {
        var certificate = TlsCertificate.From(builder.Configuration, TimeProvider.System);
        var secure = (builder.Configuration["urls"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase);
        if (certificate is null && secure)
            throw new StartupRefusal($"ASPNETCORE_URLS has an address with https, and there is no certificate for it: set {TlsCertificate.Setting} to a PEM or PFX file.");
        if (certificate is null) return;
        if (!secure) throw new StartupRefusal($"{TlsCertificate.Setting} is set, but no address of ASPNETCORE_URLS begins with https://: set it to https://0.0.0.0:5443, for one.");
        builder.Services.AddSingleton(certificate);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            // Kestrel wants one of its own to be named; what counts is set below, with the chain that the file holds.
            https.ServerCertificateSelector = (_, _) => certificate.Current().TargetCertificate;
            https.OnAuthenticate = (_, handshake) =>
            {
                handshake.ServerCertificateSelectionCallback = null;
                handshake.ServerCertificateContext = certificate.Current();
            };
        }));
    }

    /// <summary>Where there is TLS, plain HTTP sends pages on, refuses the API, and leaves health to be asked by whoever watches it.</summary>
    public static void UseTls(this WebApplication app)
    {
        if (app.Services.GetService<TlsCertificate>() is not { } certificate) return;
        certificate.Log = app.Logger;
        app.UseMiddlewareDelegate((http, next) => http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) ? next(http) : RefusePlain(app, http));
    }

    // v5.0.0-4.1.2: redirected, a client that sends its token in the clear would go on doing so unnoticed.
    private static Task RefusePlain(WebApplication app, HttpContext http)
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!ClientPaths.IsClients(http.Request.Path) || !reads)
            return RefusalHandler.WriteAsync(http, new Refusal(403, "https_required", "This server is spoken to over https alone. What was just sent went over the network in the clear: renew the token if there was one."));
        var port = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(BindingAddress.Parse).First(a => a.Scheme == "https").Port;
        http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        http.Response.Headers.Location = $"https://{http.Request.Host.Host}{(port == 443 ? "" : $":{port}")}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        return Task.CompletedTask;
    }
}
