namespace Infra.Components.Apps;

/// <summary>Arguments of <see cref="App"/>.</summary>
public sealed record AppArgs : ServedWorkloadArgs, IChecked
{
    /// <summary>The number of pods. Default: two; one where <see cref="ServedWorkloadArgs.OnePod"/> has a reason.</summary>
    public Scale? Scale { get; init; }

    /// <summary>
    /// How pods are replaced by an update. Default: one more, none fewer; the one pod of an application that can have no second one is
    /// stopped first.
    /// </summary>
    public Rollout? Rollout { get; init; }

    /// <summary>
    /// Whether a delivery such as Argo CD looks after the Deployment once it is there: an update then leaves it as it runs. Default: false.
    /// </summary>
    public bool Delivered { get; init; }

    /// <summary>Names of objects that exist already. Default: all have the component's name.</summary>
    public AppNames Adopt { get; init; } = new();

    /// <summary>The number of pods, with what the reasons for one pod say.</summary>
    internal Scale Pods => (Scale, OnePod.Count) switch
    {
        (null, 0) => new Scale.Fixed(2),
        ({ } scale, 0) => scale,
        (Scale.One one, _) => new Scale.One($"{one.Reason}; {OnePodReason.Words(OnePod)}"),
        _ => new Scale.One(OnePodReason.Words(OnePod)),
    };

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Scale is Scale.One { Reason.Length: 0 }, Codes.Empty, nameof(Scale), null,
            "a reason why there can be only one pod", "say what breaks with two");
        problems.AddIf(Scale is Scale.Auto && Namespace is { Cluster.HasMetrics: false }, Codes.MissingPart, nameof(Scale), null,
            "a cluster with the metrics API, by which pods are scaled",
            "have the cluster install the metrics server, or give a fixed number of pods");
        problems.AddIf(Rollout is not null && (Scale is Scale.One || Volumes.Any(volume => volume.OnePod)), Codes.Exclusive,
            nameof(Rollout), null, "no rollout: the one pod is stopped before the new one starts", "remove it");
        problems.AddServing(this, Scale?.Max ?? 1);
        problems.AddWorkload(this, Pods is Scale.One);
    }
}
