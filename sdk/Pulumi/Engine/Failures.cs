using System.Reflection;

namespace Pulumi;

/// <summary>Turns exceptions of a run into its error messages.</summary>
internal static class Failures
{
    /// <summary>The exit code by which a language host knows that the error has been shown.</summary>
    private const int AlreadyReported = 32;

    public static void Report(Run run, IEnumerable<Exception> exceptions)
    {
        foreach (var exception in exceptions)
        {
            run.LogError(Message(exception));
            Environment.ExitCode = AlreadyReported;
        }
    }

    private static string Message(Exception exception) => exception switch
    {
        RunException => exception.Message,
        ResourceException { HideStack: true } => exception.Message,
        ResourceException => exception.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
    };
}
