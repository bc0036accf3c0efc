namespace Infra.Components.Apps;

/// <summary>Arguments of <see cref="StatefulApp"/>.</summary>
public sealed record StatefulAppArgs : ServedWorkloadArgs, IChecked
{
    /// <summary>The number of pods. Default: 1.</summary>
    [Range(1, 100)]
    public int Replicas { get; init; } = 1;

    /// <summary>The number of the first pod. Default: 0.</summary>
    [Range(0, 1000)]
    public int FirstOrdinal { get; init; }

    /// <summary>How pods are replaced by an update. Default: one after another, the last one first.</summary>
    public StatefulUpdate Update { get; init; } = new StatefulUpdate.Rolling();

    /// <summary>Whether pods wait for each other when they start and stop. Default: in order, each when the one before is ready.</summary>
    public PodManagement PodManagement { get; init; }

    /// <summary>Seconds that a pod must have been ready before the next one is replaced. Default: 0.</summary>
    [Range(0, 3600)]
    public int MinReadySeconds { get; init; }

    /// <summary>
    /// Whether the volumes of pods that a lower number of replicas takes away are deleted with their data. Default: no. When the
    /// application goes, they stay in any case.
    /// </summary>
    public bool DeleteVolumesOnScaleDown { get; init; }

    /// <summary>Names of objects that exist already. Default: all have the component's name.</summary>
    public StatefulAppNames Adopt { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        problems.AddServing(this, Replicas);
        problems.AddWorkload(this, Replicas == 1, eachPodItsOwn: true);
        problems.AddIf(Update is StatefulUpdate.Rolling { Partition: > 0 } rolling && rolling.Partition >= FirstOrdinal + Replicas,
            Codes.OutOfRange, nameof(Update), (Update as StatefulUpdate.Rolling)?.Partition.ToString(CultureInfo.InvariantCulture),
            "the number of a pod: from a higher one on there is none to replace", "lower it");
    }
}
