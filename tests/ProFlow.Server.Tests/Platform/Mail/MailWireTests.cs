using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Mail;

/// <summary>v5.0.0-12.3.2: how letters reach the mail server, and which mail server.</summary>
public sealed class MailWireTests
{
    [Theory, InlineData("starttls"), InlineData("tls")]
    public async Task A_letter_travels_encrypted_and_signed_in_where_the_certificate_is_good(string tls)
    {
        using var folder = TestFolder.Create("certificates");
        var (key, certificate) = Certificate(folder, "localhost");
        await using var mail = await MailPeer.StartAsync(tls, key, certificate);

        Assert.Null(await DeliverAsync(mail.Port, tls, ("User", "flow"), ("Password", "correct horse"), ("TrustedCertificates", certificate)));

        var letter = Assert.Single(await mail.LettersAsync());
        Assert.Equal((true, "flow"), (letter.Tls, letter.User));
    }

    [Theory, InlineData("starttls"), InlineData("tls")]
    public async Task A_certificate_that_nobody_vouches_for_or_of_another_name_is_not_trusted(string tls)
    {
        using var folder = TestFolder.Create("certificates");
        var (key, certificate) = Certificate(folder, "mail.example.net");
        await using var mail = await MailPeer.StartAsync(tls, key, certificate);

        Assert.NotNull(await DeliverAsync(mail.Port, tls));
        Assert.NotNull(await DeliverAsync(mail.Port, tls, ("TrustedCertificates", certificate)));

        Assert.Empty(await mail.LettersAsync());
    }

    [Fact]
    public async Task A_server_that_offers_no_encryption_and_a_wrong_password_get_no_letter()
    {
        await using var mail = await MailPeer.StartAsync("none");

        Assert.NotNull(await DeliverAsync(mail.Port, "starttls"));
        Assert.NotNull(await DeliverAsync(mail.Port, "none", ("User", "flow"), ("Password", "wrong horse")));

        Assert.Empty(await mail.LettersAsync());
    }

    [Theory]
    [InlineData("ProFlow__Mail__Port", "Port=25")]
    [InlineData("ProFlow__PublicAddress is missing", "Host=mail;From=a@example.org")]
    [InlineData("ProFlow__PublicAddress is \"flow.example.org\"", "Host=mail;From=a@example.org", "flow.example.org")]
    [InlineData("ProFlow__PublicAddress is \"https://flow.example.org/app\"", "Host=mail;From=a@example.org", "https://flow.example.org/app")]
    [InlineData("ProFlow__Mail__From is missing", "Host=mail", "https://flow.example.org")]
    [InlineData("ProFlow__Mail__From is \"nobody\"", "Host=mail;From=nobody", "https://flow.example.org")]
    [InlineData("ProFlow__Mail__Port is \"70000\"", "Host=mail;From=a@example.org;Port=70000", "https://flow.example.org")]
    [InlineData("ProFlow__Mail__Tls is \"ssl\"", "Host=mail;From=a@example.org;Tls=ssl", "https://flow.example.org")]
    [InlineData("ProFlow__Mail__Password is missing", "Host=mail;From=a@example.org;User=a", "https://flow.example.org")]
    [InlineData("ProFlow__Mail__Tls is none", "Host=mail;From=a@example.org;User=a;Password=b;Tls=none", "https://flow.example.org")]
    [InlineData("ProFlow__Mail__TrustedCertificates is \"/nowhere.pem\"", "Host=mail;From=a@example.org;TrustedCertificates=/nowhere.pem", "https://flow.example.org")]
    public void A_setting_that_is_wrong_stops_the_start_with_its_name(string told, string mail, string? publicUrl = null)
    {
        var refusal = Assert.Throws<StartupRefusal>(() => Settings(publicUrl, [.. mail.Split(';').Select(s => s.Split('=')).Select(s => (s[0], s[1]))]));

        Assert.StartsWith(told, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Without_a_mail_server_there_is_nothing_to_be_wrong() => Assert.Null(Settings(null));

    /// <summary>Null if the letter was handed over, else why not.</summary>
    private static async Task<Exception?> DeliverAsync(int port, string tls, params (string, string)[] more)
    {
        var settings = Settings(MailedApp.PublicAddress, [("Host", "localhost"), ("Port", $"{port}"), ("Tls", tls), ("From", "flow@example.org"), .. more]);
        var told = new List<Exception?>();
        var mail = new OutgoingMail { Id = Guid.CreateVersion7(), Kind = "test", ToAddress = "ada@example.org", ToName = "Ada", Subject = "Hello", Text = "Hello", Html = "<p>Hello</p>", State = OutgoingMail.Waiting };
        await new SmtpTransport(settings!).DeliverAsync([mail], (_, failure) => { told.Add(failure); return Task.CompletedTask; }, CancellationToken.None);
        return Assert.Single(told);
    }

    private static MailSettings? Settings(string? publicUrl, params (string Key, string Value)[] mail)
    {
        var values = mail.ToDictionary(m => $"ProFlow:Mail:{m.Key}", m => (string?)m.Value);
        values["ProFlow:PublicAddress"] = publicUrl;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return MailSettings.From(configuration, PublicAddress.From(configuration));
    }

    private static (string Key, string Certificate) Certificate(TestFolder folder, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
        var (keyFile, certificateFile) = (Path.Combine(folder.Path, "key.pem"), Path.Combine(folder.Path, "certificate.pem"));
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        return (keyFile, certificateFile);
    }
}
