using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Storage;

/// <summary>A volume on storage that is there already, made before the claim that it is reserved for.</summary>
internal static class StaticVolume
{
    /// <summary>Makes the volume.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="claim">The claim. Any other one of the same size would take the volume otherwise.</param>
    /// <param name="args">What is behind it.</param>
    /// <param name="options">Pulumi's options.</param>
    public static PersistentVolume Make(string name, string claim, VolumeArgs args, CustomResourceOptions options)
    {
        var spec = new PersistentVolumeSpecArgs
        {
            AccessModes = { args.Access.ToString() },
            Capacity = { { "storage", args.Size } },
            StorageClassName = "",
            PersistentVolumeReclaimPolicy = "Retain",
            ClaimRef = new ObjectReferenceArgs
            {
                ApiVersion = "v1",
                Kind = "PersistentVolumeClaim",
                Name = claim,
                Namespace = args.Namespace.Name,
            },
        };
        if (args.Source is VolumeSource.OnNode disk)
            PutOn(spec, disk);
        else if (args.Source is VolumeSource.OnNfs share)
            PutOn(spec, share);

        return new PersistentVolume(name, new PersistentVolumeArgs { Metadata = new ObjectMetaArgs { Name = name }, Spec = spec }, options);
    }

    private static void PutOn(PersistentVolumeSpecArgs spec, VolumeSource.OnNode disk)
    {
        if (disk.Folder)
            spec.HostPath = new HostPathVolumeSourceArgs { Path = disk.Path, Type = "DirectoryOrCreate" };
        else
            spec.Local = new LocalVolumeSourceArgs { Path = disk.Path };

        spec.NodeAffinity = new VolumeNodeAffinityArgs
        {
            Required = new NodeSelectorArgs
            {
                NodeSelectorTerms = new NodeSelectorTermArgs
                {
                    MatchExpressions = new NodeSelectorRequirementArgs
                    {
                        Key = "kubernetes.io/hostname",
                        Operator = "In",
                        Values = { disk.Node },
                    },
                },
            },
        };
    }

    private static void PutOn(PersistentVolumeSpecArgs spec, VolumeSource.OnNfs share)
    {
        spec.Nfs = new NFSVolumeSourceArgs { Server = share.Server, Path = share.Path };
        spec.MountOptions = share.MountOptions.OrNone();
    }
}
