namespace Infra.Rules;

/// <summary>Something that runs pods: of a manifest, or of a controller that is known to make them for one.</summary>
internal sealed class Workload
{
    private static readonly Dictionary<string, string[]> Templates = new(StringComparer.Ordinal)
    {
        ["Deployment"] = ["spec", "template"],
        ["StatefulSet"] = ["spec", "template"],
        ["DaemonSet"] = ["spec", "template"],
        ["ReplicaSet"] = ["spec", "template"],
        ["ReplicationController"] = ["spec", "template"],
        ["Job"] = ["spec", "template"],
        ["Rollout"] = ["spec", "template"],
        ["CronJob"] = ["spec", "jobTemplate", "spec", "template"],
        ["Pod"] = [],
    };

    private Workload(Manifest manifest, string space, MapNode pod, string podPath, MapNode labels, bool isImplied)
    {
        Manifest = manifest;
        Space = space;
        Pod = pod;
        PodPath = podPath;
        Labels = labels;
        IsImplied = isImplied;
        Containers = [.. ReadContainers()];
    }

    public Manifest Manifest { get; }

    /// <summary>The namespace of its pods.</summary>
    public string Space { get; }

    /// <summary>The pod's spec.</summary>
    public MapNode Pod { get; }

    /// <summary>The path of the pod's spec.</summary>
    public string PodPath { get; }

    /// <summary>The labels of its pods.</summary>
    public MapNode Labels { get; }

    /// <summary>Whether a controller makes the pods and only their labels are known.</summary>
    public bool IsImplied { get; }

    /// <summary>Its containers, those that prepare first.</summary>
    public IReadOnlyList<Container> Containers { get; }

    public string Kind => Manifest.Id.Kind;

    public string Account => Pod.Text("serviceAccountName") ?? Pod.Text("serviceAccount") ?? "default";

    /// <summary>Whether its pods are on their node's network, where no network policy holds.</summary>
    public bool IsOnHostNetwork => Pod.IsTrue("hostNetwork");

    /// <summary>Whether its pods run on Windows, which knows neither user ids nor capabilities.</summary>
    public bool IsOnWindows => Pod.TextAt("os", "name") == "windows" || Pod.TextAt("nodeSelector", "kubernetes.io/os") == "windows";

    /// <summary>Whether it runs until it is done.</summary>
    public bool IsJob => Kind is "Job" or "CronJob";

    /// <summary>How many pods there are: null when something else decides.</summary>
    public long? Replicas => Kind is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController" or "Rollout"
        ? Manifest.Tree.MapAt("spec").Number("replicas") : null;

    /// <summary>The workload of an object, or null when it runs no pods.</summary>
    internal static Workload? Of(Manifest manifest, string space)
    {
        if (!Templates.TryGetValue(manifest.Id.Kind, out var path)
            || manifest.Id.Group is not ("" or "apps" or "batch" or "extensions" or "argoproj.io"))
        {
            return null;
        }

        var template = path.Length == 0 ? manifest.Tree : manifest.Tree.MapAt(path);
        return template?.Map("spec") is { } pod
            ? new Workload(manifest, space, pod, string.Join('.', path.Append("spec")),
                template.MapAt("metadata", "labels") ?? MapNode.Empty, isImplied: false)
            : null;
    }

    /// <summary>Pods that a controller makes for an object.</summary>
    internal static Workload Implied(Manifest manifest, string space, MapNode labels) =>
        new(manifest, space, MapNode.Empty, "spec", labels, isImplied: true);

    private IEnumerable<Container> ReadContainers()
    {
        foreach (var (tree, path) in Pod.Maps("initContainers", PodPath))
            yield return new Container(this, tree, path, tree.Text("restartPolicy") != "Always");

        foreach (var (tree, path) in Pod.Maps("containers", PodPath))
            yield return new Container(this, tree, path, IsInit: false);
    }
}
