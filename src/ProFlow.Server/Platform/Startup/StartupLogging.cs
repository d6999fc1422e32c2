namespace ProFlow.Server.Platform.Startup;

/// <summary>Leaves the terminal to the start's own lines and to what needs attention.</summary>
internal static class StartupLogging
{
    public static void AddQuietDefaults(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        // Both report what is thrown as well, and whoever catches it says it once.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // The database's folder is readable by its owner only, and so are the keys in it.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
