using Infra.Catalogue;
using Infra.Commands;
using Infra.Diff;
using Infra.Hermetic;
using Infra.Reports;
using Infra.Rules;

namespace Infra.Upgrades;

/// <summary>Runs and checks a stack with the versions of each step, as <c>infra preview</c> would when its file had them.</summary>
internal sealed class UpgradePreview(CommandHost host, Project project, string stack)
{
    private readonly StackFile _file = project.Read(stack);
    private HashSet<(string, ObjectId, string, string?)>? _known;
    private Inventory? _before;

    /// <summary>The settings of some parts, and what a step adds to them, without <c>infra:</c>.</summary>
    public static IReadOnlyDictionary<string, string> Settings(IReadOnlyList<UpgradePart> parts, IReadOnlyList<UpgradeMove> moves) => parts
        .Where(part => part.Setting is not null).Select(part => (Setting: part.Setting!, Value: part.Version))
        .Concat(moves.Where(move => move.From is null).Select(move => (move.Setting, Value: move.To)))
        .ToDictionary(entry => entry.Setting, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Runs the stack as its file has it, to know what the rules found before, and with what runs.</summary>
    /// <returns>Why the stack is refused with what runs. Empty: it is not.</returns>
    public async Task<IReadOnlyList<string>> BeginAsync(IReadOnlyList<UpgradePart> start, CancellationToken cancellation)
    {
        var settings = project.Bind(stack);
        var (_, found) = await RunAsync(settings, start, cancellation).ConfigureAwait(false);
        _known = [.. Errors(found)];
        (_before, var problems) = await TryAsync(start, [], cancellation).ConfigureAwait(false);
        return problems;
    }

    /// <summary>What is wrong with a step, and how much of the stack it changes.</summary>
    public async Task<UpgradeResult> CheckAsync(UpgradeStep step, CancellationToken cancellation)
    {
        var (made, problems) = await TryAsync(step.Parts, step.Moves, cancellation).ConfigureAwait(false);
        var changes = made is null || _before is null ? (int?)null : Comparison.Of(_before, made).Items.Count;
        _before = made ?? _before;
        return new UpgradeResult(step, changes, problems);
    }

    private async Task<(Inventory? Made, IReadOnlyList<string> Problems)> TryAsync(
        IReadOnlyList<UpgradePart> parts, IReadOnlyList<UpgradeMove> moves, CancellationToken cancellation)
    {
        try
        {
            var config = Settings(parts, moves).Aggregate(_file.Config, (config, setting) => config.With(setting.Key, setting.Value));
            var (made, found) = await RunAsync(project.Bind(_file, config), parts, cancellation).ConfigureAwait(false);
            var errors = found.Findings.Where(finding => finding.Severity == Severity.Error && !_known!.Contains(Key(finding)))
                .Select(finding => $"{finding.Rule.Id} {finding.Subject}: {finding.Actual ?? finding.Rule.Title}; {finding.Expected}")
                .ToList();
            return (made, errors);
        }
        catch (RefusedException refused)
        {
            return (null,
                [.. refused.Diagnostics.Select(problem =>
                    $"{problem.Code.Id} {problem.Where}: {problem.Actual ?? problem.Code.Title}; {problem.Allowed}; {problem.Fix}")]);
        }
    }

    private async Task<(Inventory Made, CheckResult Found)> RunAsync(StackSettings settings, IReadOnlyList<UpgradePart> parts,
        CancellationToken cancellation)
    {
        var engine = new HermeticEngine(name => Task.FromResult((name == stack ? settings : project.Bind(name)).Run));
        var result = await engine.RunAsync(stack).WaitAsync(cancellation).ConfigureAwait(false);
        return (result.Inventory,
            StackCheck.Run(result.Inventory, [], settings.Values, host.Today, new CheckOptions { Kubernetes = Kubernetes(parts) }));
    }

    // The stack's own, or else the newest one that all parts run on: which one it is no one said.
    private static string Kubernetes(IReadOnlyList<UpgradePart> parts)
    {
        if (parts.FirstOrDefault(part => part.IsKubernetes) is { } plane && KubernetesVersion.Parse(plane.Version) is { } running)
            return running.ToString();

        var newest = parts.Select(part => ChartCatalogue.Find(part.Part)?.Minor(part.Version)?.To).OfType<KubernetesVersion>()
            .Append(KubernetesReleases.Tested).Min();
        return newest.ToString();
    }

    private static IEnumerable<(string, ObjectId, string, string?)> Errors(CheckResult found) =>
        found.Findings.Where(finding => finding.Severity == Severity.Error).Select(Key);

    private static (string, ObjectId, string, string?) Key(Finding finding) =>
        (finding.Rule.Id, finding.On.Id, finding.Path, finding.Actual);
}

/// <summary>A step that was tried.</summary>
/// <param name="Step">The step.</param>
/// <param name="Changes">How many objects, charts and files it changes; null when it cannot be said.</param>
/// <param name="Problems">Why it is refused. Empty: it previews without errors.</param>
internal sealed record UpgradeResult(UpgradeStep Step, int? Changes, IReadOnlyList<string> Problems);
