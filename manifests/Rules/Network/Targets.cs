namespace Infra.Rules.Network;

/// <summary>The pods behind a Service, and the port on which they listen.</summary>
internal static class Targets
{
    /// <summary>The workloads behind a port of a Service; behind all of its ports where none is named.</summary>
    /// <param name="near">Who calls it.</param>
    public static IEnumerable<(Workload Workload, long Port)> Of(ManifestSet set, Manifest near, string space, string service, long? port)
    {
        if (set.Find(Groups.Core, "Service", space, service, near) is not { } found
            || found.Tree.MapAt("spec", "selector") is not { Count: > 0 } labels)
        {
            yield break;
        }

        var ports = found.Items("ports").Select(p => p.Item).Where(p => port is null || p.Number("port") == port).ToList();
        foreach (var workload in set.Select(space, LabelSelector.Of(labels), found))
        {
            foreach (var offered in ports)
            {
                if (PortOf(workload, offered) is { } number)
                    yield return (workload, number);
            }
        }
    }

    private static long? PortOf(Workload workload, MapNode offered) => offered["targetPort"] switch
    {
        null => offered.Number("port"),
        ScalarNode { Value: long number } => number,
        ScalarNode { Text: { } name } =>
            workload.Containers.SelectMany(c => c.Ports()).Where(p => p.Name == name).Select(p => (long?)p.Number)
            .FirstOrDefault() ?? offered.Number("targetPort"),
        _ => null,
    };
}
