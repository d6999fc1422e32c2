using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>How the caller can prove that it is them: each entry is a member that POST takes.</summary>
public sealed record ProofView(IReadOnlyList<string> Methods);

/// <summary>Proves again who sits at a session that is signed in already, for what <c>.NeedsFreshSignIn()</c> guards.</summary>
internal static class Reauthenticate
{
    public const string Password = "password";

    /// <param name="Password">The account's password.</param>
    public sealed record Request(string? Password);

    public static async Task<IResult> Handle(Request request, ProFlowDb db, Caller caller, Sessions sessions, PasswordCheck passwords, CancellationToken ct)
    {
        var user = await MeAsync(db, caller, ct);
        Prove(user, request, passwords);
        await sessions.ProveAsync(db, caller.SessionId);
        return Reply.NoContent();
    }

    /// <summary>Refuses unless one of the ways that <see cref="MethodsOf"/> names is given and right. A further way is one more member and one more line here.</summary>
    private static void Prove(User user, Request request, PasswordCheck passwords)
    {
        if (!passwords.Matches(user, request.Password ?? "")) throw Refusal.Invalid(Password, "This is not your password.");
    }

    public static async Task<ProofView> Ways(ProFlowDb db, Caller caller, CancellationToken ct) => new(MethodsOf(await MeAsync(db, caller, ct)));

    private static string[] MethodsOf(User user) => user.PasswordHash.Length > 0 ? [Password] : [];

    private static Task<User> MeAsync(ProFlowDb db, Caller caller, CancellationToken ct)
    {
        var id = caller.UserId;
        return db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
    }
}
