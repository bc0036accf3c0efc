using Infra.Schemas;
using Infra.Schemas.Cel;

namespace Infra.Rules.Api;

internal sealed class ValidationRule : IRule
{
    public RuleInfo Info { get; } = new("A07", "validation-rule", Severity.Error, "rule of the API is broken")
    {
        Description = """
            CustomResourceDefinitions carry rules in CEL (`x-kubernetes-validations`), which an API server runs over every object: which
            fields exclude each other, which need each other, what a protocol goes with. The defaults of the schema are filled in first, as
            the server does. Rules over a change (`oldSelf`) say nothing about a new object and are not run; what another tool fills in later
            breaks no rule. A rule that costs more than a server allows is given up, which is a note. A definition among the objects whose
            rules do not compile is refused by the server.
            """,
        Remediation = "Change the object as the message of the rule says.",
        SeeAlso = ["kubectl-validate", "kubernetes.io/docs/reference/using-api/cel"],
    };

    public void Check(ManifestSet set, Report report)
    {
        report.AddAll(set.Refused[ProblemKind.Rule]);
        report.AddAll(set.Refused[ProblemKind.RuleNotRun].DistinctBy(found => found.Problem.Expected), Severity.Information);
        foreach (var definition in set.Of(Groups.Extensions, "CustomResourceDefinition"))
        {
            foreach (var (path, rule, problem) in CelDefinition.Broken(definition.Tree))
                report.Add(definition, path, rule, $"an expression in CEL that compiles: {problem}", "correct the rule");
        }
    }
}
