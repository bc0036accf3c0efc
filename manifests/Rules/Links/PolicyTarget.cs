namespace Infra.Rules.Links;

internal sealed class PolicyTarget : IRule
{
    public RuleInfo Info { get; } = new("L09", "policy-target", Severity.Error, "policy without a target")
    {
        Description =
            "A policy of the Gateway API (ClientSettingsPolicy, ProxySettingsPolicy and their like) is about a Gateway, route or Service of its own namespace, or a named section of it. Where that is missing the policy has no effect.",
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
                targets.Add(new PlacedItem(only, "spec.targetRef"));

            foreach (var (target, path) in targets)
                CheckTarget(set, policy, target, path, report);
        }
    }

    private static void CheckTarget(ManifestSet set, Manifest policy, MapNode target, string path, Report report)
    {
        var group = target.Text("group") ?? "";
        if (group is not (Groups.Gateway or Groups.Core) || target.Text("kind") is not { } kind || target.Text("name") is not { } name
            || (group == Groups.Core && kind != "Service"))
        {
            return;
        }

        var space = target.Text("namespace") ?? policy.Space;
        var presence = set.Existence.Of(policy, group, kind, space, name);
        report.Missing(presence, policy, path, $"{kind} {space}/{name}", "a target in the policy's namespace",
            "move the policy beside its target, or correct the name");
        if (target.Text("sectionName") is not { } section || set.Find(group, kind, space, name, policy) is not { } found)
            return;

        var (list, what) = kind switch
        {
            "Gateway" or "ListenerSet" => ("listeners", "a listener"),
            "Service" => ("ports", "a port"),
            _ => ("rules", "a rule"),
        };
        var sections = found.Items(list).Select(item => item.Item.Text("name")).OfType<string>().ToList();
        report.AddIf(!sections.Contains(section), policy, path + ".sectionName", section,
            $"the name of {what} of {kind} {name}: {string.Join(", ", sections.DefaultIfEmpty("none has a name"))}", "write one of them");
    }
}
