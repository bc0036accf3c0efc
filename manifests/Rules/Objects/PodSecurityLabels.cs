namespace Infra.Rules.Objects;

internal sealed class PodSecurityLabels : IRule
{
    public RuleInfo Info { get; } = new("R17", "pod-security-labels", Severity.Warning, "namespace does not enforce Pod Security")
    {
        ErrorInProduction = true,
        Description =
            "Kubernetes refuses pods that are more powerful than their namespace allows, but only where the namespace says what it allows. Without the label anything goes.",
        Remediation =
            "Label the namespace with `pod-security.kubernetes.io/enforce`: `restricted`, `baseline`, or `privileged` where node agents live.",
        SeeAlso = ["Pod Security Admission", "Kubescape C-0068"],
    };

    public void Check(ManifestSet set, Report report)
    {
        const string Label = "pod-security.kubernetes.io/enforce";
        foreach (var space in set.Of(Groups.Core, "Namespace"))
        {
            report.AddIf(space.Tree.TextAt("metadata", "labels", Label) is not ("restricted" or "baseline" or "privileged"),
                space, NodePath.Of("metadata.labels", Label), space.Tree.TextAt("metadata", "labels", Label),
                "restricted, baseline or privileged", "label it");
        }
    }
}
