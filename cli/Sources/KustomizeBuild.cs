using System.Text.RegularExpressions;
using Infra.Commands;
using Infra.Wording;

namespace Infra.Sources;

/// <summary>Builds kustomizations with <c>kustomize</c>, or with the one in <c>kubectl</c>.</summary>
internal sealed partial class KustomizeBuild
{
    /// <summary>What to do where neither program is there.</summary>
    public const string GetIt = "install kustomize 4.5 or newer, or kubectl 1.24 or newer";

    private readonly string _program;
    private readonly string[] _command;
    private readonly string? _helm;
    private readonly BuildStage _stage;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private KustomizeBuild(string program, string[] command, string? helm, BuildStage stage, IReadOnlyDictionary<string, string> environment)
    {
        (_program, _command, _helm, _stage, _environment) = (program, command, helm, stage, environment);
    }

    /// <summary>The program, <c>kubectl</c> or <c>kustomize</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(_program);

    /// <summary>Whether the program turned out to be too old.</summary>
    public bool IsTooOld { get; private set; }

    /// <summary>Finds the program; null when there is none.</summary>
    public static KustomizeBuild? Find(ToolFinder tools, BuildStage stage, IReadOnlyDictionary<string, string> environment) =>
        tools.Find("kustomize") is { } kustomize ? new KustomizeBuild(kustomize, ["build"], tools.Find("helm"), stage, environment)
        : tools.Find("kubectl") is { } kubectl ? new KustomizeBuild(kubectl, ["kustomize"], tools.Find("helm"), stage, environment)
        : null;

    /// <summary>Builds a root.</summary>
    public async Task<BuildOutcome> BuildAsync(BuildJob job, CancellationToken cancellation)
    {
        var reach = job.Reach!;
        foreach (var file in reach.Resources.Concat(reach.Inputs))
            _stage.Copy(file);

        var notes = new List<string>();
        var hasCharts = false;
        foreach (var kustomization in reach.Kustomizations)
            hasCharts |= Stage(kustomization, reach, notes);

        var wrapper = _stage.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(wrapper, "kustomization.yaml"), Wrapper(job, wrapper), cancellation).ConfigureAwait(false);
        // The copy holds what the kustomizations name and nothing else, so that no restriction is needed.
        string[] arguments = [.. _command, wrapper, "--load-restrictor", "LoadRestrictionsNone", .. hasCharts ? new[] { "--enable-helm", "--helm-command", _helm! } : []];
        var run = await ProgramRun.RunAsync(_program, arguments, wrapper, cancellation, environment: _environment).ConfigureAwait(false);
        if (run is not { Code: 0 })
        {
            var said = run?.Error ?? $"{Name} cannot be started";
            IsTooOld |= said.Contains("unknown field", StringComparison.Ordinal) && said.Contains("buildMetadata", StringComparison.Ordinal)
                || said.Contains("unknown flag", StringComparison.Ordinal);
            return new BuildOutcome(null, Reason(said)) { Notes = notes };
        }

        using var text = new StringReader(run.Output);
        var built = new BuiltRoot(_stage.Files, reach, path => _stage.NameOf(Path.GetFullPath(path, wrapper)));
        return new BuildOutcome([.. built.Read(ManifestReader.Read(text, reach.Root).Manifests)]) { Notes = notes };
    }

    // Writes the copy of a kustomization, without what is not here.
    private bool Stage(Kustomization kustomization, KustomizationReach reach, List<string> notes)
    {
        var gone = reach.Missing.Where(missing => missing.In == kustomization).Select(missing => missing.Entry.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in kustomization.Entries.Where(entry => entry.Kind == EntryKind.Plugin && !gone.Contains(entry.Path) && IsProgram(kustomization, entry)))
        {
            gone.Add(entry.Path);
            notes.Add($"{entry.Text} of {kustomization.File}: generators and transformers that are programs are not run");
        }

        foreach (var remote in reach.Missing.Where(missing => missing.In == kustomization && missing.Reason == MissingReason.Remote))
            notes.Add($"{SettingPath.Shown(remote.Entry.Text)} of {kustomization.File}: nothing is fetched; `kustomize build` fetches it, and `infra check -` reads its output");

        var home = kustomization.Tree.MapAt("helmGlobals")?.Text("chartHome") ?? "charts";
        var hasCharts = false;
        foreach (var (chart, path) in kustomization.Tree.Maps("helmCharts"))
        {
            var folder = RelativePath.Resolve(kustomization.Folder, $"{home}/{chart.Text("name")}");
            if (_helm is not null && _stage.Files.HasFile(folder + "/Chart.yaml") && _stage.Files.IsInside(folder))
            {
                _stage.CopyFolder(folder);
                hasCharts = true;
            }
            else
            {
                gone.Add(path);
            }
        }

        if (gone.Count == 0)
            _stage.Copy(kustomization.File);
        else
            _stage.Write(kustomization.File, ManifestWriter.ToYaml(KustomizationPruning.Without(kustomization.Tree, gone)));

        return hasCharts;
    }

    private bool IsProgram(Kustomization kustomization, KustomizationEntry entry)
    {
        var file = RelativePath.Resolve(kustomization.Folder, entry.Text);
        return _stage.Files.HasFile(file) && _stage.Files.Documents(file).OfType<MapNode>().Any(tree => tree.Text("apiVersion") != "builtin"
            || tree.MapAt("metadata", "annotations")?.Entries.Any(annotation => annotation.Key.StartsWith("config.kubernetes.io/function", StringComparison.Ordinal)) == true);
    }

    // The user's kustomization stays as it is: where its objects come from, and what Flux or Argo CD adds, is asked for around it.
    private string Wrapper(BuildJob job, string wrapper)
    {
        string From(string name) => Path.GetRelativePath(wrapper, _stage.PathOf(name)).Replace('\\', '/');
        var given = job.Delivery?.Additions ?? MapNode.Empty;
        var tree = MapNode.Of(
            ("resources", new ListNode([From(job.Folder)])),
            ("components", job.Delivery is { Components: { Count: > 0 } components }
                ? new ListNode([.. components.Select(component => new ScalarNode(From(RelativePath.Resolve(job.Folder, component))))]) : null),
            ("namespace", job.Delivery?.Namespace),
            ("buildMetadata", new ListNode(["originAnnotations"])));
        return ManifestWriter.ToYaml(new MapNode(tree.Entries.Concat(given.Entries)));
    }

    // The innermost reason is the one to act on; what stands around it repeats the way to it.
    private string Reason(string said)
    {
        const int Most = 150;
        var lines = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = Array.FindLast(lines, one => one.StartsWith("error:", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault() ?? "no reason given";
        var parts = _stage.Plain(line).Split(": ");
        var reason = parts[^1];
        for (var i = parts.Length - 2; i > 0 && reason.Length + parts[i].Length < Most && !Accumulating().IsMatch(parts[i]); i--)
            reason = $"{parts[i]}: {reason}";

        return SettingPath.Shown(reason.Trim('\''));
    }

    [GeneratedRegex("^(accumulat|recursed|loading)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Accumulating();
}
