using System.Text.RegularExpressions;

namespace Infra.Commands.New;

/// <summary>Where the sources of systems stand in the project.</summary>
/// <param name="Folder">The folder of a system.</param>
/// <param name="Namespace">Its namespace.</param>
internal sealed record SystemSources(string Folder, string Namespace)
{
    private static readonly string[] NoSources = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>The sources of a system: the folder of its settings.</summary>
    /// <exception cref="RefusedException">The project has no such file.</exception>
    public static SystemSources Of(Project project, SystemDefinition system)
    {
        var file = $"{system.Settings.Name}.cs";
        var found = Files(project.File.Folder, file).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)
            .FirstOrDefault()
            ?? throw new RefusedException(new Diagnostic(Codes.NothingToExtend, $"system {system.Name}",
                $"no {file} in {project.File.Folder}",
                "the file of the system's settings, by which its sources are found",
                "run this in the project that the program was built from"));
        return new SystemSources(Path.GetDirectoryName(found)!, system.Settings.Namespace!);
    }

    /// <summary>Where systems stand: above the folder of one that has a folder of its own, else beside it.</summary>
    public SystemSources Root => Namespace.EndsWith($".{Path.GetFileName(Folder)}", StringComparison.Ordinal)
        ? new SystemSources(Path.GetDirectoryName(Folder)!, Namespace[..Namespace.LastIndexOf('.')])
        : this;

    /// <summary>The source file with a text, and the text's place in it. Null when no file has it.</summary>
    public (string Path, Match Match)? Find(Regex text) => Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal)
        .Select(path => ((string, Match)?)(path, text.Match(File.ReadAllText(path).ReplaceLineEndings("\n"))))
        .FirstOrDefault(found => found!.Value.Item2.Success);

    private static IEnumerable<string> Files(string folder, string name) => Directory.EnumerateFiles(folder, name)
        .Concat(new DirectoryInfo(folder).EnumerateDirectories()
            .Where(below => below.LinkTarget is null && below.Name[0] != '.' && !NoSources.Contains(below.Name))
            .SelectMany(below => Files(below.FullName, name)));
}
