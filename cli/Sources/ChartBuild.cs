using Infra.Commands;

namespace Infra.Sources;

/// <summary>Renders charts with <c>helm template</c>.</summary>
internal sealed class ChartBuild(string helm, BuildStage stage, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Finds the program; null when there is none.</summary>
    public static ChartBuild? Find(ToolFinder tools, BuildStage stage, IReadOnlyDictionary<string, string> environment) =>
        tools.Find("helm") is { } helm ? new ChartBuild(helm, stage, environment) : null;

    /// <summary>Renders a chart as it is released, or with its own values.</summary>
    public async Task<BuildOutcome> BuildAsync(BuildJob job, CancellationToken cancellation)
    {
        stage.CopyFolder(job.Folder);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(stage.Files.PathOf(job.Folder)));
        var release = job.Delivery?.Release;
        var space = release?.Namespace ?? name;
        var work = stage.NewFolder();
        List<string> arguments = ["template", release?.Name ?? name, stage.PathOf(job.Folder), "--namespace", space, "--skip-tests"];
        if (release?.SkipCrds != true)
            arguments.Add("--include-crds");

        foreach (var file in (job.Delivery?.ValueFiles ?? []).Where(file => stage.Files.HasFile(file) && stage.Files.IsInside(file)))
        {
            stage.Copy(file);
            arguments.AddRange(["--values", stage.PathOf(file)]);
        }

        if (release?.Values is { Count: > 0 } values)
        {
            var file = Path.Combine(work, "values.yaml");
            await File.WriteAllTextAsync(file, ManifestWriter.ToYaml(values), cancellation).ConfigureAwait(false);
            arguments.AddRange(["--values", file]);
        }

        var run = await ProgramRun.RunAsync(helm, arguments, work, cancellation, environment: environment).ConfigureAwait(false);
        if (run is not { Code: 0 })
        {
            var lines = (run?.Error ?? "helm cannot be started")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var line = Array.Find(lines, one => one.StartsWith("Error:", StringComparison.Ordinal)) ?? lines.LastOrDefault()
                ?? "no reason given";
            return new BuildOutcome(null)
            {
                Notes =
                    [$"chart {(job.Folder.Length == 0 ? name : job.Folder)}, which helm does not render: {SettingPath.Shown(stage.Plain(line).Replace("Error: ", "", StringComparison.Ordinal))}"],
            };
        }

        return new BuildOutcome([.. new ChartOutput(stage.Files, job.Folder).Read(run.Output)
            .Select(manifest => manifest.Id.Namespace is null ? FileNamespaces.In(manifest, space) : manifest)]);
    }
}
