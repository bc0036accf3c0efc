using Infra.Rules;

namespace Infra.Adoption;

/// <summary>An object that runs among those of a stack, belongs to no stack, and stays.</summary>
/// <param name="On">The object.</param>
/// <param name="Acts">What it does to the objects of the stack; null when it does nothing to them.</param>
internal sealed record LeftBehind(Manifest On, string? Acts)
{
    // What servers and controllers make by themselves, and what is only told.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "Event", "Pod", "ReplicaSet", "ControllerRevision", "Lease", "PodMetrics", "CertificateRequest", "Order", "Challenge",
        "CSIStorageCapacity", "EndpointSlice",
    };

    /// <summary>The command that deletes it.</summary>
    public string Command => ShellWord.Kubectl("delete", On.Id);

    /// <summary>What stays in the namespaces of a stack.</summary>
    /// <param name="stack">What the stack makes.</param>
    /// <param name="others">What other stacks make on the same cluster.</param>
    /// <param name="cluster">The cluster.</param>
    public static IReadOnlyList<LeftBehind> Of(Inventory stack, IReadOnlyList<Inventory> others, RunningCluster cluster)
    {
        List<Manifest> wanted = [.. stack.Manifests, .. others.SelectMany(other => other.Manifests)];
        var own = wanted.Select(Takeovers.Key).ToHashSet();
        var spaces = stack.Manifests.Select(manifest => manifest.Id.Namespace).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var set = cluster.ToSet();
        var kept = new ManifestSet(stack with { Manifests = wanted }, new CheckOptions());
        return
        [
            .. cluster.Objects.Manifests
                .Where(manifest => manifest.Id.Namespace is { } space && spaces.Contains(space) && !own.Contains(Takeovers.Key(manifest)))
                .Where(manifest => !IsMade(manifest, set, kept) && !IsOfChart(manifest, stack))
                .Select(manifest => new LeftBehind(manifest, ActionOf(manifest, kept))).OrderBy(left => left.On.Id, ObjectId.Order),
        ];
    }

    private static bool IsMade(Manifest manifest, ManifestSet set, ManifestSet kept)
    {
        var (kind, name) = (manifest.Id.Kind, manifest.Id.Name);
        var slice = kind == "EndpointSlice"
            && manifest.Tree.TextAt("metadata", "labels", "endpointslice.kubernetes.io/managed-by") is null or "infra";
        return (Passing.Contains(kind) && !slice)
            || manifest.Tree.Map("metadata").Maps("ownerReferences").Any()
            || (kind, name) is ("ServiceAccount", "default") or ("ConfigMap", "kube-root-ca.crt")
            || (kind == "Secret" && (RunningCluster.IsRecord(name) || manifest.Tree.Text("type") == "kubernetes.io/service-account-token"))
            || (kind == "Endpoints" && set.Find(Groups.Core, "Service", manifest.Space, name)?.Tree.MapAt("spec", "selector") is not null)
            || (kind is "Secret" or "ConfigMap" or "Service"
                && (set.Existence.MakerOf(kind, manifest.Space, name) ?? kept.Existence.MakerOf(kind, manifest.Space, name)) is not null);
    }

    private static bool IsOfChart(Manifest manifest, Inventory stack)
    {
        var labels = manifest.Tree.MapAt("metadata", "labels");
        var instance = labels?.Text("app.kubernetes.io/instance")
            ?? manifest.Tree.TextAt("metadata", "annotations", "meta.helm.sh/release-name");
        return stack.Charts.Any(chart => chart.Name == instance) || labels?.Text("app.kubernetes.io/managed-by") == "Helm";
    }

    private static string? ActionOf(Manifest manifest, ManifestSet kept)
    {
        var spec = manifest.Tree.Map("spec");
        switch (manifest.Id.Kind)
        {
            case "HTTPRoute" or "GRPCRoute" or "TLSRoute" or "TCPRoute" or "Ingress" or "IngressRoute":
                return "it answers for hosts";
            case "Endpoints" or "EndpointSlice":
                return "it adds addresses to a Service, beside those that the stack writes";
            case "NetworkPolicy" when kept.Select(manifest.Space, new LabelSelector(spec?.Map("podSelector") ?? MapNode.Empty)).Any():
                return "it lets traffic in or out that the stack does not";
            case "HorizontalPodAutoscaler" when spec?.Map("scaleTargetRef") is { } scaled
                && kept.Find(Groups.Apps, scaled.Text("kind") ?? "", manifest.Space, scaled.Text("name") ?? "") is not null:
                return "it scales a workload of the stack";
            case "PodDisruptionBudget":
                return "it keeps nodes from being drained";
            case "Deployment" or "StatefulSet" or "DaemonSet" or "CronJob" or "Job":
                return "it runs pods that no policy of the stack lets through";
            case "ResourceQuota" or "LimitRange":
                return "it bounds the pods of the namespace";
        }

        var targets = spec.Maps("targetRefs").Select(target => target.Item).Concat(spec?.Map("targetRef") is { } target ? [target] : []);
        return targets.Select(one => kept.Find(one.Text("group") ?? "", one.Text("kind") ?? "", manifest.Space, one.Text("name") ?? ""))
            .FirstOrDefault(found => found is not null) is { } on ? $"it still acts on {on.Id}" : null;
    }
}
