namespace Infra.Rules.Links;

internal sealed class SelectorMatches : IRule
{
    public RuleInfo Info { get; } = new("R22", "selector-matches", Severity.Error, "selector that matches nothing")
    {
        Description = """
            A budget, a policy or a monitor with a selector that matches nothing has no effect and looks fine. Pods that charts make
            are unknown here: in a namespace with a chart nothing is found.
            """,
        Remediation = "Write the labels that the pods (or for a ServiceMonitor the Services) carry.",
        SeeAlso = ["kube-linter dangling-networkpolicy, dangling-servicemonitor, mismatching-selector"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var budget in set.Of(Groups.Policy, "PodDisruptionBudget"))
            Pods(set, budget, budget.Tree.MapAt("spec", "selector"), "spec.selector", report);

        foreach (var policy in set.Of(Groups.Networking, "NetworkPolicy"))
        {
            if (policy.Tree.MapAt("spec", "podSelector") is { Count: > 0 } selector)
                Pods(set, policy, selector, "spec.podSelector", report);
        }

        foreach (var monitor in set.Of(Groups.Monitoring, "PodMonitor"))
        {
            var chosen = new LabelSelector(monitor.Tree.MapAt("spec", "selector"));
            var pods = Monitors.Spaces(set, monitor).Select(space => set.PodsOf(space, chosen)).ToList();
            if (!Monitors.MaySelectOthers(set, monitor) && !pods.Exists(found => found.IsSure))
            {
                report.Missing(new Presence(false, pods.Find(found => found.Doubt is not null).Doubt), monitor, "spec.selector",
                    chosen.ToString(),
                    "labels that pods carry", "write the labels of the pods that are meant");
            }
        }

        foreach (var monitor in set.Of(Groups.Monitoring, "ServiceMonitor"))
        {
            report.AddIf(!Monitors.MaySelectOthers(set, monitor) && !Monitors.Services(set, monitor).Any(), monitor, "spec.selector",
                new LabelSelector(monitor.Tree.MapAt("spec", "selector")).ToString(), "labels that a Service carries",
                "label the Service, or write its labels here");
        }
    }

    private static void Pods(ManifestSet set, Manifest on, MapNode? selector, string path, Report report)
    {
        var space = on.Space;
        if (IsSolver(selector))
            return;

        report.Missing(set.PodsOf(space, new LabelSelector(selector)), on, path, new LabelSelector(selector).ToString(),
            $"labels that pods of {space} carry", "write the labels of the pods that are meant");
    }

    // The pods that prove a host come and go.
    private static bool IsSolver(MapNode? selector) => selector?.Map("matchLabels")?["acme.cert-manager.io/http01-solver"] is not null;
}
