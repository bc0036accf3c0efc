using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A Gateway of the Gateway API.</summary>
internal sealed class GatewayResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "Gateway")
{
    [Input("spec", required: true)] public required Input<GatewaySpecArgs> Spec { get; init; }
}

internal sealed class GatewaySpecArgs : ResourceArgs
{
    [Input("gatewayClassName", required: true)] public required Input<string> GatewayClassName { get; init; }
    [Input("listeners", required: true)] public required InputList<ListenerArgs> Listeners { get; init; }
    [Input("allowedListeners")] public Input<AllowedListenersArgs>? AllowedListeners { get; init; }
    [Input("addresses")] public InputList<GatewayAddressArgs>? Addresses { get; init; }
    [Input("infrastructure")] public Input<GatewayInfrastructureArgs>? Infrastructure { get; init; }
}

internal sealed class GatewayInfrastructureArgs : ResourceArgs
{
    [Input("annotations")] public InputMap<string>? Annotations { get; init; } // at most 8
}

internal sealed class GatewayAddressArgs : ResourceArgs
{
    [Input("type")] public Input<string>? Type { get; init; } // IPAddress or Hostname
    [Input("value", required: true)] public required Input<string> Value { get; init; }
}

internal sealed class AllowedListenersArgs : ResourceArgs
{
    [Input("namespaces", required: true)] public required Input<NamespaceScopeArgs> Namespaces { get; init; }
}
