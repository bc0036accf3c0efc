using Infra.Catalogue;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace Infra.Components.Storage;

/// <summary>
/// Volumes on an NFS server that is there already, by the Kubernetes project's own driver. Pods on several nodes can mount one. Nothing
/// limits their size, and the data of a deleted claim stays on the server.
/// </summary>
public sealed class NfsStorage : ComponentResource
{
    /// <summary>Installs the driver and makes its class.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">A value has the wrong form.</exception>
    public NfsStorage(string name, NfsStorageArgs args, ComponentResourceOptions? options = null)
        : base("infra:storage:NfsStorage", name, options.On(args.Checked(name).Cluster))
    {
        var values = new Dictionary<string, object>();
        values.Mirror(args.Cluster.Mirrors, "registry.k8s.io/sig-storage/nfsplugin", "image", "nfs");
        // The driver's pods mount on the nodes, which only kube-system's level allows.
        var driver = new Release(name, new HelmChart(ChartCatalogue.CsiDriverNfs, args.Version)
            .Install("csi-driver-nfs", new NamespaceRef(args.Cluster, "kube-system"), values), this.Child());
        var made = ClassObject.Make(this, $"{name}-class", args.Class, args.Default, new StorageClassArgs
        {
            Provisioner = "nfs.csi.k8s.io",
            Parameters =
            {
                { "server", args.Server },
                { "share", args.Share },
                { "subDir", "${pvc.metadata.namespace}/${pvc.metadata.name}" },
                { "onDelete", "retain" },
            },
            MountOptions = args.MountOptions.OrNone(),
            ReclaimPolicy = "Retain",
            VolumeBindingMode = "Immediate",
            AllowVolumeExpansion = true,
        }, driver);
        Class = new StorageClassRef(args.Class, shared: true, made);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The class.</summary>
    public StorageClassRef Class { get; }
}
