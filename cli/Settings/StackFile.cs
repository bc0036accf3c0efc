using Infra.Wording;
namespace Infra.Settings;

/// <summary>A <c>Pulumi.&lt;stack&gt;.yaml</c>, read but not yet bound.</summary>
internal sealed class StackFile
{
    /// <summary>The namespace of our keys.</summary>
    public const string Namespace = "infra";

    // What the engine itself keeps there.
    private static readonly string[] TopLevelKeys = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

    private readonly List<Diagnostic> _problems;

    private StackFile(string stack, string file, MapNode root, IEnumerable<Diagnostic> problems, ProjectFile project)
    {
        Stack = stack;
        File = file;
        _problems = [.. problems];
        var entries = SettingEntry.Of(root, new SourceLocation(file, 1, 1));
        RefuseUnknown(entries);
        Config = Merge(entries.FirstOrDefault(entry => entry.Key == "config"), project);
    }

    /// <summary>The stack's name.</summary>
    public string Stack { get; }

    /// <summary>The file, as messages name it.</summary>
    public string File { get; }

    /// <summary>Our keys without their namespace, with what the project declares for all stacks.</summary>
    public StackConfig Config { get; }

    /// <summary>What is wrong with the file whatever the system.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>Reads a stack's file.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or is not YAML.</exception>
    public static StackFile Read(string stack, string path, string shown, ProjectFile project)
    {
        var subject = $"stack {stack}";
        var (root, problems) = SettingsYaml.Read(TextFile.Read(path, shown, subject), shown, subject);
        return new StackFile(stack, shown, root, problems, project);
    }

    private void RefuseUnknown(IReadOnlyList<SettingEntry> root)
    {
        foreach (var entry in root.Where(entry => !TopLevelKeys.Contains(entry.Key)))
        {
            var fix = entry.Key.StartsWith(Namespace + ":", StringComparison.Ordinal) ? "write it below config:, indented"
                : DidYouMean.Fix(entry.Key, TopLevelKeys, "settings stand below config:, as infra:<key>");
            Refuse(Codes.UnknownKey, entry, Words.OneOf(TopLevelKeys), fix);
        }
    }

    private StackConfig Merge(SettingEntry? config, ProjectFile project)
    {
        var entries = new List<SettingEntry>();
        if (config?.Value is MapNode map)
        {
            foreach (var entry in SettingEntry.Of(map, config.At))
                Take(entry, entries, project);
        }
        else if (config is not null && !config.Value.IsNothing())
        {
            _problems.Add(new Diagnostic(Codes.WrongType, $"stack {Stack}, config", config.Value is ListNode ? "a list" : "a text",
                "a map of keys",
                "write the keys below config:, indented, as infra:<key>")
            { At = config.At });
        }

        foreach (var declared in project.Declared)
        {
            if (OurKey(declared.Key, project) is not { } key || entries.Any(entry => entry.Key == key))
                continue;

            if (declared.Value is not null)
            {
                entries.Add(new SettingEntry(key, declared.At, declared.Value));
            }
            else if (declared.IsDemanded)
            {
                // Also where the settings have a default: the engine does not know that one, and refuses the stack.
                _problems.Add(new Diagnostic(Codes.MissingKey, $"stack {Stack}, {Namespace}:{key}", null,
                    $"a value, because {project.File} declares the key with a type and without a default",
                    $"add it, or run `{PulumiConfig.Set(key, Stack)}`")
                {
                    At = config?.At ?? new SourceLocation(File, 1, 1),
                });
            }
        }

        return new StackConfig(config?.At ?? new SourceLocation(File, 1, 1), entries);
    }

    private void Take(SettingEntry entry, List<SettingEntry> entries, ProjectFile project)
    {
        var parts = entry.Key.Split(':', 2);
        if (OurKey(entry.Key, project) is { } key)
        {
            if (entries.FirstOrDefault(other => other.Key == key) is { } other)
                Refuse(Codes.DuplicateKey, entry, "each key once", $"remove one of the two; the other one is in line {other.At!.Line}");
            else
                entries.Add(entry with { Key = key });
        }
        else if (parts.Length == 1 || DidYouMean.Nearest(parts[0], [Namespace]) is not null)
        {
            Refuse(Codes.UnknownKey, entry, "keys with a namespace, ours with infra:",
                $"did you mean infra:{SettingPath.Shown(parts[^1])}?");
        }
    }

    // The engine reads a key without a namespace as one of the project's, and an older notation with `config:` in the middle.
    private static string? OurKey(string key, ProjectFile project) => key.Split(':') switch
    {
        [Namespace, var name] => name,
        [Namespace, "config", var name] => name,
        [var name] when project.Name == Namespace => name,
        _ => null,
    };

    private void Refuse(DiagnosticCode code, SettingEntry entry, string allowed, string fix) =>
        _problems.Add(new Diagnostic(code, $"stack {Stack}, {SettingPath.Shown(entry.Key)}", SettingPath.Shown(entry.Key), allowed, fix)
        {
            At = entry.At,
        });
}
