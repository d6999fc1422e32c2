namespace ProFlow.Server.Features.Identity;

/// <summary>What a browser says of itself, in words by which one recognises one's own devices.</summary>
internal static class Device
{
    private const int LongestProgram = 40;

    // In this order: most browsers name others as well, and the last one named is what it is not.
    private static readonly (string[] Marks, string Name)[] browsers =
    [
        (["Edg/", "EdgA/", "EdgiOS/"], "Edge"), (["OPR/"], "Opera"), (["SamsungBrowser/"], "Samsung Internet"), (["Vivaldi/"], "Vivaldi"),
        (["Firefox/", "FxiOS/"], "Firefox"), (["Chrome/", "CriOS/"], "Chrome"), (["Safari/"], "Safari"),
    ];

    private static readonly (string[] Marks, string Name)[] systems =
    [
        (["iPhone", "iPad"], "iOS"), (["Android"], "Android"), (["Windows"], "Windows"), (["CrOS"], "ChromeOS"), (["Mac OS X"], "macOS"), (["Linux", "X11"], "Linux"),
    ];

    /// <summary>"Firefox on Linux"; of a program that is no browser, what it calls itself.</summary>
    public static string Name(string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent)) return "an unknown program";
        var (browser, system) = (Of(browsers, agent), Of(systems, agent));
        if (browser is null && system is null) return Platform.Cut.To(agent, LongestProgram);
        return system is null ? browser! : $"{browser ?? "a browser"} on {system}";
    }

    private static string? Of((string[] Marks, string Name)[] known, string agent) =>
        known.FirstOrDefault(k => k.Marks.Any(m => agent.Contains(m, StringComparison.Ordinal))).Name;
}
