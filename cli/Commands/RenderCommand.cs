using System.Text.Json.Serialization;
using Infra.Rendering;

namespace Infra.Commands;

/// <summary><c>infra render</c>: writes what a stack would make as a folder of YAML.</summary>
internal static class RenderCommand
{
    private const string Argo = "argocd";
    private const string Kustomize = "kustomize";

    public static Command Create(CommandHost host)
    {
        var stack = host.StackArgument();
        var to = new Option<string>("--out")
        {
            Description = "The folder to write. Files that an earlier render wrote and that are no longer needed are removed; other files are never touched.",
            HelpName = "folder",
            Required = true,
        };
        var charts = new Option<string>("--charts")
        {
            Description = $"What becomes of Helm charts: Argo CD Applications ({Argo}, the default) or helmCharts of the kustomization ({Kustomize}).",
            HelpName = $"{Argo}|{Kustomize}",
            DefaultValueFactory = _ => Argo,
        };
        charts.AcceptOnlyFromAmong(Argo, Kustomize);
        var json = CommandHost.JsonOption();
        var command = new Command("render", "Write the manifests of a stack into a folder.") { stack, to, charts, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (result, project) = await host.RunStackAsync(parsed.GetRequiredValue(stack), cancellation).ConfigureAwait(false);
            var style = parsed.GetValue(charts) == Kustomize ? ChartStyle.Kustomize : ChartStyle.Argo;
            var folder = parsed.GetRequiredValue(to);
            var summary = ManifestRendering.Write(result.Inventory, host.PathOf(folder), style, project.File.Folder);
            Print(host, result.Stack, summary with { Folder = folder }, parsed.GetValue(json));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Print(CommandHost host, string stack, RenderSummary summary, bool json)
    {
        if (json)
        {
            host.Screen.Json(
                new RenderJson(stack, summary.Folder, summary.Files, summary.Written, summary.Unchanged, summary.Removed), RenderJsonContext.Default.RenderJson);
            return;
        }

        foreach (var removed in summary.Removed)
            host.Screen.Line($"removed {removed}");

        host.Screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{stack}: {summary.Files.Count} files in {summary.Folder}, {summary.Written} written, {summary.Unchanged} unchanged, {summary.Removed.Count} removed."));
    }
}

/// <summary>What <c>infra render --json</c> prints.</summary>
internal sealed record RenderJson(string Stack, string Folder, IReadOnlyList<string> Files, int Written, int Unchanged, IReadOnlyList<string> Removed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RenderJson))]
internal sealed partial class RenderJsonContext : JsonSerializerContext;
