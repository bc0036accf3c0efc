using Infra.Schemas;

namespace Infra.Rules.Pods;

internal sealed class MeantAmount : IRule
{
    private const string Thousandths = "m";

    private static readonly Quantity Least = Quantity.Of(1 << 20);
    private static readonly Quantity MostProcessors = Quantity.Of(1024);

    public RuleInfo Info { get; } = new("R58", "meant-amount", Severity.Error, "amount that no one means")
    {
        Description = """
            `m` means thousandths and no megabytes: `memory: 64m` is a sixteenth of a byte. An API server accepts it, and no container starts
            within such a limit. Less than a mebibyte of memory or storage, and more than 1,024 processors (`cpu: 25Mi`), are slips of the
            same kind.
            """,
        Remediation = "Write memory and storage with `Mi` or `Gi`, processors as `250m` or `0.5`.",
        SeeAlso = ["kubernetes.io resource units"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads)
        {
            foreach (var container in workload.Containers)
                Resources(workload.Manifest, container.Tree.Map("resources"), container.Path + ".resources", report);

            Resources(workload.Manifest, workload.Pod.Map("resources"), workload.PodPath + ".resources", report);
            foreach (var (volume, path) in workload.Pod.Maps("volumes", workload.PodPath))
                Amount(workload.Manifest, "storage", volume.MapAt("emptyDir")?["sizeLimit"], path + ".emptyDir.sizeLimit", report);

            foreach (var (claim, path) in workload.Manifest.Tree.Map("spec").Maps("volumeClaimTemplates", "spec"))
                Resources(workload.Manifest, claim.MapAt("spec", "resources"), path + ".spec.resources", report);
        }

        // Claims, and the custom resources of databases, caches and brokers.
        foreach (var manifest in set.All.Where(report.IsOwn))
            Resources(manifest, manifest.Tree.MapAt("spec", "resources"), "spec.resources", report);
    }

    private static void Resources(Manifest on, MapNode? resources, string path, Report report)
    {
        foreach (var side in new[] { "requests", "limits" })
        {
            foreach (var (key, value) in resources?.Map(side)?.Entries ?? [])
                Amount(on, key, value, $"{path}.{side}.{key}", report);
        }
    }

    private static void Amount(Manifest on, string resource, Node? value, string path, Report report)
    {
        if (value is not ScalarNode { Value: string or long or double } scalar || Quantity.Parse(scalar.ToString()) is not { } amount
            || amount <= Quantity.Of(0))
        {
            return;
        }

        var text = scalar.ToString();
        if (resource is "memory" or "storage" or "ephemeral-storage" && amount < Least)
        {
            report.Add(on, path, text, "1Mi at least", text.EndsWith(Thousandths, StringComparison.Ordinal)
                ? $"m means thousandths: write {text[..^1]}Mi" : "write the amount with Mi or Gi");
        }
        else if (resource == "cpu" && amount > MostProcessors)
        {
            report.Add(on, path, text, "processors: a number, or thousandths with m", "write 250m or 0.5 for parts of a processor");
        }
    }
}
