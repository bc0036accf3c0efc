using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class RequiredField : IRule
{
    public RuleInfo Info { get; } = new("A02", "required-field", Severity.Error, "required field is missing")
    {
        Description = """
            An API server refuses an object without the fields that its kind requires. A field that is null counts as absent, as it does for
            the server, and one that the server fills in need not be there. Where a mutating webhook for the kind stands beside its definition,
            the finding is a warning: the webhook may fill the field in.
            """,
        Remediation = "Add the field.",
        SeeAlso = ["kubeconform", "kubectl-validate"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var kind in set.Refused[ProblemKind.Required].GroupBy(problem => (problem.On.Id.Group, problem.On.Id.Kind)))
            report.AddAll(kind, IsFilledIn(set, kind.Key.Group, kind.Key.Kind) ? Severity.Warning : null);
    }

    // A webhook is asked before the schema is. Some controllers write the rules of their webhooks when they start.
    private static bool IsFilledIn(ManifestSet set, string group, string kind)
    {
        var definition = Groups.IsBuiltIn(group) ? null : set.Of(Groups.Extensions, "CustomResourceDefinition").FirstOrDefault(one =>
            one.Tree.TextAt("spec", "group") == group && one.Tree.TextAt("spec", "names", "kind") == kind);
        if (definition?.Tree.TextAt("spec", "names", "plural") is not { } plural)
            return false;

        bool IsFor(MapNode rule) => rule.Texts("apiGroups").Any(one => one == group || one == "*")
            && rule.Texts("resources").Any(one => one == plural || one is "*" or "*/*");
        return set.Of("admissionregistration.k8s.io", "MutatingWebhookConfiguration").SelectMany(one => one.Tree.Maps("webhooks"))
            .Any(hook => hook.Item["rules"] is null || hook.Item.Maps("rules").Any(rule => IsFor(rule.Item)));
    }
}
