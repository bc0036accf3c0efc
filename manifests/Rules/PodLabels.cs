namespace Infra.Rules;

/// <summary>Labels that controllers add to the pods they make: no template has them, and selectors may name them.</summary>
internal static class PodLabels
{
    private const string PodName = "statefulset.kubernetes.io/pod-name";
    private const string PodIndex = "apps.kubernetes.io/pod-index";

    /// <summary>Whether a controller adds a label of a key to some pods.</summary>
    public static bool IsAdded(string key) => key is PodName or PodIndex or "job-name" or "batch.kubernetes.io/job-name" or "controller-uid"
        or "batch.kubernetes.io/controller-uid" or "batch.kubernetes.io/job-completion-index" or "pod-template-hash"
        or "controller-revision-hash"
        or "pod-template-generation";

    /// <summary>Whether some pod of a workload has a label, by its template or by its controller.</summary>
    /// <param name="value">The value. Null for any.</param>
    public static bool Carries(Workload workload, string key, string? value)
    {
        if (workload.Labels[key]?.ToString() is { } written)
            return value is null || written == value;

        return (workload.Kind, key) switch
        {
            ("StatefulSet", PodName) => value is null
                || (value.StartsWith(workload.Manifest.Id.Name + "-", StringComparison.Ordinal)
                && HasOrdinal(workload, value[(workload.Manifest.Id.Name.Length + 1)..])),
            ("StatefulSet", PodIndex) => value is null || HasOrdinal(workload, value),
            ("Job", "job-name" or "batch.kubernetes.io/job-name") => value is null || value == workload.Manifest.Id.Name,
            ("CronJob", "job-name" or "batch.kubernetes.io/job-name") => true,
            ("Job" or "CronJob", "controller-uid" or "batch.kubernetes.io/controller-uid" or "batch.kubernetes.io/job-completion-index") =>
                true,
            ("Deployment" or "ReplicaSet", "pod-template-hash") => true,
            ("StatefulSet" or "DaemonSet", "controller-revision-hash") => true,
            ("DaemonSet", "pod-template-generation") => true,
            _ => false,
        };
    }

    private static bool HasOrdinal(Workload workload, string text)
    {
        var first = workload.Manifest.Tree.MapAt("spec", "ordinals").Number("start") ?? 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            && ordinal >= first && ordinal < first + (workload.Replicas ?? 1);
    }
}
