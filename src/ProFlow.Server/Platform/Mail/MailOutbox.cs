using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;

namespace ProFlow.Server.Platform.Mail;

/// <summary>Where letters are left. Whoever leaves one in the transaction of what it tells of can be sure that it goes out exactly if that stands.</summary>
internal sealed class MailOutbox
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public static Task QueueAsync(ProFlowDb db, Letter letter, DateTimeOffset at, string state = OutgoingMail.Waiting) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO outgoing_mail (id, kind, to_address, to_name, subject, text, html, state, created_at, next_attempt_at, attempts)
        VALUES ({Id.New()}, {letter.Kind}, {letter.To}, {OneLine(letter.ToName, 100)}, {OneLine(letter.Subject, 300)}, {letter.Text()}, {letter.Html()}, {state}, {at}, {at}, 0)
        """, CancellationToken.None);

    /// <summary>Says that there is a new letter. A hint: the sender looks by itself every few seconds.</summary>
    public void Ring() => bell.Writer.TryWrite(true);

    /// <summary>Until somebody rings, but not longer than this.</summary>
    public async Task HearAsync(TimeSpan patience, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            await bell.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nobody did.
        }
    }

    /// <summary>What stands in a header: a line break in it would begin another header.</summary>
    private static string OneLine(string text, int max) =>
        Cut.To(string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)), max);
}
