using Infra.Rules;

namespace Infra.Policies;

/// <summary>What is asked of namespaces and their pods.</summary>
internal static class PodDemands
{
    private const string Level = "pod-security.kubernetes.io/enforce";
    private const string Hostname = "kubernetes.io/hostname";

    /// <summary>Namespaces that refuse whatever is more than an ordinary process.</summary>
    public static void Restricted(ManifestSet set, Report report)
    {
        foreach (var space in set.Of(Groups.Core, "Namespace"))
        {
            var level = space.Tree.TextAt("metadata", "labels", Level);
            report.AddIf(level != "restricted", space, NodePath.Of("metadata.labels", Level), level, "restricted",
                "restrict it, or write down why it cannot be as an exception");
        }
    }

    /// <summary>Several pods of one workload are on several nodes, or wait.</summary>
    public static void RequiredSpread(ManifestSet set, Report report)
    {
        var scaled = set.Of(Groups.Autoscaling, "HorizontalPodAutoscaler")
            .Where(scaler => scaler.Tree.MapAt("spec").Number("maxReplicas") > 1)
            .Select(scaler => (scaler.Space, scaler.Tree.TextAt("spec", "scaleTargetRef", "kind"), scaler.Tree.TextAt("spec", "scaleTargetRef", "name")))
            .ToHashSet();
        foreach (var workload in set.Workloads.Where(workload => workload.Replicas > 1
            || scaled.Contains((workload.Space, workload.Kind, workload.Manifest.Id.Name))))
        {
            report.AddIf(!IsSpread(workload.Pod), workload.Manifest, workload.PodPath + ".topologySpreadConstraints",
                Wish(workload.Pod), $"whenUnsatisfiable: DoNotSchedule over {Hostname}", "require the spread: placement.spread: required");
        }

        foreach (var chart in set.Charts)
        {
            NodePath.Walk(chart.Values, chart.ValuesPath, (path, key, value) => report.AddIf(
                key == "whenUnsatisfiable" && value is ScalarNode { Text: "ScheduleAnyway" }, chart.On, path, "ScheduleAnyway",
                "DoNotSchedule", "require the spread"));
        }
    }

    /// <summary>Prometheus and Grafana on volumes.</summary>
    public static void LastingMonitoring(ManifestSet set, Report report)
    {
        foreach (var chart in set.Charts.Where(chart => chart.ChartName == "kube-prometheus-stack"))
        {
            report.AddIf(chart.Values.MapAt("prometheus", "prometheusSpec")?["storageSpec"] is null, chart.On,
                chart.ValuesPath + ".prometheus.prometheusSpec.storageSpec", null, "a claim with a size", "give Prometheus a volume");
            report.AddIf(!chart.Values.MapAt("grafana", "persistence").IsTrue("enabled"), chart.On,
                chart.ValuesPath + ".grafana.persistence.enabled", "false", "true", "give Grafana a volume");
        }

        foreach (var workload in set.Workloads.Where(workload => workload.Containers.Any(container => IsMonitoring(container.Image))))
        {
            var lasts = workload.Pod.Maps("volumes").Any(volume => volume.Item.Map("persistentVolumeClaim") is not null)
                || workload.Manifest.Tree.MapAt("spec")?.List("volumeClaimTemplates") is { Items.Count: > 0 };
            report.AddIf(!lasts, workload.Manifest, workload.PodPath + ".volumes", "no claim", "a claim", "give it a volume");
        }
    }

    private static bool IsSpread(MapNode pod) =>
        pod.Maps("topologySpreadConstraints").Any(spread => spread.Item.Text("topologyKey") == Hostname && spread.Item.Text("whenUnsatisfiable") == "DoNotSchedule")
        || (pod.MapAt("affinity", "podAntiAffinity")?.Maps("requiredDuringSchedulingIgnoredDuringExecution") ?? [])
            .Any(term => term.Item.Text("topologyKey") == Hostname);

    private static string? Wish(MapNode pod) => pod.Maps("topologySpreadConstraints")
        .Where(spread => spread.Item.Text("topologyKey") == Hostname).Select(spread => spread.Item.Text("whenUnsatisfiable")).FirstOrDefault();

    private static bool IsMonitoring(string? image) => image is not null
        && image.Split('@')[0].Split('/')[^1].Split(':')[0] is "prometheus" or "grafana" or "grafana-oss" or "grafana-enterprise";
}
