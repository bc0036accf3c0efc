using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Apps;

/// <summary>
/// Work that is done once, such as the migration of a database. When its arguments change it is done again, so it must be repeatable.
/// </summary>
public sealed class AppJob : ComponentResource
{
    /// <summary>Makes the job.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are missing, malformed or do not fit together.</exception>
    public AppJob(string name, AppJobArgs args, ComponentResourceOptions? options = null)
        : base("infra:apps:AppJob", name, options.On(args.Checked(name).Namespace))
    {
        var names = WorkloadNames.Of(name);
        var pod = new WorkloadPod(name, args, this, names);
        var metadata = new ObjectMetaArgs
        {
            Name = args.Name ?? name,
            Namespace = args.Namespace.Name,
            Labels = Flow.Labels(names.Labels),
        };
        if (Await.Rollout(args.Namespace.Cluster) is { } annotations)
            metadata.Annotations = annotations;

        // Its pods run at once: what lets them out has to be there.
        var policies = new WorkloadNetwork(name, args, this, new PodSet(args.Namespace, names.Labels)).Make();
        Job = new Job(name, new JobArgs { Metadata = metadata, Spec = args.Run.Spec(name, args, pod) },
            CustomResourceOptions.Merge(this.Child([.. pod.ComesAfter, .. policies]), new CustomResourceOptions
            {
                DeleteBeforeReplace = true,
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(args.Run.DeadlineSeconds + 60) },
            }));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The job, for what must come after it is done.</summary>
    public Job Job { get; }
}
