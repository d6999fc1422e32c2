using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Web;

/// <summary>
/// The address that people and other servers know this one by, from ProFlow:PublicAddress. What leaves the server with an address in it
/// (a link in a letter, a redirect to a sign-in provider) is built from this, never from the Host header, which anybody can write.
/// </summary>
internal sealed class PublicAddress
{
    private const string Setting = "ProFlow__PublicAddress";
    private readonly string? origin;

    private PublicAddress(string? origin) => this.origin = origin;

    public static PublicAddress From(IConfiguration configuration)
    {
        var text = configuration["ProFlow:PublicAddress"];
        if (string.IsNullOrWhiteSpace(text)) return new PublicAddress(null);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            throw new StartupRefusal($"{Setting} is \"{text}\": give the address that a browser shows, such as https://flow.example.org, without a path.");
        return new PublicAddress(uri.GetLeftPart(UriPartial.Authority));
    }

    public bool IsSet => origin is not null;

    /// <summary>The addresses that the server listens on, once it does: what is left where none was set.</summary>
    public Func<IEnumerable<string>> Listening { get; set; } = () => [];

    /// <summary>Stops the start where something was configured that needs the address.</summary>
    public void Demand(string why)
    {
        if (!IsSet) throw new StartupRefusal($"{Setting} is missing: {why}. Set it to the address that a browser shows, such as https://flow.example.org.");
    }

    /// <param name="path">From the root, with its slash.</param>
    public string Of(string path) => (origin ?? Here()) + path;

    // "http://0.0.0.0:5080" is where one listens, not where one goes to.
    private string Here() => Listening().Select(a => BindingAddress.Parse(a)).Select(a =>
        $"{a.Scheme}://{(a.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : a.Host)}:{a.Port}").FirstOrDefault("http://localhost:5080");
}
