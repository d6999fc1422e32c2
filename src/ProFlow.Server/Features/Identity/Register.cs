using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Features.Identity.Passwords;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Mail;

namespace ProFlow.Server.Features.Identity;

internal static class Register
{
    /// <param name="Password">8 to 128 characters; no rules about which.</param>
    public sealed record Request(string? Email, string? Password, string? Name);

    public static async Task<IResult> Handle(
        Request request, HttpContext http, ProFlowDb db, Command command, SignIn signIn, IPasswordHasher<User> hasher, AccountLetters letters, MailOutbox outbox, CancellationToken ct)
    {
        Check(request);
        var user = new User
        {
            Id = Id.New(),
            Email = User.Normalise(request.Email!),
            Name = request.Name!.Trim(),
            PasswordHash = "",
            CreatedAt = command.At,
            UpdatedAt = command.At,
        };
        user.PasswordHash = hasher.HashPassword(user, request.Password!);
        command.ActorId = user.Id;
        db.Add(user);
        var reply = await db.CommitAsync(command, () => ResendConfirmation.SendAsync(db, letters, user, command.At), Reply.NoContent);
        outbox.Ring();
        var answer = await signIn.BeginAsync(http, db, user, Proof.Password, ct);
        return Reply.Created("/api/v1/me", answer) with { CommandId = reply.CommandId };
    }

    private static void Check(Request request)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.Text("email", request.Email, 3, 254);
        if (request.Email is { } email && !IsAddress(email.Trim())) invalid.Add("email", "This is not an e-mail address.");
        PasswordRules.Check(invalid, "password", request.Password);
        invalid.Throw();
    }

    public static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && text.IndexOf('@') is > 0 and var at && text.IndexOf('@', at + 1) < 0 && !text.Any(char.IsWhiteSpace);
}
