using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Platform.Mail;

/// <summary>Whether letters really go out.</summary>
internal sealed record MailStatus(bool IsSet);

internal static class MailServices
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration, PublicAddress address)
    {
        var settings = MailSettings.From(configuration, address);
        services.AddSingleton(new MailStatus(settings is not null)).AddSingleton<MailOutbox>();
        if (settings is null) services.AddSingleton<IMailTransport, LogTransport>();
        else services.AddSingleton<IMailTransport>(new SmtpTransport(settings));
        services.AddSingleton<MailSender>().AddHostedService(p => p.GetRequiredService<MailSender>());
    }
}
