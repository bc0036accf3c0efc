namespace Infra.Components.Apps;

/// <summary>Arguments of <see cref="AppCronJob"/>.</summary>
public sealed record AppCronJobArgs : WorkloadArgs, IChecked
{
    /// <summary>The object's name, at most 52 characters. Default: the component's name.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?", "lower-case letters, digits and inner hyphens, 1 to 52 characters")]
    public string? Name { get; init; }

    /// <summary>When it runs: five fields of a cron expression, such as <c>30 3 * * *</c>, or a word such as <c>@daily</c>.</summary>
    [Cron]
    public required string Schedule { get; init; }

    /// <summary>The time zone of the schedule, a name of the IANA database such as <c>Asia/Seoul</c>. Default: UTC.</summary>
    [Matches("(?!Local$)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*", "a name of the IANA database such as Asia/Seoul")]
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>What happens when it is time and the last run still goes on. Default: it is left to end, and this run is left out.</summary>
    public Overlap Overlap { get; init; }

    /// <summary>Seconds that a run may start late, when the cluster was away. Default: any number.</summary>
    [Range(10, 604800)]
    public int? StartingDeadlineSeconds { get; init; }

    /// <summary>Whether no run starts. Default: false.</summary>
    public bool Suspended { get; init; }

    /// <summary>How many runs that succeeded stay, with their logs. Default: 3.</summary>
    [Range(0, 100)]
    public int KeepSucceeded { get; init; } = 3;

    /// <summary>How many runs that failed stay, with their logs. Default: 3.</summary>
    [Range(0, 100)]
    public int KeepFailed { get; init; } = 3;

    /// <summary>How each run goes, and when it has failed. Default: one pod, three retries, an hour.</summary>
    public JobRun Run { get; init; } = new();

    void IChecked.Check(Problems problems) => problems.AddWorkload(this, onePod: Run.Parallelism == 1 && Overlap != Overlap.Allow);
}
