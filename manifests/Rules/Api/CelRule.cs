using Infra.Schemas;
using Infra.Schemas.Cel;

namespace Infra.Rules.Api;

internal sealed class CelRule : IRule
{
    public RuleInfo Info { get; } = new("A10", "cel-rule", Severity.Error, "rule of the API is broken")
    {
        Description = """
            Definitions of custom resources carry rules in CEL (`x-kubernetes-validations`), such as "exactly one of value or secretRef must be
            set". An API server refuses an object that breaks one. The rules that hold between an old and a new object are passed over, and so
            are values that another tool fills in later. A rule that costs more than a server allows is not run, which is a note. In a
            CustomResourceDefinition, a rule that does not compile is a warning: the server refuses the definition.
            """,
        Remediation = "Do what the message of the rule says; the rule itself stands in the definition of the kind.",
        SeeAlso = ["kubernetes.io: CRD validation rules", "kubectl-validate"],
    };

    public void Check(ManifestSet set, Report report)
    {
        report.AddAll(set.Refused[ProblemKind.Rule]);
        report.AddAll(set.Refused[ProblemKind.RuleNotRun].DistinctBy(found => found.Problem.Expected), Severity.Information);
        foreach (var definition in set.Of(Groups.Extensions, "CustomResourceDefinition"))
        {
            foreach (var (path, rule, problem) in CelDefinition.Broken(definition.Tree))
                report.Add(definition, path, rule, $"an expression in CEL over self ({problem})", "correct the rule", Severity.Warning);
        }
    }
}
