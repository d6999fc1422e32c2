using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Web.Tls;

/// <summary>
/// The server's certificate with its chain, from a PEM file (with its key in it or in a file of its own) or a PFX. When the file has been replaced, the next
/// handshake takes the new one; open connections keep theirs. A new file that can't be used leaves the old one in place.
/// </summary>
internal sealed partial class TlsCertificate
{
    public const string Setting = "ProFlow__Tls__Certificate";
    private static readonly TimeSpan look = TimeSpan.FromSeconds(1);
    private readonly (string Certificate, string? Key, string? Password) files;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private byte[] seen;
    private long lookedAt;
    private volatile SslStreamCertificateContext context;

    private TlsCertificate((string, string?, string?) files, TimeProvider time)
    {
        (this.files, this.time) = (files, time);
        (seen, lookedAt) = (Fingerprint(), time.GetTimestamp());
        context = Load();
    }

    public ILogger? Log { get; set; }

    /// <returns>Null where none is set.</returns>
    /// <exception cref="StartupRefusal">It is set and can't be used.</exception>
    public static TlsCertificate? From(IConfiguration configuration, TimeProvider time)
    {
        if (configuration["ProFlow:Tls:Certificate"] is not { Length: > 0 } path) return null;
        try
        {
            return new TlsCertificate((path, configuration["ProFlow:Tls:Key"] is { Length: > 0 } key ? key : null, configuration["ProFlow:Tls:Password"]), time);
        }
        catch (Exception failure) when (Unusable(failure))
        {
            throw new StartupRefusal($"{Setting} ({path}) cannot be used: {OneLine(failure)} Give a PEM with its key (ProFlow__Tls__Key, if it is in another file) or a PFX, and its password in ProFlow__Tls__Password.", failure);
        }
    }

    public SslStreamCertificateContext Current()
    {
        if (time.GetElapsedTime(Volatile.Read(ref lookedAt)) < look) return context;
        lock (gate)
        {
            if (time.GetElapsedTime(lookedAt) >= look) Refresh();
        }
        return context;
    }

    private void Refresh()
    {
        Volatile.Write(ref lookedAt, time.GetTimestamp());
        try
        {
            var now = Fingerprint();
            if (now.AsSpan().SequenceEqual(seen)) return;
            context = Load();
            seen = now;
            if (Log is { } log) Taken(log, context.TargetCertificate.NotAfter);
        }
        catch (Exception failure) when (Unusable(failure))
        {
            // The key may not have followed its certificate yet: the next handshake looks again.
            if (Log is { } log) Kept(log, OneLine(failure));
        }
    }

    private byte[] Fingerprint() =>
        SHA256.HashData([.. File.ReadAllBytes(files.Certificate), .. files.Key is { } key ? File.ReadAllBytes(key) : []]);

    private SslStreamCertificateContext Load()
    {
        var all = IsPem() ? LoadPem() : X509CertificateLoader.LoadPkcs12CollectionFromFile(files.Certificate, files.Password);
        var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("There is no private key for it.");
        return SslStreamCertificateContext.Create(own, [.. all.Where(c => c != own)], offline: true);
    }

    private bool IsPem() => File.ReadAllText(files.Certificate).Contains("-----BEGIN ", StringComparison.Ordinal);

    private X509Certificate2Collection LoadPem()
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(files.Certificate);
        var own = string.IsNullOrEmpty(files.Password)
            ? X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)
            : X509Certificate2.CreateFromEncryptedPemFile(files.Certificate, files.Password, files.Key);
        return [own, .. chain.Where(c => !c.Equals(own))];
    }

    private static bool Unusable(Exception failure) => failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ') + ".";

    [LoggerMessage(EventId = 80, Level = LogLevel.Information, Message = "A new TLS certificate was taken, good until {NotAfter}")]
    private static partial void Taken(ILogger log, DateTime notAfter);

    [LoggerMessage(EventId = 81, Level = LogLevel.Warning, Message = "The new TLS certificate cannot be used ({Reason}): the old one stays")]
    private static partial void Kept(ILogger log, string reason);
}
