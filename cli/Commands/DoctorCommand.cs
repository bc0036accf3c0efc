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

    private static readonly (string Name, string[] VersionArguments, string Purpose)[] Tools =
    [
        ("pulumi", ["version"], "up, destroy, secrets"),
        ("kubectl", ["version", "--client"], "looking into clusters"),
        ("helm", ["version", "--short"], "rendering charts"),
        ("kustomize", ["version"], "rendered folders"),
        ("git", ["--version"], "earlier commits"),
    ];

    public static Command Create(CommandHost host)
    {
        var json = CommandHost.JsonOption();
        var command = new Command("doctor", "Print the SDK, packages and tools in use. A missing one is not an error.") { json };
        command.SetAction((parsed, cancellation) => RunAsync(host, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, bool json, CancellationToken cancellation)
    {
        var finder = new ToolFinder(host.Environment("PATH"));
        var tools = await host.Screen.WhileAsync(
            "Asking the tools for their versions",
            () => Task.WhenAll(Tools.Select(async tool =>
                new ToolJson(tool.Name, await finder.VersionAsync(tool.Name, tool.VersionArguments, cancellation).ConfigureAwait(false), finder.Find(tool.Name), tool.Purpose))))
            .ConfigureAwait(false);
        var packages = Packages.Select(Package).OfType<PackageJson>().ToList();
        var report = new DoctorJson(
            ProgramVersion.Own,
            System.Environment.Version.ToString(),
            RuntimeInformation.RuntimeIdentifier,
            packages.Any(package => package.StandIn) ? "stand-in" : "real",
            packages,
            tools);
        if (json)
            host.Screen.Json(report, DoctorJsonContext.Default.DoctorJson);
        else
            Print(host.Screen, report);

        return ExitCodes.Fine;
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
        if (report.Sdk == "stand-in")
        {
            screen.Line();
            screen.Write(new Text(
                "The Pulumi packages are stand-ins, because no package source of this machine has the real ones. Everything without a cluster works; "
                + "`pulumi preview` and `pulumi up` need the real packages.\n"));
        }
    }
}

/// <summary>What <c>infra doctor --json</c> prints.</summary>
/// <param name="Sdk"><c>real</c>, or <c>stand-in</c> when at least one package is one.</param>
internal sealed record DoctorJson(string Infra, string DotNet, string Platform, string Sdk, IReadOnlyList<PackageJson> Packages, IReadOnlyList<ToolJson> Tools);

/// <summary>A package in <see cref="DoctorJson"/>.</summary>
/// <param name="StandIn">Whether it is a stand-in.</param>
internal sealed record PackageJson(string Name, string Version, bool StandIn);

/// <summary>A program in <see cref="DoctorJson"/>.</summary>
/// <param name="Version">Its version; null when it was not found or does not say.</param>
/// <param name="Path">Where it is; null when it was not found.</param>
internal sealed record ToolJson(string Name, string? Version, string? Path, string Purpose);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DoctorJson))]
internal sealed partial class DoctorJsonContext : JsonSerializerContext;
