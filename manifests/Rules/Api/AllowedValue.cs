using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class AllowedValue : IRule
{
    public RuleInfo Info { get; } = new("A03", "allowed-value", Severity.Error, "value that is not allowed")
    {
        Description = """
            An API server refuses a value outside of what the schema of its field allows: one of a few words, a pattern, bounds of a number, a
            length, a number of items, a format (`date-time`, `byte`, `ipv4`, `duration`), or a quantity. Values that another tool fills in
            later (`${NAME}`, `$(NAME)`, what SOPS encrypted) are passed over.
            """,
        Remediation = "Write a value that the finding names.",
        SeeAlso = ["kubeconform", "kubectl-validate"],
    };

    public void Check(ManifestSet set, Report report) => report.AddAll(set.Refused[ProblemKind.Value]);
}
