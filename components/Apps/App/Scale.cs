namespace Infra.Components.Apps;

/// <summary>How many pods an application has: a fixed number or a range, never both, so that no autoscaler fights a replica count.</summary>
public abstract record Scale
{
    private Scale()
    {
    }

    /// <summary>Exactly one pod, replaced by stopping the old one first, because two of them at once would be wrong.</summary>
    /// <param name="reason">Why it cannot be more, in words that an operator at night understands. It stands on the Deployment.</param>
    public static Scale One(string reason) => new Single(reason);

    /// <summary>A fixed number of pods.</summary>
    /// <param name="replicas">The number, 1 to 100.</param>
    public static Scale Fixed(int replicas) => new Replicas(replicas);

    /// <summary>As many pods as the load asks for.</summary>
    /// <param name="least">The smallest number, 1 to 100.</param>
    /// <param name="most">The largest number, not below the smallest.</param>
    /// <param name="cpuPercent">The CPU use, in percent of what the pods request, that the autoscaler aims at. Default: 70.</param>
    public static Scale Auto(int least, int most, int cpuPercent = 70) => new Range(least, most, cpuPercent);

    /// <summary>The number of pods that are always there.</summary>
    internal int Least => this switch
    {
        Replicas fixedNumber => fixedNumber.Count,
        Range range => range.From,
        _ => 1,
    };

    internal sealed record Single(string Reason) : Scale;

    internal sealed record Replicas([property: Validation.Range(1, 100)] int Count) : Scale;

    internal sealed record Range(
        [property: Validation.Range(1, 100)] int From,
        [property: Validation.Range(1, 1000)] int To,
        [property: Validation.Range(1, 100)] int CpuPercent) : Scale;
}
