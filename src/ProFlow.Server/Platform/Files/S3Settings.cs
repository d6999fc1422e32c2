using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Files;

/// <param name="Url">Where the store answers: scheme, host and port.</param>
/// <param name="Prefix">What every key begins with, for a bucket that is shared.</param>
/// <param name="Timeout">How long one request may take; it is made up to three times.</param>
internal sealed record S3Settings(string Url, string Bucket, string Region, string AccessKey, string SecretKey, string Prefix, TimeSpan Timeout)
{
    /// <summary>Null: files lie in a folder.</summary>
    public static S3Settings? From(IConfiguration configuration)
    {
        var section = configuration.GetSection("ProFlow:Files:S3");
        if (string.IsNullOrWhiteSpace(section["Url"])) return section.GetChildren().Any(c => !string.IsNullOrEmpty(c.Value)) ? throw new StartupRefusal("ProFlow__Files__S3__Url is missing: it says where the store is, as in https://s3.example.org.") : null;
        string Needed(string name) => section[name] is { Length: > 0 } value ? value : throw new StartupRefusal($"ProFlow__Files__S3__{name} is missing: the file store at {section["Url"]} cannot be used without it.");
        if (!Uri.TryCreate(section["Url"], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) throw new StartupRefusal("ProFlow__Files__S3__Url has to be an address that begins with https:// (or http://, inside a machine).");
        if (url.Scheme == "http" && !url.IsLoopback && section["AllowPlain"] != "true")
            throw new StartupRefusal("ProFlow__Files__S3__Url goes over a network without TLS: use https://, or set ProFlow__Files__S3__AllowPlain=true if that network is yours alone.");
        var seconds = section["TimeoutSeconds"] is { Length: > 0 } text
            ? int.TryParse(text, out var number) && number is >= 1 and <= 300 ? number : throw new StartupRefusal("ProFlow__Files__S3__TimeoutSeconds has to be a number from 1 to 300.")
            : 30;
        return new S3Settings(url.ToString().TrimEnd('/'), Needed("Bucket"), section["Region"] ?? "us-east-1", Needed("AccessKey"), Needed("SecretKey"), section["Prefix"] ?? "", TimeSpan.FromSeconds(seconds));
    }
}
