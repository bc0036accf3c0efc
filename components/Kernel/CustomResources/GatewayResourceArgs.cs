using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A Gateway of the Gateway API.</summary>
public sealed class GatewayResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "Gateway")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<GatewaySpecArgs> Spec { get; init; }
}

/// <summary>What a Gateway is to be.</summary>
public sealed class GatewaySpecArgs : ResourceArgs
{
    /// <summary>The class.</summary>
    [Input("gatewayClassName", required: true)]
    public required Input<string> GatewayClassName { get; init; }

    /// <summary>The listeners.</summary>
    [Input("listeners", required: true)]
    public required InputList<ListenerArgs> Listeners { get; init; }

    /// <summary>Which ListenerSets may attach.</summary>
    [Input("allowedListeners")]
    public Input<AllowedListenersArgs>? AllowedListeners { get; init; }

    /// <summary>The addresses asked for.</summary>
    [Input("addresses")]
    public InputList<GatewayAddressArgs>? Addresses { get; init; }

    /// <summary>What the controller passes on to the objects that it makes.</summary>
    [Input("infrastructure")]
    public Input<GatewayInfrastructureArgs>? Infrastructure { get; init; }
}

/// <summary>What the controller passes on to the objects that it makes for a Gateway.</summary>
public sealed class GatewayInfrastructureArgs : ResourceArgs
{
    /// <summary>Annotations, at most 8.</summary>
    [Input("annotations")]
    public InputMap<string>? Annotations { get; init; }
}

/// <summary>An address asked for.</summary>
public sealed class GatewayAddressArgs : ResourceArgs
{
    /// <summary><c>IPAddress</c> or <c>Hostname</c>.</summary>
    [Input("type")]
    public Input<string>? Type { get; init; }

    /// <summary>The address.</summary>
    [Input("value", required: true)]
    public required Input<string> Value { get; init; }
}

/// <summary>Which ListenerSets may attach.</summary>
public sealed class AllowedListenersArgs : ResourceArgs
{
    /// <summary>From which namespaces.</summary>
    [Input("namespaces", required: true)]
    public required Input<NamespaceScopeArgs> Namespaces { get; init; }
}
