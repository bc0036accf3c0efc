using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace Infra.Components.Storage;

/// <summary>Encrypted gp3 volumes of EBS, made in the zone where their pod runs. One node mounts a volume at a time.</summary>
public sealed class EbsStorageClass : ComponentResource
{
    /// <summary>Makes the class.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">A name is not a DNS label, or the key is no ARN.</exception>
    public EbsStorageClass(string name, EbsStorageClassArgs args, ComponentResourceOptions? options = null)
        : base("infra:storage:EbsStorageClass", name, options.On(args.Checked(name).Cluster))
    {
        var metadata = new ObjectMetaArgs { Name = args.Name ?? name };
        if (args.Default)
            metadata.Annotations = new() { { "storageclass.kubernetes.io/is-default-class", "true" } };

        var parameters = new InputMap<string> { { "type", "gp3" }, { "encrypted", "true" }, { "csi.storage.k8s.io/fstype", "ext4" } };
        if (args.KmsKey is not null)
            parameters.Add("kmsKeyId", args.KmsKey);

        var child = this.Child();
        // Kubernetes takes no change of a class's parameters: it is made anew, and volumes that exist keep theirs.
        child.DeleteBeforeReplace = true;
        _ = new StorageClass(name, new StorageClassArgs
        {
            Metadata = metadata,
            Provisioner = args.AutoMode ? "ebs.csi.eks.amazonaws.com" : "ebs.csi.aws.com",
            Parameters = parameters,
            ReclaimPolicy = args.DeleteWithClaim ? "Delete" : "Retain",
            VolumeBindingMode = "WaitForFirstConsumer",
            AllowVolumeExpansion = true,
        }, child);
        RegisterOutputs(Outputs.Of(this));
    }
}
