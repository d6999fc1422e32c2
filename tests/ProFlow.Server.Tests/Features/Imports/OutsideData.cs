using Xunit;

namespace ProFlow.Server.Tests.Features.Imports;

/// <summary>Real files of other tools, kept beside the repository because they may not be redistributed with it.</summary>
internal static class OutsideData
{
    private const string Missing = "The outside data is not here (../shared/data beside the repository): skipped.";

    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ProFlow.slnx"))) root = root.Parent;
        var folder = Path.Combine(root?.Parent?.FullName ?? "/", "shared", "data", name);
        Assert.SkipUnless(Directory.Exists(folder), Missing);
        return folder;
    }
}
