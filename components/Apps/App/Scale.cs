namespace Infra.Components.Apps;

/// <summary>
/// How many pods an application has: a fixed number or a range, never both, so that no autoscaler fights a replica count.
/// </summary>
public abstract record Scale
{
    private Scale()
    {
    }

    internal int Min => this switch
    {
        Fixed scale => scale.Replicas,
        Auto scale => scale.MinReplicas,
        _ => 1,
    };

    internal int Max => this is Auto scale ? scale.MaxReplicas : Min;

    /// <summary>Exactly one pod, replaced by stopping the old one first, because two at once would be wrong.</summary>
    /// <param name="Reason">Why there cannot be more, in words that an operator at night understands. It stands on the Deployment.</param>
    public sealed record One(string Reason) : Scale;

    /// <summary>A fixed number of pods.</summary>
    /// <param name="Replicas">The number, 1 to 100.</param>
    public sealed record Fixed([property: Range(1, 100)] int Replicas) : Scale;

    /// <summary>Autoscaling by CPU use.</summary>
    /// <param name="MinReplicas">The lowest number of pods, 1 to 100. Default: 2.</param>
    /// <param name="MaxReplicas">The highest number of pods, not below the lowest. Default: 4.</param>
    /// <param name="CpuPercent">The target CPU use in percent of the request. Default: 70.</param>
    public sealed record Auto(
        [property: Range(1, 100)] int MinReplicas = 2,
        [property: Range(1, 1000)] int MaxReplicas = 4,
        [property: Range(1, 100)] int CpuPercent = 70) : Scale, IChecked
    {
        void IChecked.Check(Problems problems)
        {
            problems.AddIf(MinReplicas > MaxReplicas, Codes.OutOfRange, nameof(MinReplicas),
                MinReplicas.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"at most {problems.Name(nameof(MaxReplicas))}, which is {MaxReplicas}"),
                "lower it or raise the other");
        }
    }
}
