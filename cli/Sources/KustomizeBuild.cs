using System.Text.RegularExpressions;
using Infra.Commands;

namespace Infra.Sources;

/// <summary>Builds kustomizations with <c>kustomize</c>, or with the one in <c>kubectl</c>.</summary>
internal sealed partial class KustomizeBuild
{
    /// <summary>What to do where neither program is there.</summary>
    public const string GetIt = "install kustomize 4.5 or newer, or kubectl 1.24 or newer";

    private readonly string _program;
    private readonly string[] _command;
    private readonly string? _helm;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private KustomizeBuild(string program, string[] command, string? helm, IReadOnlyDictionary<string, string> environment)
    {
        (_program, _command, _helm, _environment) = (program, command, helm, environment);
    }

    /// <summary>The program, <c>kubectl</c> or <c>kustomize</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(_program);

    /// <summary>Whether the program turned out to be too old.</summary>
    public bool IsTooOld { get; private set; }

    /// <summary>Finds the program; null when there is none.</summary>
    public static KustomizeBuild? Find(ToolFinder tools, IReadOnlyDictionary<string, string> environment) =>
        tools.Find("kustomize") is { } kustomize ? new KustomizeBuild(kustomize, ["build"], tools.Find("helm"), environment)
        : tools.Find("kubectl") is { } kubectl ? new KustomizeBuild(kubectl, ["kustomize"], tools.Find("helm"), environment)
        : null;

    /// <summary>Builds a root.</summary>
    /// <param name="job">The root.</param>
    /// <param name="stage">Where to copy what it is built of; shared with other roots.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<BuildOutcome> BuildAsync(BuildJob job, BuildStage stage, CancellationToken cancellation)
    {
        var outcome = await BuildAsync(job, stage, isPartial: false, cancellation).ConfigureAwait(false);
        var leavesCharts = job.Reach!.Kustomizations.Exists(kustomization => kustomization.Tree.Maps("helmCharts")
            .Any(chart => !IsHere(kustomization, chart.Item, stage.Files)));
        if (outcome.Objects is not null || IsTooOld
            || !(leavesCharts || job.Reach.Missing.Exists(missing => missing.Reason == MissingReason.Remote)))
        {
            return outcome;
        }

        // What is changed in objects that are not fetched cannot be built; the rest can.
        using var own = new BuildStage(stage.Files);
        outcome = await BuildAsync(job, own, isPartial: true, cancellation).ConfigureAwait(false);
        return leavesCharts && outcome.Objects is null ? outcome with { Reason = null } : outcome;
    }

    private async Task<BuildOutcome> BuildAsync(BuildJob job, BuildStage stage, bool isPartial, CancellationToken cancellation)
    {
        var reach = job.Reach!;
        foreach (var file in reach.Resources.Concat(reach.Inputs))
            stage.Copy(file);

        var notes = new List<string>();
        var hasCharts = false;
        foreach (var kustomization in reach.Kustomizations)
            hasCharts |= Stage(kustomization, reach, stage, isPartial ? LonelyChanges.In(kustomization, reach, stage.Files) : [], notes);

        var wrapper = stage.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(wrapper, "kustomization.yaml"), Wrapper(job, stage, wrapper), cancellation)
            .ConfigureAwait(false);
        // The copy holds what the kustomizations name and nothing else, so that no restriction is needed.
        string[] arguments =
        [
            .. _command,
            wrapper,
            "--load-restrictor",
            "LoadRestrictionsNone",
            .. hasCharts ? new[] { "--enable-helm", "--helm-command", _helm! } : [],
        ];
        var run = await ProgramRun.RunAsync(_program, arguments, wrapper, cancellation, environment: _environment).ConfigureAwait(false);
        if (run is not { Code: 0 })
        {
            var said = run?.Error ?? $"{Name} cannot be started";
            IsTooOld |= (said.Contains("unknown field", StringComparison.Ordinal)
                && said.Contains("buildMetadata", StringComparison.Ordinal))
                || said.Contains("unknown flag", StringComparison.Ordinal);
            return new BuildOutcome(null, Reason(stage.Plain(said))) { Notes = notes };
        }

        using var text = new StringReader(run.Output);
        var built = new BuiltRoot(stage.Files, reach, path => stage.NameOf(Path.GetFullPath(path, wrapper)));
        return new BuildOutcome([.. built.Read(ManifestReader.Read(text, reach.Root).Manifests)]) { Notes = notes };
    }

    // Writes the copy of a kustomization, without what is not here.
    private bool Stage(Kustomization kustomization, KustomizationReach reach, BuildStage stage, IEnumerable<string> without,
        List<string> notes)
    {
        var gone = reach.Missing.Where(missing => missing.In == kustomization).Select(missing => missing.Entry.Path).Concat(without)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var entry in kustomization.Entries.Where(entry =>
            entry.Kind == EntryKind.Plugin && !gone.Contains(entry.Path) && IsProgram(kustomization, entry, stage.Files)))
        {
            gone.Add(entry.Path);
            notes.Add($"{entry.Text} of {kustomization.File}: generators and transformers that are programs are not run");
        }

        var hasCharts = false;
        foreach (var (chart, path) in kustomization.Tree.Maps("helmCharts"))
        {
            if (IsHere(kustomization, chart, stage.Files))
            {
                stage.CopyFolder(ChartFolder(kustomization, chart));
                hasCharts = true;
            }
            else
            {
                gone.Add(path);
            }
        }

        if (gone.Count == 0)
            stage.Copy(kustomization.File);
        else
            stage.Write(kustomization.File, ManifestWriter.ToYaml(KustomizationPruning.Without(kustomization.Tree, gone)));

        return hasCharts;
    }

    private static string ChartFolder(Kustomization kustomization, MapNode chart) => RelativePath.Resolve(kustomization.Folder,
        $"{kustomization.Tree.MapAt("helmGlobals")?.Text("chartHome") ?? "charts"}/{chart.Text("name")}");

    private bool IsHere(Kustomization kustomization, MapNode chart, SourceFiles files) =>
        _helm is not null && ChartFolder(kustomization, chart) is var folder && files.HasFile(folder + "/Chart.yaml")
            && files.IsInside(folder);

    private static bool IsProgram(Kustomization kustomization, KustomizationEntry entry, SourceFiles files)
    {
        var file = RelativePath.Resolve(kustomization.Folder, entry.Text);
        return files.HasFile(file) && files.Documents(file).OfType<MapNode>().Any(tree => tree.Text("apiVersion") != "builtin"
            || tree.MapAt("metadata",
                "annotations")?.Entries.Any(annotation =>
                    annotation.Key.StartsWith("config.kubernetes.io/function", StringComparison.Ordinal)) == true);
    }

    // The user's kustomization stays as it is: where its objects come from, and what Flux or Argo CD adds, is asked for around it.
    private static string Wrapper(BuildJob job, BuildStage stage, string wrapper)
    {
        string From(string name) => Path.GetRelativePath(wrapper, stage.PathOf(name)).Replace('\\', '/');
        var given = job.Delivery?.Additions ?? MapNode.Empty;
        var tree = MapNode.Of(
            ("resources", new ListNode([From(job.Folder)])),
            ("components", job.Delivery is { Components: { Count: > 0 } components }
                ? new ListNode([.. components.Select(component => new ScalarNode(From(RelativePath.Resolve(job.Folder, component))))])
                : null),
            ("namespace", job.Delivery?.Namespace),
            ("buildMetadata", new ListNode(["originAnnotations"])));
        return ManifestWriter.ToYaml(new MapNode(tree.Entries.Concat(given.Entries)));
    }

    // The innermost reason is the one to act on; what stands around it repeats the way to it.
    private static string Reason(string said)
    {
        const int Most = 150;
        var lines = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = Array.FindLast(lines, one => one.StartsWith("error:", StringComparison.OrdinalIgnoreCase))
            ?? Array.FindLast(lines, one => one.Any(char.IsLetter)) ?? "no reason given";
        var parts = line.Split(": ");
        var reason = parts[^1];
        for (var i = parts.Length - 2; i > 0 && reason.Length + parts[i].Length < Most && !Accumulating().IsMatch(parts[i]); i--)
            reason = $"{parts[i]}: {reason}";

        return SettingPath.Shown(reason.Trim('\''));
    }

    [GeneratedRegex("^(accumulat|recursed|loading)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Accumulating();
}
