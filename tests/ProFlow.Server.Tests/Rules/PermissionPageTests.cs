using System.Globalization;
using System.Text;
using ProFlow.Server.Platform.Access;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>ASVS 8.1.1: docs/permissions.md is the matrix that the tests hold, written by them (./proflow fix).</summary>
public sealed class PermissionPageTests
{
    private static readonly (string Name, Role Role)[] columns =
    [
        ("Guest", Role.Guest), ("Member", Role.Member), ("Viewer", Role.GuestViewer), ("Contributor", Role.Contributor), ("Lead", Role.Lead), ("Admin", Role.Admin), ("Owner", Role.Owner),
    ];

    [Fact]
    public void The_page_of_permissions_says_what_the_matrix_holds()
    {
        var path = Path.Combine(SourceTests.RootFolder, "docs/permissions.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("PROFLOW_WRITE_DOCS") == "1") File.WriteAllText(path, page);

        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/permissions.md is not what the matrix says: run ./proflow fix.");
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Permissions

            Written by the tests (`./proflow fix`) from the table that they hold the server to. What a caller may not see does not exist for them:
            404. What they see and may not do is 403. Nobody gives, changes or takes away more than they have themselves.

            ## What a role gives

            Guest, member, admin and owner are roles in a workspace; viewer, contributor and lead in a project. Whoever leads every project has all
            of a lead's permissions in each, private ones included. A member is a viewer of every open project. A role of the workspace's own is
            any set of the permissions below, of its scope.


            """);
        page.Append("| Permission | in words |").Append(string.Concat(columns.Select(c => $" {c.Name} |"))).Append('\n');
        page.Append("| --- | --- |").Append(string.Concat(columns.Select(_ => " :-: |"))).Append('\n');
        foreach (var permission in RightWords.All)
        {
            var right = RightSet.Named(permission.Name)!.Value;
            page.Append(string.Create(CultureInfo.InvariantCulture, $"| `{permission.Name}` | {permission.Title}: {char.ToLowerInvariant(permission.Hint[0])}{permission.Hint[1..]} |"));
            page.Append(string.Concat(columns.Select(c => Mark(c.Role, right)))).Append('\n');
        }
        page.Append("\n## What an operation takes\n\n| Operation | takes |").Append(string.Concat(columns.Select(c => $" {c.Name} |"))).Append('\n');
        page.Append("| --- | --- |").Append(string.Concat(columns.Select(_ => " :-: |"))).Append('\n');
        foreach (var (operation, right) in Reference.Operations)
            page.Append(string.Create(CultureInfo.InvariantCulture, $"| `{operation}` | {Takes(right)} |")).Append(string.Concat(columns.Select(c => Mark(c.Role, right)))).Append('\n');
        page.Append("\n## The hub\n\n`Subscribe(\"workspace:{id}\")` takes `viewWorkspace`, `Subscribe(\"project:{id}\")` `viewProject`, `Subscribe(\"user:{id}\")` to be that user.\n");
        return page.ToString();
    }

    /// <summary>A project's roles are shown by what they give there, whatever whoever has them may do in the workspace.</summary>
    private static string Mark(Role role, Right right) =>
        Reference.Has(role, right) && !(right is > Right.ViewWorkspace and <= Right.OwnWorkspace && role is (Role.GuestViewer or Role.Contributor or Role.Lead)) ? " ● |" : "  |";

    private static string Takes(Right right) => right switch
    {
        Right.Anonymous => "nothing",
        Right.SignedIn => "to be signed in; shows one's own",
        _ => $"`{right.Name()}`",
    };
}
