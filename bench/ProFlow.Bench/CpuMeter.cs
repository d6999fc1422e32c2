using System.Globalization;

namespace ProFlow.Bench;

/// <summary>
/// Processor time that a server and the database have used. Unlike a rate, it hardly depends on what else the machine does,
/// and it says where the time goes.
/// </summary>
internal sealed class CpuMeter(int server, int postmaster)
{
    private const double TicksPerSecond = 100;

    public (double Server, double Database) Read()
    {
        var (ofServer, ofDatabase) = (0.0, 0.0);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) || Fields(folder) is not { } fields) continue;
            // The 4th, 14th and 15th fields of the line; these begin with the third.
            var (parent, ticks) = (int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
            if (id == server) ofServer += ticks / TicksPerSecond;
            else if (id == postmaster || parent == postmaster) ofDatabase += ticks / TicksPerSecond;
        }
        return (ofServer, ofDatabase);
    }

    private static string[]? Fields(string folder)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(folder, "stat"));
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
