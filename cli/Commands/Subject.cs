using Infra.Diagnostics;

namespace Infra.Commands;

/// <summary>What a user names where both a stack and manifests are possible.</summary>
internal static class Subject
{
    /// <summary>The input, for manifests that another program writes.</summary>
    public const string Input = "-";

    /// <summary>Whether a file or folder is meant: it looks like a path, or there is one of the name and no such stack.</summary>
    public static bool IsPath(CommandHost host, string subject)
    {
        var path = host.PathOf(subject);
        return subject.AsSpan().IndexOfAny('/', '\\') >= 0 || subject is "." or ".." || Path.GetExtension(subject) is ".yaml" or ".yml" or ".json"
            || (!IsStack(host, subject) && (File.Exists(path) || Directory.Exists(path)));
    }

    private static bool IsStack(CommandHost host, string subject)
    {
        try
        {
            return host.OpenProject(subject).StackNames.Contains(subject);
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
