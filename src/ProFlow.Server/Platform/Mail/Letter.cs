using System.Net;
using System.Text;

namespace ProFlow.Server.Platform.Mail;

/// <summary>
/// A letter before it has a form: plain sentences and at most one link. There is no template language, so nothing that somebody typed
/// can be one; what goes into HTML is encoded, what goes into a header loses its line breaks.
/// </summary>
/// <param name="Kind">What the letter is for, for the log: "confirmAddress".</param>
internal sealed record Letter(string Kind, string To, string ToName, string Subject, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The words of the button, and where it leads.</summary>
    public (string Words, string Url)? Action { get; init; }

    /// <summary>Stands below the button: what to do if one did not ask for this.</summary>
    public string? Foot { get; init; }

    public string Text()
    {
        var text = new StringBuilder();
        foreach (var paragraph in Paragraphs) text.Append(paragraph).Append("\n\n");
        if (Action is { } action) text.Append(action.Words).Append(":\n").Append(action.Url).Append("\n\n");
        if (Foot is not null) text.Append(Foot).Append('\n');
        return text.ToString();
    }

    public string Html()
    {
        var body = new StringBuilder();
        foreach (var paragraph in Paragraphs) body.Append("<p style=\"margin:0 0 16px\">").Append(Encoded(paragraph)).Append("</p>");
        if (Action is { } action)
        {
            body.Append("<p style=\"margin:24px 0\"><a style=\"display:inline-block;padding:10px 18px;border-radius:6px;background:#0b6670;color:#ffffff;text-decoration:none;font-weight:600\" href=\"")
                .Append(Encoded(action.Url)).Append("\">").Append(Encoded(action.Words)).Append("</a></p><p style=\"margin:0 0 16px;font-size:13px;color:#505756\">Or copy this address into your browser:<br>")
                .Append(Encoded(action.Url)).Append("</p>");
        }
        if (Foot is not null) body.Append("<p style=\"margin:24px 0 0;padding-top:16px;border-top:1px solid #e5e2db;font-size:13px;color:#505756\">").Append(Encoded(Foot)).Append("</p>");
        return $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encoded(Subject)}</title></head>
            <body style="margin:0;padding:24px;background:#faf9f7;color:#1c2221;font:15px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e5e2db;border-radius:10px">
            <p style="margin:0 0 24px;font-weight:600;color:#0b6670">ProFlow</p>{body}</div></body></html>
            """;
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
