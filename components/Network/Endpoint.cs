using Infra.Components.Namespaces;
using Pulumi;

namespace Infra.Components.Network;

/// <summary>A Service and the pods behind it: what a client needs to reach them, and what a policy needs to let it.</summary>
public sealed class Endpoint
{
    /// <summary>The name of the component that serves it.</summary>
    public required string Name { get; init; }

    /// <summary>The pods that answer.</summary>
    public required PodSet Pods { get; init; }

    /// <summary>The port on which the pods listen.</summary>
    public required int PodPort { get; init; }

    /// <summary>The name of the Service, in the pods' namespace.</summary>
    public required string Service { get; init; }

    /// <summary>The port of the Service.</summary>
    public required int ServicePort { get; init; }

    /// <summary>The host name by which any pod of the cluster reaches the Service.</summary>
    public Output<string> Host => Output.Format($"{Service}.{Pods.Namespace.Name}.svc");
}
