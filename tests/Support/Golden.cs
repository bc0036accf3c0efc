namespace Infra.Tests.Support;

/// <summary>
/// Compares with files that a reviewer has read. With <c>GOLDEN_UPDATE=1</c> the files are written anew instead, for another review.
/// </summary>
internal static class Golden
{
    private const string Variable = "GOLDEN_UPDATE";

    private static bool Updates => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Compares a text with a file. An empty text has no file.</summary>
    /// <param name="path">The file, from the folder of the test project.</param>
    /// <param name="actual">The text.</param>
    public static void Is(string path, string actual)
    {
        var file = Path.GetFullPath(Path.Combine(Repository.Tests, path));
        if (Updates)
            Write(file, actual);

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (expected != actual)
            Assert.Fail(Difference(Path.GetRelativePath(Repository.Folder, file).Replace('\\', '/'), expected, actual));
    }

    /// <summary>Compares a folder of rendered files with a reviewed one.</summary>
    /// <param name="path">The reviewed folder, from the folder of the test project.</param>
    /// <param name="actual">The rendered folder.</param>
    /// <param name="pattern">The files that count.</param>
    public static void IsFolder(string path, string actual, string pattern)
    {
        var golden = Path.Combine(Repository.Tests, path);
        var files = Files(actual, pattern);
        foreach (var gone in Directory.Exists(golden) ? Files(golden, pattern).Except(files, StringComparer.Ordinal) : [])
            Is(Path.Combine(path, gone), "");

        foreach (var file in files)
            Is(Path.Combine(path, file), File.ReadAllText(Path.Combine(actual, file)));
    }

    private static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    private static void Write(string file, string text)
    {
        if (text.Length == 0)
        {
            File.Delete(file);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    // The first line that differs says more than a position in a long text.
    private static string Difference(string file, string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < before.Length && line < now.Length && before[line] == now[line])
            line++;

        return $"""
            {file} differs in line {line + 1}:
              reviewed: {Line(before, line)}
              now:      {Line(now, line)}
            If the change is meant, write the files anew with {Variable}=1 dotnet test, and review them.
            """;
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(the end)";
}
