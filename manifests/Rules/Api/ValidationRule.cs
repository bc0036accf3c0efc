using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class ValidationRule : IRule
{
    public RuleInfo Info { get; } = new("A07", "validation-rule", Severity.Error, "rule of the API is broken")
    {
        Description = """
            CustomResourceDefinitions carry rules in CEL (`x-kubernetes-validations`), which an API server runs over every object: which
            fields exclude each other, which need each other, what a protocol goes with. The defaults of the schema are filled in first, as
            the server does. Rules over a change (`oldSelf`) say nothing about a new object and are not run.
            """,
        Remediation = "Change the object as the message of the rule says.",
        SeeAlso = ["kubectl-validate", "kubernetes.io/docs/reference/using-api/cel"],
    };

    public void Check(ManifestSet set, Report report) => report.AddAll(set.Refused[ProblemKind.Rule]);
}
