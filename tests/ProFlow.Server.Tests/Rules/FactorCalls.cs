using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Tests.Features.Identity.Factors;
using ProFlow.Server.Tests.Harness;

namespace ProFlow.Server.Tests.Rules;

/// <summary>
/// Valid calls about second factors. Each is made as somebody new: whoever of the world got a factor would from then on need it to
/// sign in, which other calls do.
/// </summary>
internal static class FactorCalls
{
    private static readonly TimeProvider time = TimeProvider.System;

    public static IEnumerable<KeyValuePair<string, Valid>> All() =>
    [
        ValidCalls.On("GET auth/factor", async (w, _) => (await WaitingAsync(w, "auth/factor")).Call),
        ValidCalls.On("POST auth/factor", async (w, _) => await WaitingAsync(w, "auth/factor") is var (call, secret) ? call with { Body = new { code = Code(secret, 1) } } : call),
        ValidCalls.On("POST auth/passkeys/options", _ => new("auth/passkeys/options")),
        ValidCalls.On("POST auth/passkeys", async (w, _) => await SigningAsync(w)),
        ValidCalls.On("GET auth/factors", _ => new("auth/factors")),
        ValidCalls.On("POST auth/factors/totp", _ => new("auth/factors/totp")),
        ValidCalls.On("POST auth/factors/totp/confirm", async (w, p) => await ConfirmingAsync(w, p)),
        ValidCalls.On("DELETE auth/factors/totp", async (w, p) => await WithAppAsync(w, p, "auth/factors/totp")),
        ValidCalls.On("POST auth/factors/recovery-codes", async (w, p) => await WithAppAsync(w, p, "auth/factors/recovery-codes")),
        ValidCalls.On("POST auth/factors/passkeys/options", _ => new("auth/factors/passkeys/options")),
        ValidCalls.On("POST auth/factors/passkeys", async (w, p) => await AddingAsync(w, p)),
        ValidCalls.On("PATCH auth/factors/passkeys/{passkeyId}", async (w, p) => (await WithPasskeyAsync(w, p)) with { Body = new { name = w.Name("Key") } }),
        ValidCalls.On("DELETE auth/factors/passkeys/{passkeyId}", async (w, p) => await WithPasskeyAsync(w, p)),
    ];

    private static async Task<Browser> NewAsync(RoleWorld w)
    {
        var browser = new Browser(w.App.Address) { Email = $"{w.Name("factor").Replace(' ', '.')}@example.org" };
        browser.Enter(await browser.OkAsync<SignedIn>(HttpMethod.Post, "auth/register", new { email = browser.Email, password = Browser.Password, name = "New" }));
        return browser;
    }

    /// <summary>As the new person, or without a token where nobody is to be let in.</summary>
    private static Call As(Browser browser, Person? caller, string path, object? body = null) => new(path, body) { Headers = browser.Headers(signedIn: caller is not null) };

    private static async Task<(Browser Browser, TotpDraftView Draft)> DraftAsync(RoleWorld w)
    {
        var browser = await NewAsync(w);
        return (browser, await browser.OkAsync<TotpDraftView>(HttpMethod.Post, "auth/factors/totp"));
    }

    private static async Task<Call> ConfirmingAsync(RoleWorld w, Person? caller)
    {
        var (browser, draft) = await DraftAsync(w);
        return As(browser, caller, "auth/factors/totp/confirm", new { draft.Id, code = Code(draft, 0) });
    }

    private static async Task<(Browser Browser, TotpDraftView Draft)> AppAsync(RoleWorld w)
    {
        var (browser, draft) = await DraftAsync(w);
        await browser.OkAsync<FactorAddedView>(HttpMethod.Post, "auth/factors/totp/confirm", new { draft.Id, code = Code(draft, 0) });
        return (browser, draft);
    }

    private static async Task<Call> WithAppAsync(RoleWorld w, Person? caller, string path) => As((await AppAsync(w)).Browser, caller, path);

    private static async Task<(Call Call, TotpDraftView Draft)> WaitingAsync(RoleWorld w, string path)
    {
        var (browser, draft) = await AppAsync(w);
        await browser.BeginLogInAsync(browser.Email);
        return (new Call(path) { Headers = browser.Headers(signedIn: false) }, draft);
    }

    private static async Task<Call> AddingAsync(RoleWorld w, Person? caller)
    {
        var browser = await NewAsync(w);
        using var key = new SoftPasskey();
        var options = await browser.OkAsync<PasskeyOptionsView>(HttpMethod.Post, "auth/factors/passkeys/options");
        return As(browser, caller, "auth/factors/passkeys", new { name = "Key", passkey = key.Make(options.PublicKey, browser) });
    }

    private static async Task<(Browser Browser, SoftPasskey Key, Guid Id)> PasskeyAsync(RoleWorld w)
    {
        var (browser, key) = (await NewAsync(w), new SoftPasskey());
        var options = await browser.OkAsync<PasskeyOptionsView>(HttpMethod.Post, "auth/factors/passkeys/options");
        var added = await browser.OkAsync<FactorAddedView>(HttpMethod.Post, "auth/factors/passkeys", new { name = "Key", passkey = key.Make(options.PublicKey, browser) });
        return (browser, key, added.Passkey!.Id);
    }

    /// <summary>A passkey of somebody whom the world's people do not know.</summary>
    public static async Task<Guid> ForeignPasskeyAsync(RoleWorld w)
    {
        var (_, key, id) = await PasskeyAsync(w);
        key.Dispose();
        return id;
    }

    private static async Task<Call> WithPasskeyAsync(RoleWorld w, Person? caller)
    {
        var (browser, key, id) = await PasskeyAsync(w);
        key.Dispose();
        return As(browser, caller, $"auth/factors/passkeys/{id}");
    }

    private static async Task<Call> SigningAsync(RoleWorld w)
    {
        var (browser, key, _) = await PasskeyAsync(w);
        using var used = key;
        var options = await browser.OkAsync<PasskeyOptionsView>(HttpMethod.Post, "auth/passkeys/options");
        return new Call("auth/passkeys", new { passkey = used.Sign(options.PublicKey, browser) }) { Headers = browser.Headers(signedIn: false) };
    }

    private static string Code(TotpDraftView draft, int steps) => Totp.Code(PhoneApp.Decode(draft.Secret), Totp.StepAt(time.GetUtcNow()) + steps);
}
