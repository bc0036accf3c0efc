namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ArgoEventBus"/>.</summary>
public sealed record ArgoEventBusArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>Argo Events, which runs it. Default: none; the cluster has it.</summary>
    public ArgoEvents? Events { get; init; }

    /// <summary>The number of servers: one, or an odd number of which a majority must live. Default: 3.</summary>
    [Range(1, 7)]
    public int Replicas { get; init; } = 3;

    /// <summary>The size of each server's volume, a quantity. Default: <c>1Gi</c>.</summary>
    [Quantity]
    public string VolumeSize { get; init; } = "1Gi";

    /// <summary>The storage class of the volumes. Default: the cluster's.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>The CPU and memory of one server. Default: <c>50m</c> and <c>128Mi</c>.</summary>
    public Resources Resources { get; init; } = new("50m", "128Mi");

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Replicas % 2 == 0, Codes.OutOfRange, nameof(Replicas), Replicas.ToString(CultureInfo.InvariantCulture),
            "1, 3, 5 or 7: of an even number as many may fail as of one less", "take one less, or one more");
        problems.AddStorageClass(nameof(StorageClass), StorageClass, Namespace.Cluster.StorageClasses);
    }
}
