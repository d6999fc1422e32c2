using System.Globalization;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Postgres;

/// <summary>The user that PostgreSQL runs as: whoever started the server, but never root, which PostgreSQL refuses.</summary>
internal sealed record PostgresUser(int Uid, int Gid)
{
    /// <summary>Null when the server is not root and PostgreSQL simply runs as the same user.</summary>
    public static PostgresUser? For(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
            return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(parts => parts.Length > 3).ToList();
        // An existing database stays with its owner: a user "postgres" that is installed later changes nothing.
        var owner = Directory.Exists(folder) ? ShellCommand.Run("stat", "-c", "%u", folder).Trim() : "0";
        var entry = (owner == "0" ? null : known.Find(parts => parts[2] == owner))
            ?? known.Find(parts => parts[0] == "postgres")
            ?? known.Find(parts => parts[0] == "nobody")
            ?? throw new StartupRefusal("PostgreSQL does not run as root, and there is no user \"postgres\" or \"nobody\": start ProFlow as an ordinary user.");
        return new PostgresUser(int.Parse(entry[2], CultureInfo.InvariantCulture), int.Parse(entry[3], CultureInfo.InvariantCulture));
    }

    public void Own(string path) => ShellCommand.Run("chown", $"{Uid}:{Gid}", path);
}
