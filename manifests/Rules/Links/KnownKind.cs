namespace Infra.Rules.Links;

internal sealed class KnownKind : IRule
{
    public RuleInfo Info { get; } = new("L11", "known-kind", Severity.Warning, "kind without a CRD")
    {
        Description = """
            A custom resource is refused until its CRD is installed. The rule looks for a CustomResourceDefinition, for a chart that is
            known to bring it, and for a remote manifest of its project. It reports each kind once, on its first object.
            """,
        Remediation = "Install the operator or its CRDs with the stack that uses them, or give the folder that does by `--context`.",
        SeeAlso = ["catalogue of charts in the rule's source"],
        Wrong = """
            apiVersion: cert-manager.io/v1
            kind: ClusterIssuer
            metadata: {name: internal}
            spec: {selfSigned: {}}
            """,
        Right = """
            apiVersion: cert-manager.io/v1
            kind: ClusterIssuer
            metadata: {name: internal}
            spec: {selfSigned: {}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: cert-manager, namespace: argocd}
            spec: {source: {repoURL: https://charts.jetstack.io, chart: cert-manager, targetRevision: v1.21.1}, destination: {namespace: cert-manager}}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: applications.argoproj.io}
            spec: {group: argoproj.io, names: {kind: Application, plural: applications}}
            """,
    };

    public void Check(ManifestSet set, Report report)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var manifest in set.All)
        {
            var (group, kind) = (manifest.Id.Group, manifest.Id.Kind);
            if (group is not (Groups.Kustomize or "helm.cattle.io" or "k3s.cattle.io") && seen.Add((group, kind))
                && !set.Provided.HasKind(group, kind))
            {
                report.Add(manifest, "apiVersion", $"{manifest.ApiVersion} {kind}", "a CRD, or a chart that brings it",
                    "install the operator with what uses it");
            }
        }
    }
}
