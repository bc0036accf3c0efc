namespace Infra.Components.Clusters;

internal static class MachineLists
{
    public static IEnumerable<(string Path, ClusterNode Node)> Places(this IReadOnlyList<ClusterNode> nodes, string list) =>
        nodes.Select((node, i) => (Problems.Item(list, i), node));

    public static void AddMachinesTwice(this Problems problems, params IEnumerable<(string Path, ClusterNode Node)> machines)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var hosts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, node) in machines)
        {
            Once(names, path, nameof(node.Name), node.Name);
            if (node.Host.Text() is { } host)
                Once(hosts, path, nameof(node.Host), host);
        }

        void Once(Dictionary<string, string> seen, string path, string member, string value) => problems.AddIf(
            !seen.TryAdd(value, path), Codes.NodeTwice, $"{path}.{member}", value,
            $"each machine once; it is {problems.Name(seen[value])} already", "remove one of the two");
    }
}
