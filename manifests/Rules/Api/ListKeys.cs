using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class ListKeys : IRule
{
    public RuleInfo Info { get; } = new("A04", "list-keys", Severity.Error, "item twice in a list")
    {
        Description = """
            The items of some lists are told apart by a field: containers, volumes and variables by `name`, ports by port and protocol. Two of
            one key are refused. Ports and variables are only warned of: a server-side apply refuses them as well, otherwise the last one wins
            and nothing says why.
            """,
        Remediation = "Remove one of the two, or give it a key of its own.",
        SeeAlso = ["kubernetes/kubernetes#58477"],
    };

    public void Check(ManifestSet set, Report report)
    {
        report.AddAll(set.Refused[ProblemKind.ListKeys]);
        report.AddAll(set.Refused[ProblemKind.RepeatedItem], Severity.Warning);
    }
}
