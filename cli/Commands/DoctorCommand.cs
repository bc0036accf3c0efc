using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Infra.Commands;

/// <summary><c>infra doctor</c>: what this program is made of, and which tools it finds.</summary>
internal static class DoctorCommand
{
    // Stand-ins have versions above all real ones: the real major number, then this (sdk/README.md).
    private const string StandInMinor = "9999";

    private static readonly string[] Packages =
        ["Pulumi", "Pulumi.Kubernetes", "Pulumi.Aws", "Pulumi.KubernetesCertManager", "Pulumi.Command", "Pulumi.Random", "Pulumi.Tls"];

    private static readonly (string Name, string[] VersionArguments, string Purpose, string Fix)[] Tools =
    [
        ("pulumi", ["version"], "up, destroy, secrets",
            "install it from https://www.pulumi.com/docs/install; preview, check, diff and render work without it"),
        ("kubectl", ["version", "--client"], "looking into clusters",
            "install it from https://kubernetes.io/docs/tasks/tools; only `diff --against cluster` needs it"),
        ("helm", ["version", "--short"], "rendering charts",
            "install it from https://helm.sh/docs/intro/install; without it charts in folders are checked as files"),
        ("kustomize", ["version"], "rendered folders",
            "install it from https://kubectl.docs.kubernetes.io/installation/kustomize; without it kustomizations are checked as files"),
        ("git", ["--version"], "earlier commits",
            "install it from https://git-scm.com/downloads; without it nothing can be compared with a commit, and no release has a history"),
    ];

    public static Command Create(CommandHost host)
    {
        var json = CommandHost.JsonOption();
        var command = new Command("doctor",
            "Print the SDK, packages and tools in use, and what to do about each that is missing. None of it is an error.") { json };
        command.SetAction((parsed, cancellation) => RunAsync(host, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, bool json, CancellationToken cancellation)
    {
        var finder = new ToolFinder(host.Environment("PATH"));
        var tools = await host.Screen.WhileAsync(
            "Asking the tools for their versions",
            () => Task.WhenAll(Tools.Select(async tool =>
                new ToolJson(tool.Name, await finder.VersionAsync(tool.Name, tool.VersionArguments, cancellation).ConfigureAwait(false),
                    finder.Find(tool.Name), tool.Purpose, finder.Find(tool.Name) is null ? tool.Fix : null))))
            .ConfigureAwait(false);
        var packages = Packages.Select(Package).OfType<PackageJson>().ToList();
        var report = new DoctorJson(
            ProgramVersion.Own,
            System.Environment.Version.ToString(),
            RuntimeInformation.RuntimeIdentifier,
            packages.Any(package => package.StandIn) ? "stand-in" : "real",
            packages,
            tools,
            [.. Findings(host, packages, tools)]);
        if (json)
            host.Screen.Json(report, DoctorJsonContext.Default.DoctorJson);
        else
            Print(host.Screen, report);

        return ExitCodes.Fine;
    }

    // What stands in the way of something, and what to do about it.
    private static IEnumerable<string> Findings(CommandHost host, IReadOnlyList<PackageJson> packages, IReadOnlyList<ToolJson> tools)
    {
        if (packages.Any(package => package.StandIn))
        {
            yield return "The Pulumi packages are stand-ins, because no package source of this machine has the real ones. Everything without a cluster works; for `pulumi preview` and "
                + "`pulumi up` add a source that has them to nuget.config (NuGet's own, or a mirror of it), and build again.";
        }

        foreach (var tool in tools.Where(tool => tool.Fix is not null))
            yield return $"{tool.Name} is not found: {tool.Fix}.";

        foreach (var tool in tools.Where(tool => tool is { Path: not null, Version: null }))
            yield return $"{tool.Name} does not say its version: run `{tool.Path}` by hand.";

        foreach (var problem in ProjectProblems(host))
            yield return problem;
    }

    private static IEnumerable<string> ProjectProblems(CommandHost host)
    {
        if (host.Systems.Count == 0)
            return [];

        Project project;
        try
        {
            project = host.OpenProject();
        }
        catch (RefusedException refused)
        {
            return refused.Diagnostics.Select(problem => $"{problem.Where}: {problem.Code.Title}; {problem.Fix}.");
        }

        return project.StackNames.Select(stack => (Stack: stack, Text: File.ReadLines(project.PathOf(stack)!).Take(5)))
            .Where(file => !file.Text.Any(line => line.StartsWith("# yaml-language-server:", StringComparison.Ordinal)))
            .Select(file => $"{project.ShownFile(file.Stack)} names no schema, so that an editor neither completes nor checks it: "
                + "write one with `infra schema --out stack-file.schema.json`, and begin the file with `# yaml-language-server: $schema=stack-file.schema.json`.");
    }

    /// <summary>A Pulumi package that the program runs on; null when it is not there.</summary>
    public static PackageJson? Package(string name)
    {
        try
        {
            var assembly = Assembly.Load(name);
            var version = ProgramVersion.Of(assembly);
            return new PackageJson(name, version, version.Split('.') is [_, StandInMinor, ..]);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static void Print(Screen screen, DoctorJson report)
    {
        var grid = new Grid().AddColumns(
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text("infra", Styles.Strong), new Text(report.Infra), new Text(report.Platform, Styles.Faint));
        grid.AddRow(new Text(".NET", Styles.Strong), new Text(report.DotNet), new Text(""));
        foreach (var package in report.Packages)
        {
            grid.AddRow(
                new Text(package.Name, Styles.Strong),
                new Text(package.Version),
                package.StandIn ? new Text("stand-in", Styles.Caution) : new Text("real package", Styles.Good));
        }

        foreach (var tool in report.Tools)
        {
            grid.AddRow(
                new Text(tool.Name, Styles.Strong),
                tool.Path is null ? new Text("not found", Styles.Caution) : new Text(tool.Version ?? "unknown"),
                new Text($"for {tool.Purpose}", Styles.Faint));
        }

        screen.Write(grid);
        if (report.Findings.Count > 0)
            screen.Line();

        foreach (var finding in report.Findings)
            screen.Write(new Padder(new Text($"- {finding}")).Padding(0, 0, 0, 0));
    }
}

/// <summary>What <c>infra doctor --json</c> prints.</summary>
/// <param name="Findings">What stands in the way of something, each with what to do about it.</param>
/// <param name="Sdk"><c>real</c>, or <c>stand-in</c> when at least one package is one.</param>
internal sealed record DoctorJson(string Infra, string DotNet, string Platform, string Sdk, IReadOnlyList<PackageJson> Packages,
    IReadOnlyList<ToolJson> Tools,
    IReadOnlyList<string> Findings);

/// <summary>A package in <see cref="DoctorJson"/>.</summary>
/// <param name="StandIn">Whether it is a stand-in.</param>
internal sealed record PackageJson(string Name, string Version, bool StandIn);

/// <summary>A program in <see cref="DoctorJson"/>.</summary>
/// <param name="Version">Its version; null when it was not found or does not say.</param>
/// <param name="Path">Where it is; null when it was not found.</param>
/// <param name="Fix">How to get it; null when it is there.</param>
internal sealed record ToolJson(string Name, string? Version, string? Path, string Purpose, string? Fix);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DoctorJson))]
internal sealed partial class DoctorJsonContext : JsonSerializerContext;
