using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Storage;

/// <summary>
/// The older provisioner of folders on an NFS server, for clusters that already use it: it has not been maintained since February 2024. New
/// volumes belong on <see cref="NfsStorage"/>. The data of a deleted claim stays on the server under another name.
/// </summary>
public sealed class NfsSubdirStorage : ComponentResource
{
    /// <summary>Installs the provisioner with its class.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">A value has the wrong form.</exception>
    public NfsSubdirStorage(string name, NfsSubdirStorageArgs args, ComponentResourceOptions? options = null)
        : base("infra:storage:NfsSubdirStorage", name, options.On(args.Checked(name).Cluster))
    {
        var storageClass = new Dictionary<string, object>
        {
            ["name"] = args.Class,
            ["defaultClass"] = args.Default,
            ["archiveOnDelete"] = args.ArchiveOnDelete,
            ["reclaimPolicy"] = "Retain",
            ["accessModes"] = "ReadWriteMany",
        };
        if (args.Provisioner is not null)
            storageClass["provisionerName"] = args.Provisioner;

        var values = new Dictionary<string, object>
        {
            ["nfs"] = new Dictionary<string, object> { ["server"] = args.Server, ["path"] = args.Share },
            ["storageClass"] = storageClass,
        };
        values.Mirror(args.Cluster.Mirrors, "registry.k8s.io/sig-storage/nfs-subdir-external-provisioner", "image");
        // Its pod mounts the share itself, as root.
        var space = OwnNamespace.Make(this, name, args.Cluster, "nfs-provisioner", PodSecurity.Baseline);
        var chart = new HelmChart(ChartCatalogue.NfsSubdirProvisioner, args.Version);
        var provisioner = new Release(name, chart.Install(args.Release ?? name, space, values), this.Child());
        Class = new StorageClassRef(args.Class, shared: true, provisioner);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The class.</summary>
    public StorageClassRef Class { get; }
}
