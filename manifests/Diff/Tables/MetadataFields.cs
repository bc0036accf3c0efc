using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>What every object has, and what servers and tools write into it.</summary>
internal static class MetadataFields
{
    public static Fields All { get; } = Fields.Of(
        ("status", Ignored),
        ("metadata uid", Ignored),
        ("metadata resourceVersion", Ignored),
        ("metadata generation", Ignored),
        ("metadata creationTimestamp", Ignored),
        ("metadata deletionTimestamp", Ignored),
        ("metadata deletionGracePeriodSeconds", Ignored),
        ("metadata selfLink", Ignored),
        ("metadata managedFields", Ignored),
        ("metadata ownerReferences", Assigned.And(By("uid"))),
        ("metadata finalizers", Assigned.And(Set)),
        ("metadata labels", Empty),
        ("metadata annotations", Empty),
        ("metadata labels kubernetes.io/metadata.name", Assigned),
        ("metadata annotations kubectl.kubernetes.io/last-applied-configuration", Ignored),
        ("metadata annotations deployment.kubernetes.io/revision", Assigned),
        ("metadata annotations deprecated.daemonset.template.generation", Assigned),
        ("metadata annotations pv.kubernetes.io/bind-completed", Assigned),
        ("metadata annotations pv.kubernetes.io/bound-by-controller", Assigned),
        ("metadata annotations volume.kubernetes.io/storage-provisioner", Assigned),
        ("metadata annotations volume.beta.kubernetes.io/storage-provisioner", Assigned),
        ("metadata annotations volume.kubernetes.io/selected-node", Assigned),
        ("metadata annotations metallb.io/ip-allocated-from-pool", Assigned),
        ("metadata annotations metallb.universe.tf/ip-allocated-from-pool", Assigned),
        ("metadata annotations autoscaling.alpha.kubernetes.io/conditions", Ignored),
        ("metadata annotations autoscaling.alpha.kubernetes.io/current-metrics", Ignored));
}
