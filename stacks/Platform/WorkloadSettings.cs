using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Validation;

namespace Infra.Stacks;

/// <summary>What environments choose of an application.</summary>
public sealed record WorkloadSettings
{
    /// <summary>The public hosts. Each one brings its listeners, its certificate and its route. Default: none.</summary>
    public IReadOnlyList<GatewayHost> Hosts { get; init; } = [];

    /// <summary>The CPU and memory of one pod.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The number of pods. Default: 2 to 4, autoscaled at 70 % CPU, unless the application has one pod.</summary>
    public Scale? Scale { get; init; }

    /// <summary>
    /// Which pod the requests of one client reach. Default: any, unless the application keeps state of its clients in its pods.
    /// </summary>
    public ClientAffinity? Affinity { get; init; }

    /// <summary>How an update replaces its pods. Default: as the system has it, mostly one more and none fewer.</summary>
    public Rollout? Rollout { get; init; }

    /// <summary>Its readiness, liveness and startup probes. Default: those that the system knows of it.</summary>
    public Probes? Probes { get; init; }

    /// <summary>The nodes on which its pods may run. Default: all, spread over them where possible.</summary>
    public Placement Placement { get; init; } = new();

    /// <summary>The flows out of the cluster. Default: none.</summary>
    public IReadOnlyList<Egress> Egress { get; init; } = [];

    /// <summary>The size of the volume for the application's data. Default: none.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string? VolumeSize { get; init; }
}

/// <summary>Which pod of an application the requests of one client reach.</summary>
public enum ClientAffinity
{
    /// <summary>Any.</summary>
    None,

    /// <summary>The same one as long as there are as many pods: it follows from the client's address.</summary>
    ClientAddress,
}
