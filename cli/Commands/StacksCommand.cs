using System.Text.Json.Serialization;
using Spectre.Console;

namespace Infra.Commands;

/// <summary><c>infra stacks</c>: which stacks there are.</summary>
internal static class StacksCommand
{
    public static Command Create(CommandHost host)
    {
        var json = CommandHost.JsonOption();
        var command = new Command("stacks", "List the project's stacks and their systems.") { json };
        command.SetAction(parsed => Run(host, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandHost host, bool json)
    {
        var project = host.OpenProject();
        var problems = new List<Diagnostic>();
        var stacks = project.StackNames.Select(name => Describe(name, project, host, problems)).ToList();
        if (json)
        {
            host.Screen.Json(new StacksJson(project.File.Name, stacks, [.. problems.Select(DiagnosticJson.Of)]), StacksJsonContext.Default.StacksJson);
        }
        else
        {
            Print(host.Screen, project, stacks);
            if (problems.Count > 0)
                host.Screen.Report(problems);
        }

        return problems.Count == 0 ? ExitCodes.Fine : ExitCodes.Refused;
    }

    private static StackJson Describe(string name, Project project, CommandHost host, List<Diagnostic> problems)
    {
        string? system = null;
        var file = project.ShownFile(name);
        try
        {
            system = project.Read(name).Config.Find(StackBinder.SystemKey)?.Value is ScalarNode { Value: not null } scalar ? scalar.Written() : null;
        }
        catch (RefusedException refused)
        {
            problems.AddRange(refused.Diagnostics);
        }

        return new StackJson(name, system, file, host.Systems.FirstOrDefault(known => known.Name == system)?.Summary);
    }

    private static void Print(Screen screen, Project project, List<StackJson> stacks)
    {
        if (stacks.Count == 0)
        {
            screen.Line($"No Pulumi.<stack>.yaml in {project.File.StackFolder}. `pulumi stack init <stack>` begins one.");
            return;
        }

        var grid = new Grid().AddColumns(
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text("STACK", Styles.Faint), new Text("SYSTEM", Styles.Faint), new Text("FILE", Styles.Faint), new Text("WHAT IT IS", Styles.Faint));
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
/// <param name="Description">What the system is; null when it is not known.</param>
internal sealed record StackJson(string Name, string? System, string File, string? Description);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StacksJson))]
internal sealed partial class StacksJsonContext : JsonSerializerContext;
