using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MimeKit;

namespace ProFlow.Server.Platform.Mail;

/// <summary>The way out for letters.</summary>
internal interface IMailTransport
{
    /// <param name="told">Called for each letter: null if it was handed over, else why not.</param>
    Task DeliverAsync(IReadOnlyList<OutgoingMail> mails, Func<OutgoingMail, Exception?, Task> told, CancellationToken ct);

    /// <summary>True if trying again would not help.</summary>
    bool IsFinal(Exception failure);
}

/// <summary>Over SMTP, one connection for the letters that go together. The server's certificate has to be good.</summary>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    /// <summary>How long a letter that is being handed over may go on after the server was told to stop.</summary>
    private static readonly TimeSpan farewell = TimeSpan.FromSeconds(5);

    public async Task DeliverAsync(IReadOnlyList<OutgoingMail> mails, Func<OutgoingMail, Exception?, Task> told, CancellationToken ct)
    {
        using var client = new SmtpClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = IsTrusted };
        using var hard = new CancellationTokenSource();
        await using var stopping = ct.Register(() => hard.CancelAfter(farewell));
        Exception? unreachable = null;
        foreach (var mail in mails)
        {
            if (ct.IsCancellationRequested) return;
            var failure = unreachable;
            if (failure is null)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(hard.Token);
                limit.CancelAfter(patience);
                failure = await TryAsync(client, mail, limit.Token);
                if (failure is not null && !client.IsConnected) unreachable = failure;
            }
            await told(mail, failure);
        }
        if (client.IsConnected) await client.DisconnectAsync(true, hard.Token);
    }

    public bool IsFinal(Exception failure) => failure is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } or ParseException;

    private async Task<Exception?> TryAsync(SmtpClient client, OutgoingMail mail, CancellationToken ct)
    {
        try
        {
            if (!client.IsConnected)
            {
                await client.ConnectAsync(settings.Host, settings.Port, settings.Tls, ct);
                if (settings is { User: { } user, Password: { } password }) await client.AuthenticateAsync(user, password, ct);
            }
            await client.SendAsync(Compose(mail), ct);
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure;
        }
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
            // The same at each attempt, so that a letter that came twice can be known as one.
            MessageId = $"{mail.Id:N}@{settings.Sender.Domain}",
        };
        message.From.Add(settings.Sender);
        message.To.Add(new MailboxAddress(mail.ToName, mail.ToAddress));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || settings.Roots is null || certificate is not X509Certificate2 leaf) return false;
        using var own = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        own.ChainPolicy.CustomTrustStore.AddRange(settings.Roots);
        return own.Build(leaf);
    }
}

/// <summary>Without SMTP a letter goes into the server's log, links and all, where whoever runs the server can take it from.</summary>
internal sealed partial class LogTransport(ILogger<LogTransport> log) : IMailTransport
{
    public async Task DeliverAsync(IReadOnlyList<OutgoingMail> mails, Func<OutgoingMail, Exception?, Task> told, CancellationToken ct)
    {
        foreach (var mail in mails)
        {
            Instead(log, mail.ToAddress, mail.Subject, mail.Text.ReplaceLineEndings(" "));
            await told(mail, null);
        }
    }

    public bool IsFinal(Exception failure) => false;

    [LoggerMessage(EventId = 63, Level = LogLevel.Warning, Message = "No mail server is set (ProFlow__Mail__Host), so this was not sent to {Address}: {Subject}. {Text}")]
    private static partial void Instead(ILogger log, string address, string subject, string text);
}
