namespace Infra.Import;

/// <summary>The objects of an application as a component would write them, where that means the same.</summary>
internal static class AppForm
{
    /// <summary>An object as a component would write it.</summary>
    /// <param name="one">The object.</param>
    /// <param name="deployment">The Deployment that it belongs to.</param>
    /// <param name="places">The names of volumes that the component chooses, by those of the pods.</param>
    /// <param name="isScaled">Whether an autoscaler sets the number of pods, whatever the Deployment says.</param>
    public static MapNode Of(ImportedObject one, MapNode deployment, IReadOnlyDictionary<string, string> places, bool isScaled) =>
        one.Kind switch
        {
            "Deployment" => Deployment(one.Tree, places, isScaled),
            "Service" => Service(one.Tree, Container(deployment)),
            "HorizontalPodAutoscaler" => Second(one.Tree),
            _ => one.Tree,
        };

    /// <summary>An autoscaler of the first version as one of the second.</summary>
    public static MapNode Second(MapNode tree)
    {
        if (tree.Text("apiVersion") != "autoscaling/v1")
            return tree;

        var percent = tree.MapAt("spec")?["targetCPUUtilizationPercentage"];
        var metric = MapNode.Of(("type", "Resource"), ("resource", MapNode.Of(("name", "cpu"),
            ("target", MapNode.Of(("type", "Utilization"), ("averageUtilization", percent))))));
        var spec = tree.Map("spec")!.With("targetCPUUtilizationPercentage", null);
        return tree.With("apiVersion", "autoscaling/v2")
            .With("spec", percent is null ? spec : spec.With("metrics", new ListNode([metric])));
    }

    /// <summary>The number of a port that a container names.</summary>
    public static long? Port(MapNode? container, Node? port) => port switch
    {
        ScalarNode { Value: long number } => number,
        ScalarNode { Text: { } name } => container.Maps("ports").FirstOrDefault(item => item.Item.Text("name") == name)?.Item
            .Number("containerPort"),
        _ => null,
    };

    private static MapNode? Container(MapNode deployment) =>
        deployment.MapAt("spec", "template", "spec").Maps("containers").FirstOrDefault()?.Item;

    private static MapNode Service(MapNode tree, MapNode? container)
    {
        var spec = tree.Map("spec")!;
        return tree.With("spec", spec.With("ports", new ListNode([.. spec.Maps("ports").Select(item =>
            Port(container, item.Item["targetPort"]) is { } number ? item.Item.With("targetPort", number) : item.Item)])));
    }

    private static MapNode Deployment(MapNode tree, IReadOnlyDictionary<string, string> places, bool isScaled)
    {
        var container = Container(tree)!;
        foreach (var probe in new[] { "readinessProbe", "livenessProbe", "startupProbe" })
        {
            foreach (var way in new[] { "httpGet", "tcpSocket" })
            {
                if (container.Map(probe) is { } map && map.Map(way) is { } asked && Port(container, asked["port"]) is { } number)
                    container = container.With(probe, map.With(way, asked.With("port", number)));
            }
        }

        var pod = Pod(tree.MapAt("spec", "template", "spec")!.With("containers", new ListNode([container])), places);
        var spec = isScaled ? tree.Map("spec")!.With("replicas", null) : tree.Map("spec")!;
        return tree.With("spec", spec.With("template", spec.Map("template")!.With("spec", pod)));
    }

    /// <summary>A pod of one container, its volumes named as a component names them.</summary>
    public static MapNode Pod(MapNode pod, IReadOnlyDictionary<string, string> places)
    {
        var container = (MapNode)pod.List("containers")!.Items[0];
        if (container.List("volumeMounts") is { } mounts)
        {
            // The kubelet lets no process write into these, whatever the mount says.
            var files = pod.Maps("volumes").Where(item => item.Item.Map("configMap") is not null || item.Item.Map("secret") is not null)
                .Select(item => item.Item.Text("name")).ToHashSet();
            container = container.With("volumeMounts", Renamed(new ListNode([.. mounts.Items.Select(mount =>
                mount is MapNode map && files.Contains(map.Text("name")) ? map.With("readOnly", true) : mount)]), places));
        }

        if (container.Map("securityContext") is { } context && context.IsFalse("privileged"))
            container = container.With("securityContext", context.With("privileged", null));

        pod = pod.With("containers", new ListNode([container]));
        return pod.List("volumes") is { } volumes ? pod.With("volumes", Renamed(volumes, places)) : pod;
    }

    private static ListNode Renamed(ListNode list, IReadOnlyDictionary<string, string> places) => new([.. list.Items.Select(item =>
        item is MapNode map && map.Text("name") is { } name && places.TryGetValue(name, out var place) ? map.With("name", place) : item)]);
}
