using Infra.Components;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Shop.Gift;

/// <summary>In the namespace <c>shop</c>: 1 CronJob.</summary>
internal static class Cleanup
{
    /// <summary>Makes them.</summary>
    public static void Make(NamespaceRef space)
    {
        var options = new CustomResourceOptions { Provider = space.Cluster.Provider };

        _ = new CronJob("cleanup", new CronJobArgs
        {
            Metadata = new ObjectMetaArgs { Name = "cleanup", Namespace = space.Name },
            Spec = new CronJobSpecArgs
            {
                JobTemplate = new JobTemplateSpecArgs
                {
                    Spec = new JobSpecArgs
                    {
                        Template = new PodTemplateSpecArgs
                        {
                            Spec = new PodSpecArgs
                            {
                                Containers =
                                {
                                    new ContainerArgs
                                    {
                                        Name = "cleanup",
                                        Command = { "sh", "-c", "echo cleaning" },
                                        Image = "busybox:latest",
                                    },
                                },
                                RestartPolicy = "Never",
                            },
                        },
                    },
                },
                Schedule = "0 3 * * *",
            },
        }, options);
    }
}
