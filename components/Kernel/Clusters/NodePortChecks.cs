namespace Infra.Components;

/// <summary>The ports that Services have on every node: none can be had twice.</summary>
internal static class NodePortChecks
{
    /// <summary>Adds a problem where another component, or the edge, has a port of the nodes already.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="cluster">The cluster; null where it is not known yet.</param>
    /// <param name="port">The port; null for none.</param>
    public static void AddNodePort(this Problems problems, string argument, Cluster? cluster, int? port)
    {
        if (cluster is null || port is not { } wanted)
            return;

        var owner = cluster.LoadBalancing is LoadBalancing.NodePorts edge && (wanted == edge.Http || wanted == edge.Https)
            ? "the gateway"
            : cluster.NodePorts.GetValueOrDefault(wanted);
        problems.AddIf(owner is not null, Codes.DuplicateName, argument, wanted.ToString(CultureInfo.InvariantCulture),
            $"a port that no other Service has: {owner} has this one", "choose another one between 30000 and 32767");
    }
}
