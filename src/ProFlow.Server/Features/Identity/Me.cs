using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

internal static class GetMe
{
    public static async Task<IResult> Handle(ProFlowDb db, Caller caller, CancellationToken ct)
    {
        var id = caller.UserId;
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        return Reply.Ok(UserView.Of(user), user.Version);
    }
}

internal static class PatchMe
{
    public sealed record Request(Optional<string> Name);

    /// <summary>The name follows into every membership, so that colleagues see it at once.</summary>
    public static async Task<IResult> Handle(Request request, ProFlowDb db, Command command, Caller caller, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.Throw();
        var id = caller.UserId;
        var user = await db.Set<User>().FirstAsync(u => u.Id == id, ct);
        command.ExpectVersion(user);
        if (request.Name.IsSet && request.Name.Value.Trim() is var name && name != user.Name)
        {
            (user.Name, user.UpdatedAt) = (name, command.At);
            foreach (var membership in await db.Set<WorkspaceMember>().Where(m => m.UserId == id).ToListAsync(ct)) membership.Name = name;
        }
        return await db.CommitAsync(command, () => Reply.Ok(UserView.Of(user), user.Version));
    }
}
