using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class RequiredField : IRule
{
    public RuleInfo Info { get; } = new("A02", "required-field", Severity.Error, "required field is missing")
    {
        Description = """
            An API server refuses an object without the fields that its kind requires. A field that is null counts as absent, as it does for
            the server, and one that the server fills in need not be there.
            """,
        Remediation = "Add the field.",
        SeeAlso = ["kubeconform", "kubectl-validate"],
    };

    public void Check(ManifestSet set, Report report) => report.AddAll(set.Refused[ProblemKind.Required]);
}
