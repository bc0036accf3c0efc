using Pulumi.Kubernetes.Types.Inputs.Apps.V1;

namespace Infra.Components.Apps;

/// <summary>How the pods of a stateful application are replaced by an update.</summary>
public abstract record StatefulUpdate
{
    private StatefulUpdate()
    {
    }

    /// <summary>One after another, from the highest number to the lowest.</summary>
    public sealed record Rolling : StatefulUpdate
    {
        /// <summary>The lowest number that is replaced: pods below it keep the revision that they have. Default: 0, all are.</summary>
        [Range(0, 1100)]
        public int Partition { get; init; }
    }

    /// <summary>By hand: a pod gets the new revision when someone deletes it.</summary>
    public sealed record OnDelete : StatefulUpdate;

    internal StatefulSetUpdateStrategyArgs ToArgs() => this switch
    {
        Rolling { Partition: > 0 } rolling => new()
        {
            Type = "RollingUpdate",
            RollingUpdate = new RollingUpdateStatefulSetStrategyArgs { Partition = rolling.Partition },
        },
        Rolling => new() { Type = "RollingUpdate" },
        _ => new() { Type = nameof(OnDelete) },
    };
}
