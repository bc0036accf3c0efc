using Infra.Rules;
using Infra.Wording;

namespace Infra.Adoption;

/// <summary>What a stack needs and the cluster does not have.</summary>
/// <param name="What">What is missing.</param>
/// <param name="Needs">Who needs it, and what happens without.</param>
/// <param name="Fix">What to do.</param>
internal sealed record MissingPart(string What, string Needs, string Fix)
{
    private const string DefaultClass = "storageclass.kubernetes.io/is-default-class";
    private const string Metrics = "metrics.k8s.io";

    /// <summary>Everything that is missing, and what cannot be said.</summary>
    /// <param name="stack">What the stack makes.</param>
    /// <param name="cluster">The cluster.</param>
    public static (IReadOnlyList<MissingPart> Parts, IReadOnlyList<string> Unknown) Of(Inventory stack, RunningCluster cluster)
    {
        var (parts, unknown) = (new List<MissingPart>(), new List<string>());
        var provided = new Provided(stack.Charts, stack.RemoteManifests.Select(remote => remote.Source), stack.Manifests);
        StorageClasses(stack, cluster, parts, unknown);
        MetricsApi(stack, cluster, parts, unknown);
        Kinds(stack, cluster, provided, parts, unknown);
        return (parts, unknown);
    }

    private static void StorageClasses(Inventory stack, RunningCluster cluster, List<MissingPart> parts, List<string> unknown)
    {
        var live = cluster.Objects.Manifests.Select(Takeovers.Key).ToHashSet();
        var claims = stack.Manifests.Where(manifest => !live.Contains(Takeovers.Key(manifest))).SelectMany(ClaimsOf).ToList();
        if (claims.Count == 0)
            return;

        var classes = cluster.Objects.Manifests.Concat(stack.Manifests).Where(manifest => manifest.Id.Kind == "StorageClass").ToList();
        if (!cluster.WasAsked("StorageClass") && classes.Count == 0)
        {
            unknown.Add("storage classes: none was exported; `kubectl get storageclass` shows whether there is a default one");
            return;
        }

        foreach (var wanted in claims.Where(claim => claim.Class is not "").GroupBy(claim => claim.Class, StringComparer.Ordinal))
        {
            var isThere = wanted.Key is { } name ? classes.Exists(one => one.Id.Name == name)
                : classes.Exists(one => one.Tree.TextAt("metadata", "annotations", DefaultClass) == "true");
            if (!isThere)
            {
                parts.Add(new MissingPart(wanted.Key is null ? "a default storage class" : $"the storage class {wanted.Key}",
                    $"{Words.AllOf(wanted.Select(claim => claim.Subject))}: without it, no volume for {(wanted.Count() == 1 ? "it" : "them")}, "
                        + "and the pods wait",
                    wanted.Key is null
                        ? "install a provisioner with a default class, or name a class at infra:cluster.storageClass"
                        : "make it, or name another one at infra:cluster.storageClass"));
            }
        }
    }

    private static IEnumerable<(string Subject, string? Class)> ClaimsOf(Manifest manifest) => manifest.Id.Kind switch
    {
        "PersistentVolumeClaim" => [(manifest.Id.ToString(), manifest.Tree.TextAt("spec", "storageClassName"))],
        "StatefulSet" => manifest.Items("volumeClaimTemplates")
            .Select(claim => (manifest.Id.ToString(), claim.Item.TextAt("spec", "storageClassName"))),
        _ => [],
    };

    private static void MetricsApi(Inventory stack, RunningCluster cluster, List<MissingPart> parts, List<string> unknown)
    {
        var scaled = stack.Manifests.Where(manifest => manifest.Id.Kind == "HorizontalPodAutoscaler").ToList();
        if (scaled.Count == 0 || stack.Charts.Any(chart => chart.ChartName == "metrics-server"))
            return;

        var isServed = cluster.ApiVersions?.Any(version => ObjectId.GroupOf(version) == Metrics)
            ?? cluster.Objects.Manifests.Any(manifest =>
                manifest.Id.Kind == "APIService" && manifest.Id.Name.EndsWith("." + Metrics, StringComparison.Ordinal));
        if (isServed)
            return;

        if (cluster.ApiVersions is null && !cluster.WasAsked("APIService"))
        {
            unknown.Add("the metrics API: no APIService was exported; `kubectl get --raw /apis/metrics.k8s.io` shows whether there is one");
            return;
        }

        parts.Add(new MissingPart("the metrics API (metrics.k8s.io)",
            $"{Words.Count(scaled.Count, "autoscaler")}: without it they never scale", "install metrics-server; k3s brings it"));
    }

    private static void Kinds(Inventory stack, RunningCluster cluster, Provided provided, List<MissingPart> parts, List<string> unknown)
    {
        var definitions = new Schemas.CustomKinds(
            cluster.Objects.Manifests.Where(manifest => manifest.Id.Kind == "CustomResourceDefinition"));
        var running = cluster.Objects.Manifests.Select(manifest => (manifest.ApiVersion, manifest.Id.Kind)).ToHashSet();
        foreach (var same in stack.Manifests.Where(manifest => cluster.Kinds is not null || !Groups.IsBuiltIn(manifest.Id.Group))
            .GroupBy(manifest => (manifest.ApiVersion, manifest.Id.Group, manifest.Id.Kind))
            .OrderBy(group => group.Key.ApiVersion, StringComparer.Ordinal).ThenBy(group => group.Key.Kind, StringComparer.Ordinal))
        {
            var (version, group, kind) = same.Key;
            var served = definitions.Versions(group, kind);
            var name = version[(version.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (running.Contains((version, kind)) || served?.Contains(name) == true
                || (cluster.Kinds?.Contains((group, kind)) == true && cluster.ApiVersions?.Contains(version) == true))
            {
                continue;
            }

            if (cluster.Kinds is null && served is null)
            {
                if (!provided.HasKind(group, kind))
                    unknown.Add($"{kind} of {version}: its CustomResourceDefinition was not exported");

                continue;
            }

            var isOlder = served is { Count: > 0 } || cluster.Kinds?.Contains((group, kind)) == true;
            var other = served is { Count: > 0 } ? Words.AllOf(served) : "another version";
            parts.Add(new MissingPart($"{kind} of {version}",
                $"{Words.Count(same.Count(), "object")}{(isOlder ? $"; the cluster has it in {other}" : "")}",
                provided.HasKind(group, kind) ? "the stack brings it: upgrade that part first (`infra upgrade-path`), or in the same update"
                    : "install what brings it"));
        }
    }
}
