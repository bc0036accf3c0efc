using Pulumi.Kubernetes.Types.Inputs.Batch.V1;

namespace Infra.Components.Apps;

/// <summary>How the pods of a job run, and when it has failed.</summary>
public sealed record JobRun : IChecked
{
    /// <summary>How often a failed pod is tried again. Default: 3.</summary>
    [Range(0, 100)]
    public int Retries { get; init; } = 3;

    /// <summary>Seconds after which the job is stopped and has failed. Default: 3600.</summary>
    [Range(1, 604800)]
    public int DeadlineSeconds { get; init; } = 3600;

    /// <summary>
    /// Seconds for which a job that is over stays, with its pods and their logs. A refresh of the stack after that runs the job again.
    /// Default: a week.
    /// </summary>
    [Range(0, 31536000)]
    public int KeepSeconds { get; init; } = 604800;

    /// <summary>How many pods must succeed, each with its number in <c>JOB_COMPLETION_INDEX</c> if there are several. Default: 1.</summary>
    [Range(1, 10000)]
    public int Completions { get; init; } = 1;

    /// <summary>How many pods run at once. Default: 1.</summary>
    [Range(1, 1000)]
    public int Parallelism { get; init; } = 1;

    /// <summary>Exit statuses of the main container that no retry mends: the job fails at once. Default: none.</summary>
    [Range(1, 255)]
    public IReadOnlyList<int> FatalExitCodes { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Parallelism > Completions, Codes.OutOfRange, nameof(Parallelism),
            Parallelism.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"at most {problems.Name(nameof(Completions))}, which is {Completions}"), "lower it");
        problems.AddDuplicates(Codes.DuplicateName, nameof(FatalExitCodes),
            FatalExitCodes.Select(code => code.ToString(CultureInfo.InvariantCulture)));
    }

    internal JobSpecArgs Spec(string container, WorkloadArgs args, WorkloadPod pod) => new()
    {
        BackoffLimit = Retries,
        ActiveDeadlineSeconds = DeadlineSeconds,
        TtlSecondsAfterFinished = KeepSeconds,
        Completions = Completions,
        Parallelism = Parallelism,
        CompletionMode = Optional.Of(Completions > 1 ? "Indexed" : null)!,
        PodFailurePolicy = FatalExitCodes.Count == 0 ? null! : Policy(container),
        // A failed pod stays as it was, with its log; the next try is another pod.
        Template = pod.Template(pod.Container(), args.StopSeconds, restart: "Never"),
    };

    private PodFailurePolicyArgs Policy(string container) => new()
    {
        Rules =
        {
            // A pod that was evicted is no failure of the program.
            new PodFailurePolicyRuleArgs
            {
                Action = "Ignore",
                OnPodConditions = new PodFailurePolicyOnPodConditionsPatternArgs { Type = "DisruptionTarget", Status = "True" },
            },
            new PodFailurePolicyRuleArgs
            {
                Action = "FailJob",
                OnExitCodes = new PodFailurePolicyOnExitCodesRequirementArgs
                {
                    ContainerName = container,
                    Operator = "In",
                    Values = FatalExitCodes.Order().ToArray(),
                },
            },
        },
    };
}
