using System.Reflection;
using System.Text.RegularExpressions;

namespace Infra.Components.Delivery;

/// <summary>The scripts of a build. What differs between builds comes by the environment, so that no value can become a command.</summary>
internal static partial class BuildScript
{
    /// <summary>The flags of BuildKit's daemon in a container: it can make no second one around each process.</summary>
    public const string DaemonFlags = "--oci-worker-no-process-sandbox";

    /// <summary>Builds with BuildKit and pushes.</summary>
    public static string Build => Read("build");

    /// <summary>Builds with the Docker of the node and pushes.</summary>
    public static string BuildOnNode => Read("build-on-node");

    /// <summary>Refuses an image that is built from itself.</summary>
    public static string CheckBase => Read("check-base");

    /// <summary>Writes down what was pushed.</summary>
    public static string Deliver => Read("deliver");

    /// <summary>The variables that say what is built.</summary>
    public static IEnumerable<(string Variable, string Value)> What(
        string image, string dockerfile, string? context, string? target, IReadOnlyDictionary<string, string> arguments)
    {
        yield return ("IMAGE", image);
        yield return ("DOCKERFILE", dockerfile);
        if (context is not null)
            yield return ("CONTEXT", context);

        if (target is not null)
            yield return ("TARGET", target);

        if (arguments.Count > 0)
        {
            yield return ("BUILD_ARGUMENTS", string.Join('\n', arguments
                .OrderBy(argument => argument.Key, StringComparer.Ordinal)
                .Select(argument => $"{argument.Key}={argument.Value}")));
        }
    }

    /// <summary>The variables that say where it is written down, and as whom.</summary>
    public static IEnumerable<(string Variable, string Value)> Where(
        string author, string image, string repository, string branch, string file, bool pullRequest)
    {
        yield return ("IMAGE", image);
        yield return ("REPOSITORY", repository);
        yield return ("BRANCH", branch);
        yield return ("FILE", file);
        yield return ("AUTHOR_NAME", author);
        yield return ("AUTHOR_EMAIL", $"{author}@builds.invalid");
        if (!pullRequest)
        {
            yield return ("MODE", "commit");
            yield break;
        }

        var path = new Uri(repository).AbsolutePath;
        yield return ("MODE", "pull-request");
        yield return ("PULL_REQUEST_BRANCH", $"image/{author}");
        yield return ("API", $"https://api.github.com/repos{(path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path)}");
    }

    /// <summary>Checks the arguments of a build.</summary>
    public static void CheckArguments(Problems problems, string member, IReadOnlyDictionary<string, string> arguments)
    {
        foreach (var (name, value) in arguments
            .Where(argument => !Variable().IsMatch(argument.Key) || argument.Value.AsSpan().ContainsAny('\r', '\n')))
        {
            problems.Add(Codes.Form, $"{member}.{name}", value.ReplaceLineEndings(" "), "a variable's name, and a value on one line",
                "rename it, or put longer texts into a file of the repository");
        }
    }

    private static string Read(string script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Components.Scripts.{script}.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Variable();
}
