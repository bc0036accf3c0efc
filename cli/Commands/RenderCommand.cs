using System.Text.Json.Serialization;
using Infra.Rendering;
using Infra.Wording;

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
            Description =
                "The folder to write. Files that an earlier render wrote and that are no longer needed are removed; other files are never touched.",
            HelpName = "folder",
            Required = true,
        };
        var charts = new Option<string?>("--charts")
        {
            Description =
                $"What becomes of Helm charts: Argo CD Applications ({Argo}, the default) or helmCharts of the kustomization ({Kustomize}).",
            HelpName = $"{Argo}|{Kustomize}",
        };
        charts.AcceptOnlyFromAmong(Argo, Kustomize);
        var beside = new Option<bool>("--beside-other-files")
        {
            Description = "Render into a folder that holds other files. They are never touched.",
        };
        var json = CommandHost.JsonOption();
        var command = new Command("render", "Write the manifests of a stack into a folder.") { stack, to, charts, beside, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (result, project) = await host.RunStackAsync(parsed.GetRequiredValue(stack), cancellation).ConfigureAwait(false);
            var style = parsed.GetValue(charts) == Kustomize ? ChartStyle.Kustomize : ChartStyle.Argo;
            var folder = parsed.GetRequiredValue(to);
            if (!parsed.GetValue(beside))
                RefuseUsed(host.PathOf(folder), folder);

            var summary = ManifestRendering.Write(result.Inventory, host.PathOf(folder), style, project.File.Folder);
            Print(host, result.Stack, summary with { Folder = folder }, parsed.GetValue(json));
            return ExitCodes.Fine;
        });
        return command;
    }

    // A folder that someone named by mistake is filled with dozens of files.
    private static void RefuseUsed(string path, string shown)
    {
        if (!Directory.Exists(path) || RenderedInventory.IsIn(path))
            return;

        var other = Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).OfType<string>()
            .Where(name => name is not (".git" or ".gitignore" or ".gitkeep" or ".gitattributes")).Order(StringComparer.Ordinal).ToList();
        if (other.Count > 0)
        {
            throw new RefusedException(new Diagnostic(Codes.OutputFolder, $"--out {shown}",
                $"a folder with other files: {SettingPath.Shown(Words.AllOf(other))}",
                "a new or empty folder, or one that an earlier render wrote",
                "name another folder, or pass --beside-other-files if this one is meant"));
        }
    }

    private static void Print(CommandHost host, string stack, RenderSummary summary, bool json)
    {
        if (json)
        {
            host.Screen.Json(
                new RenderJson(stack, summary.Folder, summary.Files, summary.Written, summary.Unchanged, summary.Removed),
                RenderJsonContext.Default.RenderJson);
            return;
        }

        foreach (var removed in summary.Removed)
            host.Screen.Line($"removed {removed}");

        host.Screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{stack}: {summary.Files.Count} files in {summary.Folder}, {summary.Written} written, {summary.Unchanged} unchanged, {summary.Removed.Count} removed."));
        foreach (var (isListed, files) in summary.Incomplete.GroupBy(file => file.IsListed).OrderByDescending(files => files.Key)
            .Select(files => (files.Key, files.ToList())))
        {
            host.Screen.ErrorLine(
                $"note: {Words.Count(files.Count, "file")} with values that only a run knows{(isListed ? "" : ", left out of kustomization.yaml")}: "
                + $"{Words.AllOf(files.Select(file => file.File))}");
        }

        host.Screen.Next($"`infra check {summary.Folder}`, then commit it, or `kubectl apply -k {summary.Folder}`.");
    }
}

/// <summary>What <c>infra render --json</c> prints.</summary>
internal sealed record RenderJson(string Stack, string Folder, IReadOnlyList<string> Files, int Written, int Unchanged,
    IReadOnlyList<string> Removed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RenderJson))]
internal sealed partial class RenderJsonContext : JsonSerializerContext;
