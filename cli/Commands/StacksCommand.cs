using System.Text.Json.Serialization;
using Infra.Sources;
using Spectre.Console;

namespace Infra.Commands;

/// <summary><c>infra stacks</c>: which stacks there are, and which of them a change touches.</summary>
internal static class StacksCommand
{
    private const string Names = "names";
    private const string Github = "github";

    public static Command Create(CommandHost host)
    {
        var only = new Option<string[]>("--only")
        {
            Description = "List only this stack. May be repeated. Default: all.",
            HelpName = "stack",
        };
        var since = new Option<string?>("--changed-since")
        {
            Description = "Only stacks that a change since this branch, tag or commit touches. All, where it is unknown. Default: all.",
            HelpName = "revision",
        };
        var format = new Option<string?>("--format")
        {
            Description = "Print one name a line, or lines for the output of a GitHub step: all, owners, guests. "
                + "Owners of platforms come before the stacks that attach to them. Default: a table.",
            HelpName = $"{Names}|{Github}",
        };
        format.AcceptOnlyFromAmong(Names, Github);
        var json = CommandHost.JsonOption();
        var command = new Command("stacks", "List the project's stacks and their systems.") { only, since, format, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(format) is not null)
                result.AddError("--json excludes --format.");
        });
        command.SetAction((parsed, cancellation) =>
            RunAsync(host, parsed.GetValue(only) ?? [], parsed.GetValue(since), parsed.GetValue(json) ? "json" : parsed.GetValue(format),
                cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string[] only, string? since, string? format, CancellationToken cancellation)
    {
        var project = host.OpenProject();
        if (only.Except(project.StackNames, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            throw new RefusedException(unknown.Select(project.Unknown));

        var problems = new List<Diagnostic>();
        var all = project.StackNames.ToDictionary(name => name, name => Describe(name, project, host, problems), StringComparer.Ordinal);
        var listed = since is null ? null
            : await TouchedStacks.SinceAsync(since, host, project, stack => all[stack].Platform, cancellation).ConfigureAwait(false);
        if (since is not null && listed is null)
            host.Screen.ErrorLine($"{SettingPath.Shown(since)} is no commit here, so every stack counts as changed.");

        var stacks = (listed ?? project.StackNames).Where(name => only.Length == 0 || only.Contains(name)).Select(name => all[name])
            .ToList();
        switch (format)
        {
            case "json":
                host.Screen.Json(new StacksJson(project.File.Name, stacks, [.. problems.Select(DiagnosticJson.Of)]),
                    StacksJsonContext.Default.StacksJson);
                return problems.Count == 0 ? ExitCodes.Fine : ExitCodes.Refused;
            case null:
                Print(host.Screen, project, stacks, since);
                break;
            default:
                Print(host.Screen, stacks, format);
                break;
        }

        if (problems.Count > 0)
            host.Screen.Report(problems);

        // A list of names is whole also where a stack's own file is broken: what is done with the name says it again.
        return problems.Count == 0 || format is not null ? ExitCodes.Fine : ExitCodes.Refused;
    }

    private static StackJson Describe(string name, Project project, CommandHost host, List<Diagnostic> problems)
    {
        string? system = null;
        string? platform = null;
        var file = project.ShownFile(name);
        try
        {
            var config = project.Read(name).Config;
            system = Text(config.Find(StackBinder.SystemKey)?.Value);
            var owner = config.Find(StackBinder.PlatformKey)?.Value;
            platform = Text(owner is MapNode map ? map["stack"] : owner);
        }
        catch (RefusedException refused)
        {
            problems.AddRange(refused.Diagnostics);
        }

        return new StackJson(name, system, platform, file, host.Systems.FirstOrDefault(known => known.Name == system)?.Summary);
    }

    private static string? Text(Node? node) => node is ScalarNode { Value: not null } scalar ? scalar.Written() : null;

    private static void Print(Screen screen, List<StackJson> stacks, string format)
    {
        var (owners, guests) = (NamesOf(stacks, guests: false), NamesOf(stacks, guests: true));
        string[] all = [.. owners, .. guests];
        if (format == Names)
        {
            foreach (var name in all)
                screen.Line(name);
        }
        else
        {
            foreach (var (key, names) in new[] { ("all", all), ("owners", owners), ("guests", guests) })
                screen.Line($"{key}=[{string.Join(',', names.Select(name => $"\"{name}\""))}]");
        }
    }

    private static string[] NamesOf(List<StackJson> stacks, bool guests) =>
        [.. stacks.Where(stack => (stack.Platform is not null) == guests).Select(stack => stack.Name)];

    private static void Print(Screen screen, Project project, List<StackJson> stacks, string? since)
    {
        if (stacks.Count == 0)
        {
            screen.Line(since is not null && project.StackNames.Count > 0
                ? $"No stack is touched since {SettingPath.Shown(since)}."
                : $"No Pulumi.<stack>.yaml in {project.File.StackFolder}. `pulumi stack init <stack>` begins one.");
            return;
        }

        var grid = new Grid().AddColumns(
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text("STACK", Styles.Faint), new Text("SYSTEM", Styles.Faint), new Text("FILE", Styles.Faint),
            new Text("WHAT IT IS", Styles.Faint));
        foreach (var stack in stacks)
        {
            grid.AddRow(
                new Text(stack.Name, Styles.Strong),
                new Text(stack.System ?? "?"),
                new Text(stack.File),
                stack.Description is null ? new Text("unknown system", Styles.Caution) : new Text(stack.Description));
        }

        screen.Write(grid);
    }
}

/// <summary>What <c>infra stacks --json</c> prints.</summary>
internal sealed record StacksJson(string Project, IReadOnlyList<StackJson> Stacks, IReadOnlyList<DiagnosticJson> Diagnostics);

/// <summary>A stack in <see cref="StacksJson"/>.</summary>
/// <param name="System">The system that its file chooses; null when it chooses none or cannot be read.</param>
/// <param name="Platform">The stack whose platform it is attached to; null when it has one of its own.</param>
/// <param name="Description">What the system is; null when it is not known.</param>
internal sealed record StackJson(string Name, string? System, string? Platform, string File, string? Description);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StacksJson))]
internal sealed partial class StacksJsonContext : JsonSerializerContext;
