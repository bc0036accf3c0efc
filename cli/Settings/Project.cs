using System.Text.RegularExpressions;
using Infra.Wording;

namespace Infra.Settings;

/// <summary>The user's project: its stacks, and their settings.</summary>
internal sealed partial class Project
{
    private readonly string _workingDirectory;
    private readonly IReadOnlyList<SystemDefinition> _systems;
    private readonly string? _stackFile;
    private readonly string? _subject;

    private Project(ProjectFile file, string workingDirectory, IReadOnlyList<SystemDefinition> systems,
        (string Stack, string File)? elsewhere)
    {
        File = file;
        _workingDirectory = workingDirectory;
        _systems = systems;
        _subject = elsewhere?.Stack;
        _stackFile = elsewhere?.File;
    }

    public ProjectFile File { get; }

    /// <summary>Opens the project.</summary>
    /// <param name="elsewhere">The file of one stack that is kept under another name. Default: none.</param>
    /// <exception cref="RefusedException">There is no project, or its file cannot be read.</exception>
    public static Project Open(string workingDirectory, string? folder, IReadOnlyList<SystemDefinition> systems,
        (string Stack, string File)? elsewhere = null) =>
        new(ProjectFile.Find(workingDirectory, folder), workingDirectory, systems, elsewhere);

    /// <summary>The stacks that have a file, by name.</summary>
    public IReadOnlyList<string> StackNames => Directory.Exists(File.StackFolder)
        ? [.. Directory.EnumerateFiles(File.StackFolder, "Pulumi.*.y*ml")
            .Select(path => StackFileName().Match(Path.GetFileName(path)))
            .Where(match => match.Success)
            .Select(match => match.Groups["stack"].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A stack's file as messages name it.</summary>
    public string ShownFile(string stack) =>
        PathOf(stack) is { } path ? ProjectFile.Shown(path, _workingDirectory) : $"Pulumi.{stack}.yaml";

    /// <summary>Reads a stack's file.</summary>
    /// <exception cref="RefusedException">There is no such stack, or its file cannot be read.</exception>
    public StackFile Read(string stack)
    {
        var path = PathOf(stack) ?? throw new RefusedException(Unknown(stack));
        return StackFile.Read(stack, path, ProjectFile.Shown(path, _workingDirectory), File);
    }

    /// <summary>Reads and binds a stack's settings, with placeholders for its secrets.</summary>
    /// <exception cref="RefusedException">Something is wrong; all of it is named.</exception>
    public StackSettings Bind(string stack)
    {
        var file = Read(stack);
        return Bind(file, file.Config);
    }

    /// <summary>Binds a stack's settings with other values than those of its file.</summary>
    /// <exception cref="RefusedException">Something is wrong; all of it is named.</exception>
    public StackSettings Bind(StackFile file, StackConfig config) =>
        StackBinder.Bind(file.Stack, config, _systems, new PlaceholderSecrets(), file.Problems, OwnerOf);

    /// <summary>
    /// The settings of a stack that another one stands on; null where they are refused themselves, which its own run reports.
    /// </summary>
    /// <exception cref="RefusedException">There is no such stack.</exception>
    public object? OwnerOf(string stack)
    {
        if (PathOf(stack) is null)
            throw new RefusedException(Unknown(stack));

        try
        {
            var file = Read(stack);
            return StackBinder.Bind(stack, file.Config, _systems, new PlaceholderSecrets(), file.Problems).Values;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>A stack's file, or null when there is no such stack.</summary>
    public string? PathOf(string stack)
    {
        if (stack == _subject)
            return Path.GetFullPath(_stackFile!, _workingDirectory);

        return StackNames.Contains(stack)
            ? new[] { "yaml", "yml" }.Select(end => Path.Combine(File.StackFolder, $"Pulumi.{stack}.{end}")).First(System.IO.File.Exists)
            : null;
    }

    /// <summary>What to say of a stack that has no file.</summary>
    public Diagnostic Unknown(string stack)
    {
        var names = StackNames;
        var fix = DidYouMean.Fix(stack, names, names.Count > 0
            ? "choose one of them, or begin a new one with `pulumi stack init`"
            : "begin one with `pulumi stack init`, or name its file with --stack-file");
        return new Diagnostic(Codes.UnknownStack, $"project {File.Name}", SettingPath.Shown(stack),
            names.Count == 0 ? "no stack has a file yet" : Words.OneOf(names), fix);
    }

    [GeneratedRegex(@"^Pulumi\.(?<stack>[A-Za-z0-9][-A-Za-z0-9_.]*)\.ya?ml$", RegexOptions.CultureInvariant)]
    private static partial Regex StackFileName();
}
