using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>docs/security.md says of every id that counts which test holds it, or that none does; and every test that it names exists.</summary>
public sealed partial class SecurityMapTests
{
    /// <summary>OWASP ASVS 5.0.0: browser, API, authentication, authorization, tokens, cryptography and configuration.</summary>
    private const string Asvs = """
        3.2.1 3.3.1 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.6 3.5.1 3.5.2 3.5.3 4.1.1 4.1.3 4.2.1 4.4.1 4.4.2 4.4.3 6.2.4 6.2.8 6.2.9 6.3.1 6.3.2 6.3.3 6.4.1 6.4.3 6.5.1 6.8.1 6.8.2
        7.3.2 7.4.1 7.4.2 7.5.1 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.3.3 8.4.1 9.1.1 9.1.2 9.1.3 9.2.2 9.2.3 10.1.2 10.2.1 10.4.1 10.4.2 10.4.5 10.4.6 10.4.8 10.5.1 11.3.3 11.4.2 11.5.1
        12.1.1 12.3.1 13.2.2 13.3.1 14.2.1 15.3.1 15.3.2 15.3.3 15.4.2 16.2.5 16.4.2 16.5.1 16.5.2 16.5.3
        """;

    /// <summary>Attacks: on signing in (A), on rights (B), on the live channel (E).</summary>
    private static readonly IEnumerable<string> cases =
        Enumerable.Range(1, 15).Select(i => $"A-{i}").Concat(Enumerable.Range(1, 10).Select(i => $"B-{i}")).Concat(Enumerable.Range(1, 7).Select(i => $"E-{i}"));

    private static readonly string root = Root();
    private static readonly string page = File.ReadAllText(Path.Combine(root, "docs", "security.md"));

    [Fact]
    public void Every_id_that_counts_is_on_the_page()
    {
        var missing = Asvs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Concat(cases).Except(Ids(page)).ToList();

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var classes = typeof(SecurityMapTests).Assembly.GetTypes().Where(t => t.Name.EndsWith("Tests", StringComparison.Ordinal)).ToLookup(t => t.Name);
        var gone = TestName().Matches(page).Select(m => (Class: m.Groups[1].Value, Method: m.Groups[2].Value))
            .Where(n => !classes[n.Class].Any(t => t.GetMethods().Any(m => m.Name.StartsWith(n.Method, StringComparison.Ordinal)))).Distinct().ToList();

        Assert.Empty(gone);
        Assert.True(TestName().Count(page) > 30);
    }

    [Fact]
    public void Every_file_that_the_page_names_exists()
    {
        var gone = FileName().Matches(page).Select(m => m.Groups[1].Value).Where(name => !Exists(name)).ToList();

        Assert.Empty(gone);
    }

    [Fact]
    public void Ids_are_read_however_they_are_written() =>
        Assert.Equal(["3.4.3", "3.4.4", "3.4.5", "9.2.2", "A-1", "B-9"], Ids("| v5.0.0-3.4.3 to 3.4.5, 9.2.2, A-1 | a promise of 1.1.1 | `XTests` |\n| B-9 | b | c |\nA-2 in a sentence").Order(StringComparer.Ordinal));

    /// <summary>The ids in the first cells of the page's tables.</summary>
    private static HashSet<string> Ids(string text)
    {
        var found = new HashSet<string>();
        foreach (var cell in text.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|')[1].Replace("v5.0.0-", "", StringComparison.Ordinal)))
        {
            found.UnionWith(Id().Matches(cell).Select(m => m.Value));
            foreach (Match span in Span().Matches(cell))
            {
                for (var i = Number(span, 2); i <= Number(span, 3); i++) found.Add($"{span.Groups[1].Value}{i}");
            }
        }
        return found;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static bool Exists(string name) => name.Contains('/', StringComparison.Ordinal)
        ? File.Exists(Path.Combine(root, name))
        : ((string[])["web/src", "tests/e2e/journeys", "."]).Any(folder => Directory.EnumerateFiles(Path.Combine(root, folder), name, folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories).Any());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProFlow.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\b|\b[A-G]-\d+\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"(\d+\.\d+\.|[A-G]-)(\d+) to (?:\d+\.\d+\.|[A-G]-)(\d+)")]
    private static partial Regex Span();

    [GeneratedRegex(@"`([A-Z]\w*Tests)(?:\.(\w+)…?)?`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`([\w./-]+\.(?:tsx?|txt|cs|sh))`")]
    private static partial Regex FileName();
}
