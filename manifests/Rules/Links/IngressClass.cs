namespace Infra.Rules.Links;

internal sealed class IngressClass : IRule
{
    public RuleInfo Info { get; } = new("L15", "ingress-class", Severity.Warning, "Ingress without a controller")
    {
        Description =
            "Without a class only a cluster's default controller, if there is one, serves an Ingress; with an undeclared class none does.",
        Remediation = "Set `ingressClassName`, and install the controller with the platform.",
        SeeAlso = ["kubernetes.io Ingress class"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
        {
            var name = ingress.Tree.TextAt("spec", "ingressClassName") ?? ingress.Tree.TextAt("metadata", "annotations",
                "kubernetes.io/ingress.class");
            if (name is null && IsOfGoogle(ingress))
                continue;

            if (name is null)
            {
                report.Add(ingress, "spec.ingressClassName", null, "the class of a controller", "name it");
            }
            else if (!set.Provided.HasIngressClass(name))
            {
                var doubt = set.Unknown.Anywhere
                    ?? (set.Inventory.Origin == InventoryOrigin.Files && set.Of(Groups.Networking, "IngressClass").Count == 0
                    ? "no controller is installed here; which classes the cluster has is not known" : null);
                report.Missing(new Presence(false, doubt), ingress, "spec.ingressClassName", name,
                    "a class that a manifest, a chart or the distribution brings", "install the controller, or name its class");
            }
        }
    }

    // GKE serves what names no class.
    private static bool IsOfGoogle(Manifest ingress) => ingress.Tree.MapAt("metadata", "annotations")?.Entries.Any(annotation =>
        annotation.Key.Contains("networking.gke.io/", StringComparison.Ordinal) || annotation.Key.Contains("ingress.gcp.kubernetes.io/",
            StringComparison.Ordinal)
            || annotation.Key == "kubernetes.io/ingress.global-static-ip-name") == true;
}
