using System.Diagnostics;
using System.Text;
using ProFlow.Server.Features.Imports;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportSamples;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class HostileImportTests
{
    private const string Bomb = """
        <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
        <Project xmlns="http://schemas.microsoft.com/project"><Name>&lol3;</Name></Project>
        """;

    private const string Outside = """
        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project xmlns="http://schemas.microsoft.com/project"><Name>&x;</Name></Project>
        """;

    public static TheoryData<string, string, int> Refused => new()
    {
        { "", "importEmpty", 400 },
        { "<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks><Task></Tasks>", "importBroken", 400 },
        { "<Project xmlns=\"http://schemas.microsoft.com/project\"><Name>cut", "importBroken", 400 },
        { "<", "importBroken", 400 },
        { Bomb, "importBroken", 400 },
        { Outside, "importBroken", 400 },
        { "{\"lists\":[{]}", "importBroken", 400 },
        { "{", "importBroken", 400 },
        { "{\"cards\":[]}", "importUnknownFormat", 415 },
        { "[1,2]", "importUnknownFormat", 415 },
        { "id,name\n1,x", "importUnknownFormat", 415 },
        { "<APIBusinessObjects/>", "importUnknownFormat", 415 },
        { "<Project xmlns=\"urn:msbuild\"/>", "importUnknownFormat", 415 },
        { "PK\u0003\u0004zip", "importUnknownFormat", 415 },
        { "\0\0\0\0", "importUnknownFormat", 415 },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_is_no_plan_is_refused_with_a_sentence(string text, string code, int status)
    {
        var refusal = Assert.Throws<UnreadableImport>(() => ReadText(text));

        Assert.Equal((code, status), (refusal.Code, refusal.Status));
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wrong_format_named_by_the_caller_is_refused() =>
        Assert.Equal(415, Assert.Throws<UnreadableImport>(() => ReadText(TrelloBoard, "mspdi")).Status);

    [Fact]
    public void Deep_nesting_is_refused_in_both_formats()
    {
        Assert.Equal("importTooDeep", Assert.Throws<UnreadableImport>(() => ReadText(Mspdi(string.Concat(Enumerable.Repeat("<a>", 100_000))))).Code);
        Assert.Equal("importBroken", Assert.Throws<UnreadableImport>(() => ReadText("{\"lists\":" + new string('[', 100_000))).Code);
    }

    [Fact]
    public void More_tasks_than_the_limit_are_refused_before_anything_is_built()
    {
        var limits = new ImportLimits { MaxTasks = 10 };

        Assert.Equal("importTooManyTasks", Assert.Throws<UnreadableImport>(() => ReadText(Mspdi(string.Concat(Enumerable.Range(1, 11).Select(i => Task(i, "x")))), limits: limits)).Code);
        Assert.Equal(413, Assert.Throws<UnreadableImport>(() => ReadText(Mspdi(""), limits: new ImportLimits { MaxBytes = 100 })).Status);
    }

    [Fact]
    public void Control_characters_and_broken_surrogates_do_not_get_through()
    {
        var mspdi = ReadText(Mspdi(Task(1, "a&#0;b&#x1;c", "<Notes>x&#0;y</Notes>")));
        var trello = ReadText("{\"lists\":[],\"cards\":[{\"id\":\"1\",\"name\":\"a\\u0000b\",\"desc\":\"\\ud800\"}],\"x\\u0000\":\"\\u0000\"}");

        Assert.Equal(("abc", "xy"), (mspdi.Tasks[0].Title, mspdi.Tasks[0].Description));
        Assert.Equal(("ab", ""), (trello.Tasks[0].Title, trello.Tasks[0].Description));
    }

    [Fact]
    public void A_long_chain_of_links_with_its_end_tied_to_its_start_is_read_quickly()
    {
        const int Tasks = 5_000;
        var xml = new StringBuilder();
        for (var i = 1; i <= Tasks; i++) xml.Append(Task(i, "t", Link(i == 1 ? Tasks : i - 1) + (i > 2 ? Link(i - 2) : ""), level: i));
        var watch = Stopwatch.StartNew();

        var plan = ReadText(Mspdi(xml.ToString()));

        Assert.Equal(Tasks, plan.Tasks.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }
}
