using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Apps;

/// <summary>Work that is done by the clock, such as a backup.</summary>
public sealed class AppCronJob : ComponentResource
{
    // The names of its jobs are its own and eleven more characters.
    private const int LongestName = 52;

    /// <summary>Makes the schedule.</summary>
    /// <param name="name">The component's name, a DNS label of at most 52 characters.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are missing, malformed or do not fit together.</exception>
    public AppCronJob(string name, AppCronJobArgs args, ComponentResourceOptions? options = null)
        : base("infra:apps:AppCronJob", name, options.On(args.Checked(name, LongestName).Namespace))
    {
        var names = WorkloadNames.Of(name);
        var pod = new WorkloadPod(name, args, this, names);
        CronJob = new CronJob(name, new CronJobArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = args.Name ?? name,
                Namespace = args.Namespace.Name,
                Labels = Flow.Labels(names.Labels),
            },
            Spec = new CronJobSpecArgs
            {
                Schedule = args.Schedule,
                TimeZone = args.TimeZone,
                ConcurrencyPolicy = args.Overlap.ToString(),
                StartingDeadlineSeconds = Optional.Of(args.StartingDeadlineSeconds)!,
                Suspend = args.Suspended,
                SuccessfulJobsHistoryLimit = args.KeepSucceeded,
                FailedJobsHistoryLimit = args.KeepFailed,
                JobTemplate = new JobTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = Flow.Labels(names.Labels) },
                    Spec = args.Run.Spec(name, args, pod),
                },
            },
        }, this.Child(pod.ComesAfter));
        new WorkloadNetwork(name, args, this, new PodSet(args.Namespace, names.Labels)).Make();
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The schedule.</summary>
    public CronJob CronJob { get; }
}
