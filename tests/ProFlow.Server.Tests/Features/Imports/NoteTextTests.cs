using ProFlow.Server.Features.Imports;
using Xunit;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class NoteTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain *text*\r\nwith <angle> brackets", "plain *text*\nwith <angle> brackets")]
    [InlineData("<html><head><style>p{}</style></head><body><p>One &amp; two</p><ul><li>a</li><li>b</li></ul><script>alert(1)</script></body></html>", "One & two\n\n- a\n- b")]
    [InlineData("<div>x<br/>y</div>", "x\ny")]
    [InlineData(@"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\*\generator x;}\viewkind4 Second \b note\b0\par with \'fc and \u8364? \{braces\}}", "Second note\nwith ü and € {braces}")]
    [InlineData(@"{\rtf1 unclosed {group", "unclosed group")]
    public void Notes_of_any_form_become_text(string? note, string text) => Assert.Equal(text, NoteText.Read(note));

    [Fact]
    public void A_note_of_megabytes_is_cut_without_delay()
    {
        Assert.True(NoteText.Read("<p>" + string.Concat(Enumerable.Repeat("<!--", 2_000_000))).Length <= ImportLimits.MaxText);
        Assert.True(NoteText.Read(@"{\rtf1 " + new string('{', 2_000_000)).Length <= ImportLimits.MaxText);
    }
}
