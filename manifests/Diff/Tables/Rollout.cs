namespace Infra.Diff.Tables;

/// <summary>What becomes of the pods when their template changes: what their controller does with its strategy.</summary>
internal static class Rollout
{
    public static Consequence? OfDeployment(Change change)
    {
        var spec = change.Of.Tree.Map("spec");
        var replicas = spec?.Number("replicas") ?? 1;
        if (replicas == 0)
            return Note("no pods run now; those that come have it");

        if (spec.IsTrue("paused"))
            return Note("the rollout is paused: nothing changes until it is resumed");

        if (spec?.TextAt("strategy", "type") == "Recreate")
            return Outage("the strategy is Recreate: all pods stop before new ones start");

        var rolling = spec?.MapAt("strategy", "rollingUpdate");
        var surge = Share(rolling?["maxSurge"], replicas, "25%", up: true);
        var gone = Share(rolling?["maxUnavailable"], replicas, "25%", up: false);
        if (surge == 0 && gone == 0)
            gone = 1;

        return gone >= replicas
            ? Outage(
                replicas == 1
                    ? "its one pod may stop before the new one is ready (maxUnavailable)"
                    : "all pods may stop at once (maxUnavailable)")
            : Restarts(
                replicas == 1
                    ? "a rolling update: the new pod is ready before the old one stops"
                    : "a rolling update replaces the pods a few at a time");
    }

    public static Consequence? OfStatefulSet(Change change)
    {
        var spec = change.Of.Tree.Map("spec");
        var replicas = spec?.Number("replicas") ?? 1;
        if (replicas == 0)
            return Note("no pods run now; those that come have it");

        if (spec?.TextAt("updateStrategy", "type") == "OnDelete")
            return Note("the strategy is OnDelete: a pod has it after it was deleted by hand");

        var rolling = spec?.MapAt("updateStrategy", "rollingUpdate");
        var first = rolling?.Number("partition") ?? 0;
        if (first >= replicas)
        {
            return Note(
                string.Create(CultureInfo.InvariantCulture,
                    $"the partition {first} keeps all pods as they are; a pod that is made anew has it only from this number on"));
        }

        var gone = Share(rolling?["maxUnavailable"], replicas, "1", up: true);
        return (replicas, gone) switch
        {
            (1, _) => Outage("its one pod stops before the new one starts"),
            _ when gone >= replicas && first == 0 => Outage("all pods may stop at once (maxUnavailable)"),
            _ => Restarts("the pods are replaced one after another, each stops before its successor starts"),
        };
    }

    public static Consequence? OfDaemonSet(Change change)
    {
        var strategy = change.Of.Tree.MapAt("spec", "updateStrategy");
        if (strategy?.Text("type") == "OnDelete")
            return Note("the strategy is OnDelete: a pod has it after it was deleted by hand");

        var rolling = strategy?.Map("rollingUpdate");
        if (Share(rolling?["maxSurge"], 100, "0", up: true) > 0)
            return Restarts("the pods are replaced node by node: the new one is ready before the old one stops");

        return rolling?["maxUnavailable"] is ScalarNode { Text: "100%" }
            ? Outage("the pods of all nodes may stop at once (maxUnavailable)")
            : Restarts("the pods are replaced node by node: on each, the old one stops before the new one starts");
    }

    public static Consequence? OfReplicaSet(Change change) => Note("pods that run stay as they are; those that are made later have it");

    public static Consequence? OfCronJob(Change change) => Note("jobs that run stay as they are; the next run has it");

    /// <summary>What another number of pods brings about.</summary>
    public static Consequence? OfReplicas(Change change) => (Number(change.Old) ?? 1, Number(change.New) ?? 1) switch
    {
        ( > 0, 0) => Outage("no pod runs any longer"),
        (0, > 0) => Note("pods start that did not run"),
        ( > 1, 1) => Note("one pod is left: the next update or drain may interrupt it"),
        _ => null,
    };

    /// <summary>What another strategy brings about.</summary>
    public static Consequence? OfStrategy(Change change) => change.NewText is null or "RollingUpdate" ? null
        : Note(
            "where objects are applied by the server, it keeps the defaults of rollingUpdate and refuses them beside this type: take them out there first");

    private static long? Number(Node? node) => node is ScalarNode { Value: long number } ? number : null;

    // A percentage is rounded up for more pods, and down for fewer.
    private static long Share(Node? value, long replicas, string usual, bool up)
    {
        var text = (value as ScalarNode)?.ToString() ?? usual;
        if (!text.EndsWith('%'))
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        return decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            ? (long)(up ? Math.Ceiling(replicas * percent / 100) : Math.Floor(replicas * percent / 100)) : 0;
    }

    private static Consequence Note(string text) => new(Impact.Note, text);

    private static Consequence Outage(string text) => new(Impact.Outage, text);

    private static Consequence Restarts(string text) => new(Impact.PodsRestart, text);
}
