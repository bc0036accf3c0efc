using System.Text.Json;
using Infra.Hermetic;
using Pulumi;

namespace Infra.Settings;

/// <summary>The settings that the engine hands to the program it runs. It is used inside a deployment.</summary>
internal static class EngineConfig
{
    /// <summary>The environment variable with all settings.</summary>
    public const string Values = "PULUMI_CONFIG";

    /// <summary>The environment variable with the keys of those that are secret.</summary>
    public const string SecretKeys = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>The environment variable with the folder of <c>Pulumi.yaml</c>.</summary>
    public const string RootFolder = "PULUMI_ROOT_DIRECTORY";

    /// <summary>Binds the settings of the stack that runs.</summary>
    /// <exception cref="Infra.Diagnostics.RefusedException">Something is wrong; all of it is named.</exception>
    public static StackSettings Bind(string stack, IReadOnlyList<SystemDefinition> systems, Func<string, string?> environment)
    {
        var config = new Config(StackFile.Namespace);
        // The SDK reads values by name only; which names there are is needed to refuse those that nothing reads.
        var entries = Names(environment(Values)).Select(name => new SettingEntry(name, null, config.Get(name) ?? "")).ToList();
        var secrets = new EngineSecrets(Names(environment(SecretKeys)).ToHashSet(StringComparer.Ordinal));
        var project = OpenProject(environment(RootFolder), systems);
        var settings = new StackConfig(null, entries) { ProjectFolder = Seen(project) };
        return StackBinder.Bind(stack, settings, systems, secrets, PlainSecrets(stack, project), project is null ? null : project.OwnerOf);
    }

    /// <summary>
    /// Holds what a stack makes to its policy before the engine makes any of it: the stack of the file is run without the engine first.
    /// </summary>
    /// <exception cref="Infra.Diagnostics.RefusedException">It breaks the policy; all breaches are named.</exception>
    public static void Hold(string stack, IReadOnlyList<SystemDefinition> systems, Func<string, string?> environment)
    {
        if (OpenProject(environment(RootFolder), systems) is { } project && project.PathOf(stack) is not null)
            new HermeticEngine(name => Task.FromResult(project.Bind(name).Run)).RunAsync(stack).GetAwaiter().GetResult();
    }

    private static Project? OpenProject(string? folder, IReadOnlyList<SystemDefinition> systems) =>
        string.IsNullOrEmpty(folder) ? null : Project.Open(folder, folder, systems);

    // The engine starts the program in the folder that `main` names, and the plugins that read files there too.
    private static string? Seen(Project? project) =>
        project is not null && Path.GetRelativePath(Environment.CurrentDirectory, project.File.Folder) is var seen && seen != "."
            ? seen
            : null;

    // The engine tells only which top-level keys hold a secret somewhere; which of the values below were encrypted, only the file knows.
    private static IEnumerable<Diagnostic> PlainSecrets(string stack, Project? project)
    {
        if (project?.PathOf(stack) is null)
            return [];

        try
        {
            project.Bind(stack);
            return [];
        }
        catch (RefusedException refused)
        {
            return refused.Diagnostics.Where(problem => problem.Code == Codes.PlainSecret || problem.Code == Codes.Empty);
        }
    }

    private static IEnumerable<string> Names(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return [];

        using var document = JsonDocument.Parse(json);
        return [.. (document.RootElement.ValueKind is JsonValueKind.Array
                ? document.RootElement.EnumerateArray().Select(key => key.GetString()!)
                : document.RootElement.EnumerateObject().Select(entry => entry.Name))
            .Select(key => key.Split(':'))
            .Where(parts => parts[0] == StackFile.Namespace && parts.Length > 1)
            .Select(parts => parts[^1])
            .Order(StringComparer.Ordinal)];
    }
}
