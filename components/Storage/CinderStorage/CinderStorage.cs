using Infra.Catalogue;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace Infra.Components.Storage;

/// <summary>
/// Volumes of an OpenStack's block storage, Cinder. One node mounts a volume at a time, and a deleted claim's volume stays.
/// </summary>
public sealed class CinderStorage : ComponentResource
{
    /// <summary>Installs the driver and makes its class.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A value has the wrong form, or the chart was made for another version of Kubernetes.</exception>
    public CinderStorage(string name, CinderStorageArgs args, ComponentResourceOptions? options = null)
        : base("infra:storage:CinderStorage", name, options.On(args.Checked(name).Cluster))
    {
        var space = new NamespaceRef(args.Cluster, "kube-system");
        var config = new Secret($"{name}-cloud-config", new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{name}-cloud-config", Namespace = space.Name },
            Type = "Opaque",
            StringData = { { "cloud.conf", args.CloudConfig.Value } },
        }, this.Child());
        var values = new Dictionary<string, object>
        {
            ["secret"] = new Dictionary<string, object>
            {
                ["enabled"] = true,
                ["create"] = false,
                ["hostMount"] = false,
                ["name"] = config.Metadata.Apply(metadata => metadata.Name),
            },
            ["storageClass"] = new Dictionary<string, object> { ["enabled"] = false },
        };
        values.Mirror(args.Cluster.Mirrors, "registry.k8s.io/provider-os/cinder-csi-plugin", "csi", "plugin", "image");
        var driver = new Release(name, new HelmChart(ChartCatalogue.CinderCsi, args.Version)
            .Install("openstack-cinder-csi", space, values), this.Child());

        var made = ClassObject.Make(this, $"{name}-class", args.Class, args.Default, new StorageClassArgs
        {
            Provisioner = "cinder.csi.openstack.org",
            Parameters = Parameters(args).OrNone(),
            ReclaimPolicy = "Retain",
            VolumeBindingMode = "WaitForFirstConsumer",
            AllowVolumeExpansion = true,
        }, driver);
        Class = new StorageClassRef(args.Class, shared: false, made);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The class.</summary>
    public StorageClassRef Class { get; }

    private static Dictionary<string, string> Parameters(CinderStorageArgs args)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (args.Type is not null)
            parameters["type"] = args.Type;

        if (args.Zone is not null)
            parameters["availability"] = args.Zone;

        return parameters;
    }
}
