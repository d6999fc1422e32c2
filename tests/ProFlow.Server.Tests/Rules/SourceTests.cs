using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>How the sources are laid out: rules that a reader relies on and a compiler does not know.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 300;
    private static readonly string root = Repository.Root;

    internal static string RootFolder => root;

    /// <summary>Writes into another feature's tables that are one decision with the feature's own, each with its reason.</summary>
    private static readonly Dictionary<string, string> reaches = new()
    {
        ["Features/Workspaces/AcceptInvitation.cs: ProjectMember"] = "An invitation promises a role in a project, and keeps both promises in one command.",
        ["Features/Workspaces/Departure.cs: ProjectMember"] = "Likewise, when an account is deleted.",
        ["Features/Workspaces/WriteWorkspaceMember.cs: ProjectMember"] = "Whoever leaves the workspace leaves its projects in the same command.",
    };

    /// <summary>Features whose whole work is to write other features' rows: an import and the sample make projects with all that is in them, as one command.</summary>
    private static readonly string[] builders = ["Features/Imports/", "Features/Sample/"];

    [Fact]
    public void A_feature_adds_and_removes_rows_of_its_own_entities_alone()
    {
        var found = Files("src/ProFlow.Server/Features").Where(f => !builders.Any(b => f.Name.StartsWith(b, StringComparison.Ordinal))).SelectMany(f => Reaches(f.Name, f.Text)).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(reaches.Keys.Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [InlineData("db.Add(new TaskItem { Id = id });"), InlineData("db.Set<TaskItem>().Add(x);"), InlineData("TaskItem one = null!; db.Remove(one);"), InlineData("db.RemoveRange(await db.Set<TaskItem>().ToListAsync(ct));")]
    public void A_planted_reach_is_found(string line) =>
        Assert.Equal(["Features/Workspaces/Planted.cs: TaskItem"], Reaches("Features/Workspaces/Planted.cs", line));

    /// <summary>SQL that writes: the commit itself, and tables of bookkeeping that no change tells of.</summary>
    private static readonly string[] byHand =
    [
        "Data/CommitBatch.cs", "Features/Audit/AuditErasure.cs", "Features/Audit/Chain/AuditCheckpoints.cs", "Features/Identity/Accounts/AccountSecrets.cs", "Features/Identity/Accounts/AccountToken.cs",
        "Features/Identity/ApiTokens/ApiTokenBook.cs", "Features/Identity/Factors/Authenticators.cs", "Features/Identity/Factors/PasskeyChallenges.cs",
        "Features/Identity/Factors/Passkeys.cs", "Features/Identity/Factors/PendingSignIns.cs", "Features/Identity/Factors/RecoveryCodes.cs",
        "Features/Identity/Factors/SecondFactorCodes.cs", "Features/Identity/Keys/SigningKeyStore.cs", "Features/Identity/Passwords/PasswordCheck.cs",
        "Features/Identity/Profile/Pictures.cs", "Features/Identity/Providers/SignInTransactions.cs", "Features/Identity/Sessions.cs", "Features/Identity/Tickets.cs", "Features/Imports/Jobs/ImportJobs.cs",
        "Features/Imports/RunImport.cs", "Features/Search/SearchIndexer.cs", "Features/Tasks/Files/LinkAttachment.cs", "Features/Tasks/Files/Uploads.cs", "Live/LogFollower.cs",
        "Platform/Files/FileKeys.cs", "Platform/Files/FileSweeper.cs", "Platform/Files/StoredFiles.cs", "Platform/Housekeeping.cs", "Platform/Mail/MailOutbox.cs", "Platform/Mail/MailSender.cs", "Platform/Secrets/Resealing.cs",
    ];

    [Fact]
    public void Only_the_commit_and_the_bookkeeping_write_by_hand() =>
        Assert.Equal(byHand, Files("src/ProFlow.Server")
            .Where(f => !f.Name.StartsWith("Data/Migrations/", StringComparison.Ordinal) && !f.Name.StartsWith("Platform/Postgres/", StringComparison.Ordinal) && f.Name != "Data/EntityShape.cs")
            .Where(f => ByHand().IsMatch(f.Text)).Select(f => f.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_has_a_name_of_its_own() =>
        Assert.Empty(Files("src").GroupBy(f => Path.GetFileName(f.Name)).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void No_file_is_longer_than_one_can_hold_in_mind() =>
        Assert.Empty(Files("src").Concat(Files("tests")).Where(f => !f.Name.Contains("/Migrations/", StringComparison.Ordinal) && f.Text.Count(c => c == '\n') > MaxLines).Select(f => f.Name));

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Assert.Empty(Files("src").Where(f => !f.Name.StartsWith("Data/Migrations/", StringComparison.Ordinal) && Later().IsMatch(f.Text)).Select(f => f.Name));

    /// <summary>The entities of other features that this text adds or removes.</summary>
    private static IEnumerable<string> Reaches(string file, string text)
    {
        var feature = file.Split('/')[1];
        foreach (var (entity, home) in Homes().Where(h => h.Home != feature))
        {
            var local = string.Join('|', Regex.Matches(text, $@"\b{entity}\??\s+(\w+)\s*[=,)]").Select(m => m.Groups[1].Value).Concat(Regex.Matches(text, $@"(\w+)\s*=\s*[^;]*Set<{entity}>\(\)(?![^;]*Select\()").Select(m => m.Groups[1].Value)).Append("_none_").Distinct());
            if (Regex.IsMatch(text, $@"\b[dD]b\.(Add|AddRange|Remove|RemoveRange|Update|Attach)\((new {entity}\b|[^;]*Set<{entity}>\(\)|({local})\b)")
                || Regex.IsMatch(text, $@"Set<{entity}>\(\)\.(Add|AddRange|Remove|RemoveRange)\(")
                || Regex.IsMatch(text, $@"\.Add\([^;]*new {entity}\b"))
                yield return $"{file}: {entity}";
        }
    }

    private static IEnumerable<(string Entity, string Home)> Homes() => typeof(Entity).Assembly.GetTypes()
        .Where(t => typeof(Entity).IsAssignableFrom(t) && !t.IsAbstract).Select(t => (t.Name, t.Namespace!["ProFlow.Server.Features.".Length..].Split('.')[0]));

    private static IEnumerable<(string Name, string Text)> Files(string folder) => Directory
        .EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(f => (Path.GetRelativePath(Path.Combine(root, "src/ProFlow.Server"), f), File.ReadAllText(f)));

    [GeneratedRegex(@"\b(INSERT INTO|UPDATE [\w{}.]+ SET|DELETE FROM)\b|Execute(Update|Delete)")]
    private static partial Regex ByHand();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|#pragma warning disable")]
    private static partial Regex Later();
}

/// <summary>The database as the code believes it to be.</summary>
public sealed class ModelTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task The_migrations_make_the_tables_that_the_model_describes() =>
        Assert.False(await app.LookAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())), "Add a migration: ./proflow migration NAME");

    [Fact]
    public async Task Every_table_is_of_an_entity_with_changes_or_of_the_bookkeeping() =>
        Assert.Empty(await app.LookAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType)
            .Where(t => !typeof(Entity).IsAssignableFrom(t) && !t.IsDefined(typeof(BookkeepingAttribute), false)).Select(t => t.Name).ToList())));
}
