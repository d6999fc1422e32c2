using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using MimeKit;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Platform.Mail;

/// <summary>The SMTP server that letters go through: ProFlow:Mail, checked as a whole when the server starts.</summary>
internal sealed record MailSettings(string Host, int Port, SecureSocketOptions Tls, string? User, string? Password, MailboxAddress Sender)
{
    /// <summary>Roots that are trusted instead of the system's, for a mail server with a certificate of one's own.</summary>
    public X509Certificate2Collection? Roots { get; init; }

    /// <summary>Null: no SMTP is set, and letters go to the log.</summary>
    public static MailSettings? From(IConfiguration configuration, PublicAddress address)
    {
        var mail = configuration.GetSection("ProFlow:Mail");
        if (Text(mail["Host"]) is not { } host)
        {
            if (mail.GetChildren().FirstOrDefault(c => Text(c.Value) is not null) is { } lonely) throw Wrong(lonely.Key, "has no effect without ProFlow__Mail__Host: set both or none");
            return null;
        }
        address.Demand("letters carry links to this server (ProFlow__Mail__Host is set)");
        var tls = TlsOf(Text(mail["Tls"]) ?? "starttls");
        var (user, password) = (Text(mail["User"]), Text(mail["Password"]));
        if (user is null != password is null) throw Wrong(user is null ? "User" : "Password", "is missing: a user and a password go together");
        if (user is not null && tls == SecureSocketOptions.None && !IsThisMachine(host)) throw Wrong("Tls", "is none, so everybody on the way could read the password: use starttls or tls");
        return new MailSettings(host, PortOf(Text(mail["Port"]), tls), tls, user, password, SenderOf(Text(mail["From"]))) { Roots = RootsOf(Text(mail["TrustedCertificates"])) };
    }

    private static SecureSocketOptions TlsOf(string text) => text.ToLowerInvariant() switch
    {
        "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => throw Wrong("Tls", $"is \"{text}\": choose starttls, tls (from the first byte) or none"),
    };

    private static int PortOf(string? text, SecureSocketOptions tls) => text is null
        ? tls switch { SecureSocketOptions.SslOnConnect => 465, SecureSocketOptions.StartTls => 587, _ => 25 }
        : int.TryParse(text, out var port) && port is > 0 and < 65536 ? port : throw Wrong("Port", $"is \"{text}\": give a number from 1 to 65535");

    private static MailboxAddress SenderOf(string? text) =>
        text is null ? throw Wrong("From", "is missing: give the address that letters come from, such as ProFlow <flow@example.org>")
        : MailboxAddress.TryParse(text, out var sender) && sender.Address.Contains('@', StringComparison.Ordinal) ? sender
        : throw Wrong("From", $"is \"{text}\": give an address, such as ProFlow <flow@example.org>");

    private static X509Certificate2Collection? RootsOf(string? file)
    {
        if (file is null) return null;
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            return roots.Count > 0 ? roots : throw Wrong("TrustedCertificates", $"is \"{file}\", in which there is no certificate in PEM");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Wrong("TrustedCertificates", $"is \"{file}\", which cannot be read: {failure.Message}");
        }
    }

    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "::1";

    private static StartupRefusal Wrong(string key, string why) => new($"ProFlow__Mail__{key} {why}.");

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
