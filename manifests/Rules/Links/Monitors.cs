namespace Infra.Rules.Links;

/// <summary>What the monitors of the Prometheus operator select.</summary>
internal static class Monitors
{
    private static readonly MapNode Kubernetes = MapNode.Of(("component", "apiserver"), ("provider", "kubernetes"));

    /// <summary>The namespaces in which a monitor looks.</summary>
    public static IEnumerable<string> Spaces(ManifestSet set, Manifest monitor)
    {
        var chosen = monitor.Tree.MapAt("spec", "namespaceSelector");
        return chosen is null or { Count: 0 } ? [monitor.Space] : chosen.IsTrue("any") ? set.AllSpaces : chosen.Texts("matchNames");
    }

    /// <summary>The declared Services that a monitor selects.</summary>
    public static IEnumerable<Manifest> Services(ManifestSet set, Manifest monitor)
    {
        var selector = new LabelSelector(monitor.Tree.MapAt("spec", "selector"));
        return Spaces(set, monitor).SelectMany(space => set.ServicesIn(space, selector));
    }

    /// <summary>Whether a monitor may select a Service that is not declared here.</summary>
    public static bool MaySelectOthers(ManifestSet set, Manifest monitor)
    {
        var selector = new LabelSelector(monitor.Tree.MapAt("spec", "selector"));
        var spaces = Spaces(set, monitor).ToList();
        return (spaces.Contains("default") && selector.Matches(Kubernetes)) || monitor.Tree.MapAt("spec", "namespaceSelector").IsTrue("any")
            || spaces.Exists(space => set.HasUnknownPods(space) || set.In(space).Any(workload => workload.IsImplied)
                || (!set.IsKnown(space) && space != monitor.Space));
    }
}
