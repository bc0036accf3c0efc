namespace Infra.Rules.Links;

internal sealed class PolicyTarget : IRule
{
    public RuleInfo Info { get; } = new("L09", "policy-target", Severity.Error, "policy without a target")
    {
        Description = "A policy of the Gateway API (ClientSettingsPolicy, ProxySettingsPolicy and their like) is about a Gateway or route of its own namespace. Where that is missing the policy has no effect.",
        Remediation = "Put the policy into its target's namespace and correct the name.",
        SeeAlso = ["GEP-713"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var policy in set.All.Where(manifest => manifest.Id.Kind.EndsWith("Policy", StringComparison.Ordinal)
            && !Groups.IsBuiltIn(manifest.Id.Group)))
        {
            var spec = policy.Tree.Map("spec");
            var targets = spec.Maps("targetRefs", "spec").ToList();
            if (spec?.Map("targetRef") is { } only)
                targets.Add((only, "spec.targetRef"));

            foreach (var (target, path) in targets.Where(target => target.Item.Text("group") is Groups.Gateway))
            {
                var space = target.Text("namespace") ?? set.SpaceOf(policy);
                if (target.Text("kind") is { } kind && target.Text("name") is { } name
                    && set.Find(Groups.Gateway, kind, space, name) is null)
                {
                    report.Add(policy, path, $"{kind} {space}/{name}", "a target in the policy's namespace",
                        "move the policy beside its target, or correct the name");
                }
            }
        }
    }
}
