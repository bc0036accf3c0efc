using Infra.Rules;

namespace Infra.Policies;

/// <summary>What is asked of flows between pods.</summary>
internal static class FlowDemands
{
    // What runs the nodes is there; it mostly has no network of its own.
    private const string System = "kube-system";

    /// <summary>A policy in every namespace that denies what no other allows, whatever pods come.</summary>
    public static void DefaultDeny(ManifestSet set, Report report)
    {
        var denying = set.Policies.All.Where(policy => policy.Pods.IsEverything).ToLookup(policy => policy.Space, StringComparer.Ordinal);
        var declared = set.Of(Groups.Core, "Namespace").ToDictionary(space => space.Id.Name, StringComparer.Ordinal);
        foreach (var (name, space) in declared.Where(space => space.Key != System))
            Deny(name, space);

        foreach (var chart in set.Charts.Where(chart => chart.Namespace is { } space && space != System && !declared.ContainsKey(space))
            .DistinctBy(chart => chart.Namespace))
        {
            Deny(chart.Namespace!, chart.On);
        }

        void Deny(string name, Manifest on)
        {
            var open = new[] { false, true }
                .Where(egress => !denying[name].Any(policy => policy.Covers(egress) && (egress ? policy.Egress : policy.Ingress).Count == 0))
                .Select(egress => egress ? "outgoing" : "incoming").ToList();
            report.AddIf(open.Count > 0, on, "", $"{string.Join(" and ", open)} traffic of namespace {name} is not denied",
                "a NetworkPolicy for all its pods without rules, for Ingress and Egress",
                "isolate the namespace; those of operators by isolateOperators of the cluster");
        }
    }
}
