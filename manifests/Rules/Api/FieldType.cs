using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class FieldType : IRule
{
    public RuleInfo Info { get; } = new("A01", "field-type", Severity.Error, "value of another type")
    {
        Description = """
            An API server refuses a value of another type than its field has. YAML makes a number of `8080`, and a boolean of
            `true`, `on` and `yes`; labels, annotations, the data of a ConfigMap, the values of variables and the arguments of commands are
            strings all the same. The types of the built-in kinds are those of Kubernetes 1.36, those of custom resources come from their
            CustomResourceDefinitions: from the folder itself, from `--schemas`, or from the versions that the catalogue pins. Null among
            arguments, verbs and the like is a warning: the server reads it as an empty text.
            """,
        Remediation = "Write the value as the finding says; a string that looks like a number needs quotes.",
        SeeAlso = ["kubeconform", "kubectl-validate", "kube-linter#136"],
    };

    public void Check(ManifestSet set, Report report)
    {
        report.AddAll(set.Refused[ProblemKind.Type]);
        report.AddAll(set.Refused[ProblemKind.EmptyItem], Severity.Warning);
    }
}
