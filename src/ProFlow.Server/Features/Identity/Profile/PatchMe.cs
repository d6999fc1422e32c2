using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Profile;

internal static class PatchMe
{
    /// <param name="TimeZone">A name of the IANA database, such as Europe/Berlin; null: as the device says.</param>
    /// <param name="Locale">A language tag, such as de-CH: how dates and numbers are written; null: as the device says.</param>
    public sealed record Request(Optional<string> Name, Optional<string?> TimeZone, Optional<string?> Locale);

    /// <summary>The name follows into every membership, so that colleagues see it at once.</summary>
    public static async Task<IResult> Handle(Request request, ProFlowDb db, Command command, Caller caller, CancellationToken ct)
    {
        Check(request);
        var id = caller.UserId;
        var user = await db.Set<User>().FirstAsync(u => u.Id == id, ct);
        command.ExpectVersion(user);
        var before = (user.Name, user.TimeZone, user.Locale);
        if (request.Name.IsSet && request.Name.Value.Trim() is var name && name != user.Name)
        {
            user.Name = name;
            foreach (var membership in await db.Set<WorkspaceMember>().Where(m => m.UserId == id).ToListAsync(ct)) membership.Name = name;
        }
        if (request.TimeZone.IsSet) user.TimeZone = request.TimeZone.Value;
        if (request.Locale.IsSet) user.Locale = request.Locale.Value is { } tag ? CultureInfo.GetCultureInfo(tag).Name : null;
        if (before != (user.Name, user.TimeZone, user.Locale)) user.UpdatedAt = command.At;
        return await db.CommitAsync(command, () => Reply.Ok(UserView.Of(user), user.Version));
    }

    private static void Check(Request request)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.When(request.TimeZone.Or(null) is { } zone && !IsZone(zone), "timeZone", "This is not a name of the time zone database, such as Europe/Berlin.");
        invalid.When(request.Locale.Or(null) is { } tag && !IsLocale(tag), "locale", "This is not a language tag, such as en-GB or de.");
        invalid.Throw();
    }

    private static bool IsZone(string zone) => zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    private static bool IsLocale(string tag)
    {
        try
        {
            return tag.Length is > 1 and <= 35 && !tag.Contains('_', StringComparison.Ordinal) && CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
