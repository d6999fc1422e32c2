namespace ProFlow.Server.Platform.Startup;

/// <summary>Progress as lines on the terminal, in order.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(value);
}
