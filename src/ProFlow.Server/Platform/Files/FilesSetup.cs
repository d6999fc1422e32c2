using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Platform.Files;

/// <summary>A column that refers to stored files, and how its entity and field are called in the change log, which may bring a row back.</summary>
internal sealed record FileReference(string Table, string Column, string Entity, string Field);

internal static class FilesSetup
{
    /// <summary>The file store that the configuration names: a folder of the data directory if it names none.</summary>
    public static void AddFiles(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var root = configuration["ProFlow:Files:Folder"] is { Length: > 0 } chosen ? Path.GetFullPath(chosen) : Path.Combine(dataDirectory, "files");
        services.AddSingleton(FileSettings.From(configuration)).AddSingleton(FileKeys.SecretColumn).AddSingleton<FileKeys>().AddSingleton<FileTrouble>();
        if (S3Settings.From(configuration) is { } s3) services.AddSingleton<IBlobStore>(_ => new S3Store(s3));
        else services.AddSingleton<IBlobStore>(new FolderStore(Path.Combine(root, "objects")));
        services.AddSingleton(Incoming(Path.Combine(root, "incoming")));
        services.AddSingleton<PieceWriter>().AddSingleton<StoredFiles>();
        services.AddSingleton<FileSweeper>().AddHostedService(p => p.GetRequiredService<FileSweeper>());
    }

    private static IncomingFolder Incoming(string path)
    {
        try
        {
            return new IncomingFolder(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupRefusal($"The folder for files {path} cannot be made ({failure.Message.TrimEnd('.')}): set ProFlow__Files__Folder to one that this user may write.", failure);
        }
    }
}
