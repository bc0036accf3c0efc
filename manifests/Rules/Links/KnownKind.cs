using Infra.Catalogue;
using Infra.Schemas;

namespace Infra.Rules.Links;

internal sealed class KnownKind : IRule
{
    public RuleInfo Info { get; } = new("L11", "known-kind", Severity.Warning, "kind without a CRD")
    {
        IsOnce = true,
        Description = """
            A custom resource is refused until its CRD is installed. The rule looks for a CustomResourceDefinition, for a chart that is
            known to bring it, and for a remote manifest of its project. It reports each API group once, on its first object. Where the
            input installs no operator at all, or a chart that is not known, the finding is information: another folder may bring the CRD.
            The kinds of Flux are there where Flux reads them.
            """,
        Remediation = "Install the operator or its CRDs with the stack that uses them, or give the folder that does by `--context`.",
        SeeAlso = ["catalogue of charts in the rule's source"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var unknown = set.All
            .Where(manifest => manifest.Id.Group is not (Groups.Kustomize or "helm.cattle.io" or "k3s.cattle.io")
                && !MadeCatalogue.Instance.IsTool(manifest.Id.Group) && !ToolFiles.Reads(manifest.ApiVersion, manifest.Id.Kind)
                && !IsDelivery(manifest.Id)
                && !set.Provided.HasKind(manifest.Id.Group, manifest.Id.Kind))
            .GroupBy(manifest => manifest.Id.Group, StringComparer.Ordinal);
        foreach (var group in unknown)
        {
            var kinds = group.Select(manifest => manifest.Id.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            var doubt = set.Unknown.Anywhere ?? (set.Inventory.Origin == InventoryOrigin.Files && !set.Provided.HasAnyKind
                ? "no operator is installed here; whether the cluster has its CRDs is not known" : null);
            report.Missing(new Presence(false, doubt), group.First(), "apiVersion",
                $"{group.First().ApiVersion} {string.Join(", ", kinds)}",
                "a CRD, or a chart that brings it", "install the operator with what uses it");
        }
    }

    // Whoever applies an Application has Argo CD.
    private static bool IsDelivery(ObjectId id) => id is { Group: Groups.Argo, Kind: "Application" or "ApplicationSet" or "AppProject" };
}
