using Infra.Components.CustomResources;

namespace Infra.Components.Edge;

/// <summary>What a policy applies to: a Gateway with all its routes, or one route. The policy stands in its target's namespace.</summary>
[Reference]
public sealed class PolicyTarget
{
    private PolicyTarget(string kind, Input<string> name, NamespaceRef space) => (Kind, Name, Namespace) = (kind, name, space);

    /// <summary>The kind.</summary>
    public string Kind { get; }

    /// <summary>The name.</summary>
    public Input<string> Name { get; }

    /// <summary>The namespace.</summary>
    public NamespaceRef Namespace { get; }

    /// <summary>One route.</summary>
    /// <param name="route">The route.</param>
    public static PolicyTarget Of(HttpRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return new PolicyTarget("HTTPRoute", route.Name, route.Namespace);
    }

    /// <summary>A Gateway and all that is attached to it.</summary>
    /// <param name="gateway">The Gateway.</param>
    public static PolicyTarget Of(GatewayRef gateway)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return new PolicyTarget("Gateway", gateway.Name, gateway.Namespace);
    }

    internal PolicyTargetRefArgs ToRef() => new() { Group = "gateway.networking.k8s.io", Kind = Kind, Name = Name };
}
