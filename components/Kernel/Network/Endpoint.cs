namespace Infra.Components;

/// <summary>A Service and its backends: all that a client needs to reach it, and a network policy to allow it.</summary>
[Reference]
public sealed class Endpoint
{
    /// <summary>The name of the component that serves it.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace of the Service.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The name of the Service.</summary>
    public required string Service { get; init; }

    /// <summary>The port of the Service.</summary>
    public required int ServicePort { get; init; }

    /// <summary>The port on which pods or machines behind the Service listen.</summary>
    public required int TargetPort { get; init; }

    /// <summary>The protocol of both. Default: TCP.</summary>
    public PortProtocol Protocol { get; init; }

    /// <summary>The pods that answer, or null when <see cref="Addresses"/> do.</summary>
    public PodSet? Pods { get; init; }

    /// <summary>The addresses outside the cluster that answer. Default: none, pods do.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The host name by which any pod of the cluster reaches the Service.</summary>
    public Output<string> Host => Output.Format($"{Service}.{Namespace.Name}.svc");
}
