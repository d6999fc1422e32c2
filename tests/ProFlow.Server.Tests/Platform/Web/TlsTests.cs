using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web.Tls;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>TLS by configuration, with certificates that the tests make: v5.0.0-3.3.1, 4.1.2 and 12.1.1.</summary>
public sealed class TlsTests(ProFlowApp app) : IClassFixture<ProFlowApp>, IDisposable
{
    private readonly TestFolder folder = TestFolder.Create("tls");
    private readonly HashSet<string> made = [];

    private string CertificateFile => Path.Combine(folder.Path, "server.pem");
    private string KeyFile => Path.Combine(folder.Path, "server.key");

    [Theory, InlineData(SslProtocols.Tls12), InlineData(SslProtocols.Tls13)]
    public async Task A_certificate_in_PEM_serves_TLS(SslProtocols version)
    {
        var written = Write("one");
        await using var node = await NodeAsync();

        await using var stream = await ConnectAsync(node, version);

        Assert.Equal(written, stream.RemoteCertificate!.GetCertHashString());
        Assert.Equal(version, stream.SslProtocol);
    }

    [Fact]
    public async Task An_older_TLS_is_answered_with_an_alert()
    {
        Write("one");
        await using var node = await NodeAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Secure(node).Port);

        // A ClientHello of TLS 1.1 with two of its ciphers.
        byte[] hello = [0x03, 0x02, .. RandomNumberGenerator.GetBytes(32), 0, 0, 4, 0xC0, 0x13, 0x00, 0x2F, 1, 0];
        byte[] message = [0x16, 0x03, 0x01, 0, (byte)(hello.Length + 4), 1, 0, 0, (byte)hello.Length, .. hello];
        await socket.GetStream().WriteAsync(message);
        var answer = new byte[7];
        await socket.GetStream().ReadExactlyAsync(answer);

        Assert.Equal(0x15, answer[0]);
        Assert.Equal([2, 70], answer[5..]);
    }

    [Fact]
    public async Task A_certificate_in_PFX_serves_TLS()
    {
        using var pfx = Make("pfx");
        File.WriteAllBytes(Path.Combine(folder.Path, "server.pfx"), pfx.Export(X509ContentType.Pfx, "a password"));
        await using var node = await NodeAsync(("Certificate", Path.Combine(folder.Path, "server.pfx")), ("Key", ""), ("Password", "a password"));

        await using var stream = await ConnectAsync(node, SslProtocols.None);

        Assert.Equal(pfx.GetCertHashString(), stream.RemoteCertificate!.GetCertHashString());
    }

    [Fact]
    public async Task A_replaced_certificate_is_taken_by_the_next_handshake_and_open_connections_stay()
    {
        var first = Write("first");
        await using var node = await NodeAsync();
        await using var open = await ConnectAsync(node, SslProtocols.None);
        Assert.Equal(first, open.RemoteCertificate!.GetCertHashString());

        File.WriteAllText(CertificateFile, "-----BEGIN CERTIFICATE-----\nhalf a file");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await ConnectAsync(node, SslProtocols.None)).Dispose()));
        var second = Write("second");

        await Eventually.HoldsAsync(async () =>
        {
            await using var stream = await ConnectAsync(node, SslProtocols.None);
            return stream.RemoteCertificate!.GetCertHashString() == second;
        }, "the new certificate is served");
        await open.WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(open);
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Over_TLS_the_cookies_are_secure_by_name_and_the_browser_is_held_to_it()
    {
        Write("one");
        await using var node = await NodeAsync();
        using var client = Client(Secure(node));

        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", new { email = $"{Guid.CreateVersion7():n}@example.org", password = "correct horse", name = "Ada" });
        var refresh = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Secure-refresh=", StringComparison.Ordinal));

        foreach (var part in (string[])["; secure", "; httponly", "; samesite=strict", "; path=/api/v1/auth"]) Assert.Contains(part, refresh, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=63072000", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/refresh") { Headers = { { "Cookie", refresh.Split(';')[0] } } };
        using var refreshed = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
    }

    [Fact]
    public async Task Plain_HTTP_sends_pages_on_and_refuses_the_API()
    {
        Write("one");
        await using var node = await NodeAsync();
        using var client = Client(new Uri(node.Urls.Single(u => u.StartsWith("http:", StringComparison.Ordinal))));

        using var page = await client.GetAsync("/w/somewhere?tab=list");
        using var api = await client.GetAsync("/api/v1/auth/providers");
        using var write = await client.PostAsJsonAsync("/api/v1/auth/login", new { email = "a@example.org", password = "sent in the clear" });
        using var health = await client.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
        Assert.Equal($"https://127.0.0.1:{Secure(node).Port}/w/somewhere?tab=list", page.Headers.Location!.OriginalString);
        foreach (var refused in (HttpResponseMessage[])[api, write])
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("https_required", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public void A_certificate_that_can_not_be_used_stops_the_start_with_one_line()
    {
        Write("one");
        using var other = RSA.Create(2048);
        File.WriteAllText(Path.Combine(folder.Path, "other.key"), other.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder.Path, "empty.pem"), "");

        foreach (var (certificate, key) in ((string, string)[])[("gone.pem", ""), ("empty.pem", ""), ("server.pem", ""), ("server.pem", "other.key"), ("server.pem", "gone.key")])
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ProFlow:Tls:Certificate", Path.Combine(folder.Path, certificate)), new("ProFlow:Tls:Key", key.Length > 0 ? Path.Combine(folder.Path, key) : null)]).Build();
            var refusal = Assert.Throws<StartupRefusal>(() => TlsCertificate.From(configuration, TimeProvider.System));
            Assert.StartsWith("ProFlow__Tls__Certificate", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refusal.Message);
        }
    }

    [Fact]
    public async Task An_address_without_a_certificate_and_a_certificate_without_an_address_stop_the_start()
    {
        Write("one");

        Assert.Contains("ProFlow__Tls__Certificate", (await Assert.ThrowsAsync<StartupRefusal>(() => NodeAsync(("Certificate", ""), ("Key", "")))).Message, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", (await Assert.ThrowsAsync<StartupRefusal>(() => app.StartNodeAsync(b => { b.Configuration["ProFlow:Tls:Certificate"] = CertificateFile; b.Configuration["ProFlow:Tls:Key"] = KeyFile; }))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<WebApplication> NodeAsync(params (string Name, string Value)[] tls) => app.StartNodeAsync(builder =>
    {
        builder.WebHost.UseUrls("https://127.0.0.1:0;http://127.0.0.1:0");
        builder.Configuration["ProFlow:Tls:Certificate"] = CertificateFile;
        builder.Configuration["ProFlow:Tls:Key"] = KeyFile;
        foreach (var (name, value) in tls) builder.Configuration[$"ProFlow:Tls:{name}"] = value;
    });

    private static Uri Secure(WebApplication node) => new(node.Urls.Single(u => u.StartsWith("https:", StringComparison.Ordinal)));

    private string Write(string name)
    {
        using var certificate = Make(name);
        File.WriteAllText(KeyFile, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        return certificate.GetCertHashString();
    }

    // Nobody has signed them but themselves: what the test has made is what it trusts.
    private bool IsOurs(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) => shown is not null && made.Contains(shown.GetCertHashString());

    private X509Certificate2 Make(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        made.Add(certificate.GetCertHashString());
        return certificate;
    }

    private async Task<SslStream> ConnectAsync(WebApplication node, SslProtocols version)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Secure(node).Port);
        var stream = new SslStream(socket.GetStream(), false, IsOurs);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = version });
        return stream;
    }

    private HttpClient Client(Uri address) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = IsOurs },
    })
    { BaseAddress = address };
}
