using System.Text.RegularExpressions;

namespace Infra.Sources;

/// <summary>Which files of a project its program is made of.</summary>
internal static partial class ProgramFiles
{
    // What a program's output does not depend on.
    private static readonly string[] Beside =
    [
        "docs/",
        "tests/",
        "bench/",
        "templates/",
        "tool/",
        ".github/",
        ".ci/",
        ".gitlab/",
        ".vscode/",
    ];

    /// <summary>Whether a file is part of the program, and neither settings nor documentation.</summary>
    /// <param name="path">The file, from the project's folder, as git writes it.</param>
    public static bool Holds(string path) => !IsSettings(path) && !path.EndsWith(".md", StringComparison.Ordinal)
        && !Beside.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>What a program that is built already does not need to run, as git matches paths.</summary>
    public static IEnumerable<string> NotRun => [.. Beside.Select(folder => folder.TrimEnd('/')), "*.cs", "*.md"];

    /// <summary>Whether a file is a project file or a stack file.</summary>
    /// <param name="path">The file, from the project's folder, as git writes it.</param>
    public static bool IsSettings(string path) => Settings().IsMatch(path);

    [GeneratedRegex(@"^([^/]+/)*Pulumi(\.[^/]+)?\.ya?ml$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Settings();
}
