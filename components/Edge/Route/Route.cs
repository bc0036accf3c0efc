using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Edge;

/// <summary>
/// A route from hosts to backends, made for the edge that the hosts are at: an HTTPRoute with its policies, an IngressRoute with its
/// middlewares, or an Ingress with its annotations. What that edge cannot do is refused. It is no resource of its own: the edge's objects
/// are children of the given parent.
/// </summary>
public sealed class Route
{
    /// <summary>Makes the route.</summary>
    /// <param name="name">The name that its components have, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options for what is made.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed, or the edge cannot do what they ask for.</exception>
    public Route(string name, RouteArgs args, ComponentResourceOptions? options = null)
    {
        Made = args.Checked(name).Exposures[0] switch
        {
            GatewayExposure => HttpRoute = GatewayRoute.Make(name, args, options),
            TraefikExposure => new TraefikRoute(name, args, options),
            IngressExposure => new NginxIngress(name, args, options),
            _ => throw new ArgumentOutOfRangeException(nameof(args)),
        };
        if (args.NetworkPolicies)
            LetIn(name, args);
    }

    /// <summary>What was made, for what comes after it.</summary>
    public ComponentResource Made { get; }

    /// <summary>The route of the Gateway API, for further policies of NGINX Gateway Fabric. Null at other edges.</summary>
    public HttpRoute? HttpRoute { get; }

    // One policy for each port: the pods of one may not be those of another.
    private void LetIn(string name, RouteArgs args)
    {
        var peers = args.Exposures.Select(exposure => exposure.DataPlane).Distinct().SelectMany(source => source.Peers).ToArray();
        var endpoints = args.Rules.SelectMany(rule => rule.Backends).Select(backend => backend.Endpoint).OfType<Endpoint>()
            .Where(endpoint => endpoint.Pods is not null).DistinctBy(endpoint => (endpoint.Name, endpoint.TargetPort)).ToArray();
        if (peers.Length == 0)
            return;

        foreach (var endpoint in endpoints)
        {
            var policy = Names.Fit($"{name}-to-{endpoint.Name}");
            _ = new NetworkPolicy(policy, new NetworkPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = policy, Namespace = endpoint.Pods!.Namespace.Name },
                Spec = new NetworkPolicySpecArgs
                {
                    PodSelector = Flow.Selector(endpoint.Pods.Labels),
                    PolicyTypes = { "Ingress" },
                    Ingress = { new NetworkPolicyIngressRuleArgs { From = peers, Ports = { Flow.Port(endpoint.Protocol, endpoint.TargetPort) } } },
                },
            }, Made.Child());
        }
    }
}
