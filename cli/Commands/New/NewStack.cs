using Infra.Docs;
using Infra.Wording;

namespace Infra.Commands.New;

/// <summary>Writes the file of a stack.</summary>
internal static class NewStack
{
    private const string ExemptionsKey = "exemptions";

    // Where this repository and those of `dotnet new infra` keep it.
    private static readonly string[] Schemas = ["docs/stack-file.schema.json", "stack-file.schema.json"];

    public static void Write(CommandHost host, Draft draft, string name, string? system, string? attach, string? from)
    {
        var project = host.OpenProject();
        NewName.OfStack(name);
        var file = Path.Combine(project.File.StackFolder, $"Pulumi.{name}.yaml");
        if (project.StackNames.Contains(name))
            throw NewName.Taken("infra new stack", name, "a name that no stack has");

        var text = from is not null ? Copy(host, project, draft, name, from) : Begin(host, project, draft, name, system, attach);
        draft.Create(file, SchemaLine(project) + text);
        draft.Next($"infra preview {name}");
        draft.Next($"infra check {name}");
    }

    /// <summary>The line by which editors find the schema of stack files. Empty where there is none.</summary>
    public static string SchemaLine(Project project) =>
        Schemas.FirstOrDefault(schema => File.Exists(Path.Combine(project.File.Folder, schema))) is { } schema
            ? $"# yaml-language-server: $schema={Path.GetRelativePath(project.File.StackFolder, Path.Combine(project.File.Folder, schema)).Replace('\\', '/')}\n"
            : "";

    /// <summary>The step after which editors and pages know new keys.</summary>
    public static string NewKeys(Project project) =>
        $"{(File.Exists(Path.Combine(project.File.Folder, Schemas[0])) ? "infra docs" : $"infra schema --out {Schemas[1]}")}, so that editors know the new keys";

    /// <summary>A stack's file, which is to be read line by line.</summary>
    /// <exception cref="RefusedException">There is no such stack, or its file has keys that are given twice or unknown.</exception>
    public static StackFile Read(Project project, string stack)
    {
        var file = project.Read(stack);
        return file.Problems.Count == 0 ? file : throw new RefusedException(file.Problems);
    }

    private static string Copy(CommandHost host, Project project, Draft draft, string name, string from)
    {
        _ = Read(project, from);
        var shown = project.ShownFile(from);
        var secrets = new List<string>();
        var text = TextFile.Read(Path.GetFullPath(shown, host.WorkingDirectory), shown, "infra new stack");
        var keys = new StackFileText(text, shown).Copy(ExemptionsKey, $"change: {from} has it", name, secrets);
        draft.Next($"change the hosts in Pulumi.{name}.yaml, and the cluster: two stacks that own a platform cannot share one");
        foreach (var secret in secrets)
            draft.Next(PulumiConfig.SetSecret(secret[(secret.IndexOf(':', StringComparison.Ordinal) + 1)..], name));

        return $"# The stack {name}, begun as a copy of {from}.\nconfig:\n{keys}";
    }

    private static string Begin(CommandHost host, Project project, Draft draft, string name, string? system, string? attach)
    {
        // What attaches to a stack is mostly of its system.
        system ??= attach is null ? null : (project.Read(attach).Config.Find(StackBinder.SystemKey)?.Value as ScalarNode)?.Written();
        var definition = host.Systems.Count == 1 && system is null
            ? host.Systems[0]
            : host.Systems.FirstOrDefault(known => known.Name == system)
            ?? throw new RefusedException(new Diagnostic(system is null ? Codes.MissingKey : Codes.UnknownSystem,
                "infra new stack, --system",
                system is null ? null : SettingPath.Shown(system), Words.OneOf(host.Systems.Select(known => known.Name)),
                DidYouMean.Fix(system ?? "", host.Systems.Select(known => known.Name), "name the system")));
        var file = new BlankStackFile(GeneratedPages.Settings(), name);
        draft.Next($"write a value for each key of Pulumi.{name}.yaml that has none");
        return $"# The stack {name}. Keys without a value want one; docs/settings.md has the optional keys.\nconfig:\n  infra:system: {definition.Name}\n"
            + file.Of(definition, attach is null ? null : Owner(project, definition, attach));
    }

    private static (SettingKey Key, string Stack) Owner(Project project, SystemDefinition system, string stack)
    {
        _ = project.Read(stack);
        var keys = ((RecordType)SettingType.Of(system.Settings)).Keys;
        return keys.FirstOrDefault(key => key.Name == StackBinder.PlatformKey && key.Type is RecordType { Direct: not null }) is { } key
            ? (key, stack)
            : throw new RefusedException(new Diagnostic(Codes.Exclusive, "infra new stack, --attach", stack,
                $"a system that attaches to platforms; {system.Name} does not", "leave the option out"));
    }
}
