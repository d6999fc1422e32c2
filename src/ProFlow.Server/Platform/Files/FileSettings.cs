using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Files;

/// <param name="MaxBytes">The largest file that is taken.</param>
/// <param name="PieceBytes">What travels and is stored as one object; the last piece of a file is shorter.</param>
/// <param name="RotateKeysAfter">The age at which a workspace gets a new data key for its new files.</param>
internal sealed record FileSettings(long MaxBytes, int PieceBytes, TimeSpan RotateKeysAfter)
{
    /// <summary>A request for one piece stays far below the server's limit for any request.</summary>
    private const int MostPieceBytes = 8 << 20;

    public static FileSettings From(IConfiguration configuration) => new(
        Number(configuration, "MaxBytes", 1L << 30, 1, 1L << 40),
        (int)Number(configuration, "PieceBytes", 4 << 20, 1 << 16, MostPieceBytes),
        TimeSpan.FromDays(Number(configuration, "RotateKeysDays", 365, 1, 3650)));

    private static long Number(IConfiguration configuration, string name, long otherwise, long least, long most)
    {
        var text = configuration[$"ProFlow:Files:{name}"];
        if (string.IsNullOrWhiteSpace(text)) return otherwise;
        return long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new StartupRefusal($"ProFlow__Files__{name} has to be a number from {least} to {most}.");
    }
}
