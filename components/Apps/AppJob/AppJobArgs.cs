namespace Infra.Components.Apps;

/// <summary>Arguments of <see cref="AppJob"/>.</summary>
public sealed record AppJobArgs : WorkloadArgs, IChecked
{
    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>How it runs, and when it has failed. Default: one pod, three retries, an hour.</summary>
    public JobRun Run { get; init; } = new();

    void IChecked.Check(Problems problems) => problems.AddWorkload(this, onePod: Run.Parallelism == 1);
}
