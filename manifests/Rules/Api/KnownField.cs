using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class KnownField : IRule
{
    public RuleInfo Info { get; } = new("R38", "known-field", Severity.Error, "unknown field")
    {
        Description = """
            A field in the wrong place is dropped silently by a plain apply and refused by a strict one; in both cases what its author
            wanted does not happen. The rule knows the fields of all built-in kinds of Kubernetes 1.36, of the custom resources whose
            CustomResourceDefinitions the catalogue pins, and of those that are defined in the folder or in `--schemas`. `--kubernetes`
            decides about fields that came or went; one that came with just this version stands behind a feature gate, which is said as an
            information, as are the fields of the Gateway API that only its experimental channel has.
            """,
        Remediation = "Move the field to where it belongs; the finding names what may stand there.",
        SeeAlso = ["kubeconform -strict", "kubectl-validate", "kube-linter schema-validation", "kubernetes/website#52675"],
    };

    public void Check(ManifestSet set, Report report)
    {
        report.AddAll(set.Refused[ProblemKind.UnknownField]);
        report.AddAll(set.Refused[ProblemKind.Conditional], Severity.Information);
    }
}
