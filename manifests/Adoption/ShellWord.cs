namespace Infra.Adoption;

/// <summary>Words of a command for a POSIX shell. Names come from a cluster, where some may hold any character.</summary>
internal static class ShellWord
{
    /// <summary>A text as one word: as it is where no shell reads anything into it, else in single quotes.</summary>
    public static string Of(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@".Contains(c)) ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The beginning of a command on an object: <c>kubectl -n shop patch deployment.apps web</c>.</summary>
    public static string Kubectl(string verb, ObjectId on) => $"kubectl{(on.Namespace is { } space ? $" -n {Of(space)}" : "")} {verb} "
        + $"{Of($"{on.Kind.ToLowerInvariant()}{(on.Group.Length == 0 ? "" : "." + on.Group)}")} {Of(on.Name)}";
}
