namespace Infra.Settings;

/// <summary>The project's <c>Pulumi.yaml</c>: its name, and what it says about settings.</summary>
internal sealed class ProjectFile
{
    private const string Subject = "project";

    private static readonly string[] FileNames = ["Pulumi.yaml", "Pulumi.yml"];
    private static readonly string[] DeclarationKeys = ["type", "description", "default", "value", "secret", "items"];

    private ProjectFile(string folder, string shown, MapNode root)
    {
        Folder = folder;
        File = shown;
        Name = root.Text("name") is { Length: > 0 } name ? name : "infra";
        Main = root.Text("main") is { Length: > 0 } main ? main.TrimEnd('/') : ".";
        StackFolder = root.Text("stackConfigDir") is { Length: > 0 } own ? Path.Combine(folder, own) : folder;
        Declared = root.Map("config") is { } config
            ? [.. SettingEntry.Of(config, new SourceLocation(shown, 1, 1)).Select(Declaration.Of)]
            : [];
    }

    /// <summary>The folder it stands in.</summary>
    public string Folder { get; }

    /// <summary>The file, as messages name it.</summary>
    public string File { get; }

    public string Name { get; }

    /// <summary>The folder of the program, from this one. Default: this one.</summary>
    public string Main { get; }

    /// <summary>The folder of the stack files.</summary>
    public string StackFolder { get; }

    public IReadOnlyList<Declaration> Declared { get; }

    /// <summary>Finds the project's folder and reads its file.</summary>
    /// <param name="named">The folder that the user named instead. Default: none.</param>
    /// <exception cref="RefusedException">There is no project, or its file cannot be read.</exception>
    public static ProjectFile Find(string workingDirectory, string? named)
    {
        IEnumerable<string> folders = named is null ? Upward(workingDirectory) : [Path.GetFullPath(named, workingDirectory)];
        foreach (var folder in folders)
        {
            if (FileNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists) is { } path)
            {
                var shown = Shown(path, workingDirectory);
                var (root, problems) = SettingsYaml.Read(TextFile.Read(path, shown, Subject), shown, Subject);
                return problems.Count > 0 ? throw new RefusedException(problems) : new ProjectFile(folder, shown, root);
            }
        }

        throw new RefusedException(named is null
            ? new Diagnostic(Codes.UnreadableFile, Subject, $"no Pulumi.yaml in {workingDirectory} or above it", "a folder of the project",
                "change into the project's folder, or name it with --project-dir")
            : new Diagnostic(Codes.UnreadableFile, Subject, $"no Pulumi.yaml in {SettingPath.Shown(named)}",
                "the folder that holds Pulumi.yaml",
                "correct --project-dir"));
    }

    /// <summary>A path as messages show it: relative where it is below the user's folder.</summary>
    public static string Shown(string path, string workingDirectory)
    {
        var relative = Path.GetRelativePath(workingDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static IEnumerable<string> Upward(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }

    /// <summary>One setting that the project declares.</summary>
    /// <param name="Value">The value for stacks that do not have their own. Default: none.</param>
    /// <param name="IsDemanded">
    /// Whether the engine refuses stacks without a value: it is declared with a type. Secrets are not counted: a preview does not need
    /// them.
    /// </param>
    public sealed record Declaration(string Key, Node? Value, SourceLocation? At, bool IsDemanded)
    {
        internal static Declaration Of(SettingEntry entry) =>
            entry.Value is MapNode map && map.Entries.Any(e => DeclarationKeys.Contains(e.Key))
            ? new Declaration(entry.Key, map["default"] ?? map["value"], entry.At,
                map["type"] is not null && map["secret"] is not ScalarNode { Value: true })
            : new Declaration(entry.Key, entry.Value, entry.At, false);
    }
}
