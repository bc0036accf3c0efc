using Infra.Components.Edge;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Observability;

/// <summary>The pages on which logs are searched: Kibana, or OpenSearch Dashboards.</summary>
public sealed record LogPages : IChecked
{
    /// <summary>Its hosts. Default: none; it is reached by <c>kubectl port-forward</c> alone.</summary>
    public IReadOnlyList<Exposure> Expose { get; init; } = [];

    /// <summary>The port on every node that leads to it, which anyone who reaches a node can use: for laboratories. Default: none.</summary>
    [Range(30000, 32767)]
    public int? NodePort { get; init; }

    /// <summary>The number of pods. Default: 1.</summary>
    [Range(1, 10)]
    public int Pods { get; init; } = 1;

    /// <summary>The CPU and memory of a pod. Default: <c>250m</c> and <c>2Gi</c> for Kibana, <c>100m</c> and <c>1Gi</c> for OpenSearch Dashboards.</summary>
    public Resources? Resources { get; init; }

    /// <summary>Who may look at them: the edge, and all where the nodes have a port.</summary>
    internal IEnumerable<NetworkPolicyIngressRuleArgs> Visitors(int port)
    {
        var ports = new InputList<NetworkPolicyPortArgs> { Flow.Port("TCP", port) };
        var edge = Expose.Select(exposure => exposure.DataPlane).Distinct().SelectMany(source => source.Peers).ToArray();
        if (edge.Length > 0)
            yield return new NetworkPolicyIngressRuleArgs { From = edge, Ports = ports };

        if (NodePort is not null)
            yield return new NetworkPolicyIngressRuleArgs { Ports = ports };
    }

    void IChecked.Check(Problems problems) =>
        problems.AddDuplicates(Codes.DuplicateHost, nameof(Expose), Expose.Select(exposure => exposure.Host));
}
