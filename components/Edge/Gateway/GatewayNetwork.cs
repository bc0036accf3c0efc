using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Edge;

/// <summary>
/// The flows of a Gateway: the world to the proxies, on the listeners' ports, which are the pods' ports too; the proxies to every backend
/// and to their controller; the proxies to the pods that answer HTTP-01 challenges.
/// </summary>
internal sealed class GatewayNetwork(string name, string gateway, ComponentResource parent, PodSet dataPlane, IReadOnlyList<int> ports)
{
    public void Make()
    {
        _ = new NetworkPolicy($"{name}-data-plane", new NetworkPolicyArgs
        {
            Metadata = Named($"{gateway}-data-plane"),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(dataPlane.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs { Ports = ports.Distinct().Order().Select(port => Flow.Port("TCP", port)).ToArray() },
                },
                Egress = { new NetworkPolicyEgressRuleArgs() },
            },
        }, parent.Child());
        _ = new NetworkPolicy($"{name}-solvers", new NetworkPolicyArgs
        {
            Metadata = Named($"{gateway}-acme-solvers"),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs { MatchLabels = { { EdgeLabels.Solver, "true" } } },
                PolicyTypes = { "Ingress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs
                    {
                        From = { Flow.Peer(dataPlane) },
                        Ports = { Flow.Port("TCP", EdgeLabels.SolverPort) },
                    },
                },
            },
        }, parent.Child());
    }

    private ObjectMetaArgs Named(string policy) => new() { Name = policy, Namespace = dataPlane.Namespace.Name };
}
