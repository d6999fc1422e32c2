namespace ProFlow.Server.Platform.Startup;

/// <summary>The server cannot start, for a reason that its owner can mend. The sentence says what to do; it is all that is printed.</summary>
public sealed class StartupRefusal(string sentence, Exception? cause = null) : Exception(sentence, cause);
